"""The catalogue: public articles by label, month and place in the lists.

A process holds it in memory, so lists need no counting and sorting in the database.
"""

from articles.domain.label_index.catalogue import Catalogue as Catalogue
from articles.domain.label_index.counting import (
    Chosen as Chosen,
    Numbers as Numbers,
    most_used as most_used,
)
from articles.domain.label_index.holding import (
    catalogue_at as catalogue_at,
    catalogue_now as catalogue_now,
)
from articles.domain.label_index.order import (
    NOBODY as NOBODY,
    Members as Members,
    Placed as Placed,
    Spot as Spot,
    soonest_by_day as soonest_by_day,
)
from articles.domain.label_index.relating import MOST_PINNED as MOST_PINNED
from articles.domain.label_index.together import (
    Together as Together,
    Value as Value,
    each_of as each_of,
    joined as joined,
    reduced as reduced,
    slug_of as slug_of,
)
