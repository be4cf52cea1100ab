"""The catalogue: which public article has which label, month and place in the lists.

A process holds it in memory: no list has to count or to sort what it may show.
"""

from articles.catalogue.catalogue import Catalogue
from articles.catalogue.counting import Chosen, Numbers, most_used
from articles.catalogue.holding import catalogue_at, catalogue_now
from articles.catalogue.order import NOBODY, Members, Placed
from articles.catalogue.relating import MOST_PINNED
from articles.catalogue.together import (
    Together,
    Value,
    each_of,
    joined,
    reduced,
    slug_of,
)

__all__ = [
    "MOST_PINNED",
    "NOBODY",
    "Catalogue",
    "Chosen",
    "Members",
    "Numbers",
    "Placed",
    "Together",
    "Value",
    "catalogue_at",
    "catalogue_now",
    "each_of",
    "joined",
    "most_used",
    "reduced",
    "slug_of",
]
