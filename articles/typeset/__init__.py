"""What was made of a version once, and is given again as long as it is what it was.

Pages and feeds make their own parts; here they are kept, and known to be out of date.
"""

from articles.typeset.fingerprint import fingerprint
from articles.typeset.freshness import Typeset
from articles.typeset.giving import Given, Maker, give, stale
from articles.typeset.rows import Row, rows_of, store

__all__ = [
    "Given",
    "Maker",
    "Row",
    "Typeset",
    "fingerprint",
    "give",
    "rows_of",
    "stale",
    "store",
]
