"""The selection: the articles of a list, of a label's page, and of their feed.

It is read from an address, finds the articles, and describes itself in words.
"""

from articles.site.selection.adding import adding as adding, in_periods as in_periods
from articles.site.selection.labels import (
    asks_for_former as asks_for_former,
    has_left as has_left,
)
from articles.site.selection.reading import (
    CODE as CODE,
    MAX_VALUES as MAX_VALUES,
    MONTH as MONTH,
    SLUG as SLUG,
    YEAR as YEAR,
    TooManyValuesError as TooManyValuesError,
    UnknownValueError as UnknownValueError,
    read_selection as read_selection,
    why_too_much as why_too_much,
)
from articles.site.selection.selection import (
    DEADLINE as DEADLINE,
    ELIGIBLE as ELIGIBLE,
    NEWEST as NEWEST,
    PARAMETERS as PARAMETERS,
    Selection as Selection,
)
from articles.site.selection.since import (
    PERIODS as PERIODS,
    SINCE as SINCE,
    day_of_period as day_of_period,
    in_days as in_days,
)
from articles.site.selection.words import (
    alternatives as alternatives,
    due_name as due_name,
    since_day as since_day,
)
