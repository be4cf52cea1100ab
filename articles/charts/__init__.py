"""Charts: what the public stock looks like, counted by the catalogue.

Each mark leads to the articles that it counts, and each picture has its table. The line
is the desk's: how often something was asked for, day by day.
"""

from articles.charts.columns import Columns, columns_of
from articles.charts.line import line_of
from articles.charts.months import Grid, grid_of
from articles.charts.steps import Step, Steps, steps_of
from articles.charts.world import printed_world

__all__ = [
    "Columns",
    "Grid",
    "Step",
    "Steps",
    "columns_of",
    "grid_of",
    "line_of",
    "printed_world",
    "steps_of",
]
