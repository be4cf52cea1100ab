"""Documents attached to articles: received, found for those who may see them, swept."""

from articles.domain.documents.finding import (
    attached_as as attached_as,
    public_among as public_among,
    seen_by as seen_by,
)
from articles.domain.documents.lost_files import changed as changed, lost as lost
from articles.domain.documents.receiving import (
    receive as receive,
    too_large as too_large,
)
from articles.domain.documents.sweeping import (
    left_over as left_over,
    remove as remove,
    still_named as still_named,
    sweep as sweep,
)
