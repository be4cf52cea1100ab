"""The results of a search of the list, and their order: as on the public site."""

from collections.abc import Iterator
from itertools import chain

from django.db.models import QuerySet

from articles.admin.parts.lists.bounded import counted
from articles.admin.parts.lists.found import Asked
from articles.foundation.request_vars import RequestVar
from articles.foundation.slugs import slug_from
from articles.models import (
    Article,
    Attribution,
    Bytewise,
    FurtherReading,
    WebAddress,
    beginning,
)

# The parts of a search that found too much to be sorted.
PARTS = RequestVar[list[QuerySet[Article]] | None]("parts_of_search", default=None)
# True if a search found few.
IS_FEW = RequestVar("has_found_few", default=False)
# The number of results, if it needn't be counted.
NUMBER_FOUND = RequestVar[int | None]("number_found", default=None)
# Characters that an address has and a word hasn't.
SIGNS = frozenset(".:/")
SCHEMES = tuple(f"{http}://{www}" for http in ("https", "http") for www in ("", "www."))


def in_address(text: str) -> list[Asked]:
    """Return queries for articles with an address that begins so, or that cite one.

    An address is made of a headline. So a new article is found by the beginning of its
    headline before the worker has indexed it.
    """
    text = text.lower()
    begun = {one for one in (text, slug_from(text, fallback="")) if one}
    own = beginning(Article.objects.all(), Bytewise("slug"), *sorted(begun)), "pk"
    if not SIGNS & set(text):
        return [own]
    # People copy addresses with and without scheme and “www.”.
    texts = [text] if "://" in text else [scheme + text for scheme in SCHEMES]
    named = (
        (beginning(part.objects.all(), WebAddress("url"), *texts), "article")
        for part in (Attribution, FurtherReading)
    )
    return [own, *named]


class Tiers:
    """Several queries after one another, each in its order: never sorted as a whole.

    Rows before a page are counted only as far as that page.
    """

    def __init__(self, parts: list[QuerySet[Article]]):
        self.parts = parts

    def page(self, rows: QuerySet[Article], first: int, number: int) -> list[Article]:
        """Return the rows of one page: keys are walked, few rows read."""
        found: list[Article] = []
        for part in self.parts:
            wanted = number - len(found)
            if not wanted:
                break
            keys = part.values("pk")[first : first + wanted]
            more = list(rows.filter(pk__in=keys).order_by(*part.query.order_by))
            found += more
            before = 0 if more or not first else counted(part, first)
            first = 0 if more else max(first - before, 0)
        return found

    def iterator(self, chunk_size: int) -> Iterator[Article]:
        return chain.from_iterable(one.iterator(chunk_size) for one in self.parts)
