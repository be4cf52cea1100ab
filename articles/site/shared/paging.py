"""Page through lists by the place of an article: all pages cost the same."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Protocol, Self

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.functional import cached_property

from articles.models import Article, given

PAGE_SIZE = 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FORM = re.compile(
    r"(?:([0-9]{1,2})_)?([0-9]{4}-[0-9]{2}-[0-9]{2})_(-?[0-9]{1,17})_([0-9]{1,18})"
)


class Marker(Protocol):
    """The place of a row in a list, as written in an address."""

    @staticmethod
    def ordered(articles: QuerySet, /) -> QuerySet: ...
    @classmethod
    def of(cls, article: Article, /) -> Self: ...
    @classmethod
    def read(cls, text: str) -> Self: ...
    def beyond(self, side: str) -> Q: ...


@dataclass(frozen=True, slots=True)
class Place:
    """The place of an article in `newest_first`: printed date, publication, key.

    In search results it is the place within a tier; only lists have tiers.
    """

    printed_on: date
    published_at: datetime
    pk: int
    tier: int | None = None

    def __str__(self) -> str:
        moment = (self.published_at - EPOCH) // timedelta(microseconds=1)
        tier = "" if self.tier is None else f"{self.tier}_"
        return f"{tier}{self.printed_on.isoformat()}_{moment}_{self.pk}"

    @staticmethod
    def ordered(articles) -> QuerySet:
        return articles.newest_first()

    @classmethod
    def of(cls, article: Article) -> Self:
        first = given(article.published_at)
        return cls(given(article.printed_on), first, article.pk)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `str` wrote; anything else is an address that doesn't exist."""
        match = FORM.fullmatch(text)
        if match is None:
            raise Http404
        tier, day, since, pk = match.groups()
        try:
            moment = EPOCH + timedelta(microseconds=int(since))
            return cls(
                date.fromisoformat(day), moment, int(pk), int(tier) if tier else None
            )
        except (ValueError, OverflowError) as error:
            raise Http404 from error

    def beyond(self, side: str) -> Q:
        """Keep what stands before it (`lt`) or after it (`gt`) in time."""
        # The first says nothing new, but it is where the index begins to be read.
        return Q(**{f"printed_on__{side}e": self.printed_on}) & (
            Q(**{f"printed_on__{side}": self.printed_on})
            | Q(**{f"published_at__{side}": self.published_at})
            | Q(published_at=self.published_at, **{f"pk__{side}": self.pk})
        )


@dataclass
class Slice:
    """One page of a list. `before` or `after` is the place in the request."""

    articles: list[Article] = field(default_factory=list)
    before: Marker | None = None
    after: Marker | None = None
    has_older: bool = False
    has_newer: bool = False
    # The order of its articles.
    place: type[Marker] = Place

    @cached_property
    def older(self) -> str:
        """The query string of the page with older articles, "" if there is none."""
        return f"before={self.place.of(self.articles[-1])}" if self.has_older else ""

    @cached_property
    def newer(self) -> str:
        return f"after={self.place.of(self.articles[0])}" if self.has_newer else ""

    @property
    def query(self) -> str:
        """The query string of this page, "" for the first one."""
        if self.before:
            return f"before={self.before}"
        return f"after={self.after}" if self.after else ""


def slice_of(
    articles, query, place: type[Marker] = Place, *, size: int = PAGE_SIZE
) -> Slice:
    """Return the page that `before` or `after` asks for, else the newest articles."""
    before, after = (
        place.read(query[name]) if name in query else None
        for name in ("before", "after")
    )
    if before and after:
        raise Http404
    page = Slice(before=before, after=after, place=place)
    ordered = place.ordered(articles)
    if after:
        found = list(ordered.filter(after.beyond("gt")).reverse()[: size + 1])
        page.has_newer, page.has_older = len(found) > size, bool(found)
        page.articles = found[:size][::-1]
        return page
    if before:
        ordered = ordered.filter(before.beyond("lt"))
    found = list(ordered[: size + 1])
    page.articles, page.has_older = found[:size], len(found) > size
    page.has_newer = bool(before and found)
    return page
