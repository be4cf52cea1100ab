"""Charts of the public stock, counted by the catalogue.

Each mark leads to the articles that it counts, and each picture has its table. The line
is the desk's: requests for something, day by day.
"""

from articles.site.charts.columns import Columns as Columns, columns_of as columns_of
from articles.site.charts.line import line_of as line_of
from articles.site.charts.months import Grid as Grid, grid_of as grid_of
from articles.site.charts.steps import (
    Step as Step,
    Steps as Steps,
    steps_of as steps_of,
)
from articles.site.charts.world import printed_world as printed_world
