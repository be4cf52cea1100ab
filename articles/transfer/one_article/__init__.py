"""One article from a backup: told by the newsroom of then, brought back to this one.

`telling` runs on the restored database, `returning` in the newsroom that is in use.
"""

from articles.transfer.one_article.returning import (
    Returned as Returned,
    Returning as Returning,
    refuse_stranger as refuse_stranger,
)
from articles.transfer.one_article.telling import (
    TellingFault as TellingFault,
    Told as Told,
    tell as tell,
)
