"""Page through lists by the place of an article: all pages cost the same."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.db.models import Q
from django.http import Http404
from django.utils.functional import cached_property

from articles.models import Article

PAGE_SIZE = 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FORM = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})_(-?[0-9]{1,17})_([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands in `newest_first`: printed date, publication, key."""

    printed_on: date
    published_at: datetime
    pk: int

    def __str__(self) -> str:
        moment = (self.published_at - EPOCH) // timedelta(microseconds=1)
        return f"{self.printed_on.isoformat()}_{moment}_{self.pk}"

    @staticmethod
    def ordered(articles):
        return articles.newest_first()

    @classmethod
    def of(cls, article: Article) -> "Place":
        return cls(article.printed_on, article.edition.published_at, article.pk)

    @classmethod
    def read(cls, text: str) -> "Place":
        """Read what `str` wrote; anything else is an address that doesn't exist."""
        match = FORM.fullmatch(text)
        try:
            day, moment, pk = match.groups()
            moment = EPOCH + timedelta(microseconds=int(moment))
            return cls(date.fromisoformat(day), moment, int(pk))
        except (AttributeError, ValueError, OverflowError) as error:
            raise Http404 from error

    def beyond(self, side: str) -> Q:
        """Keep what stands before it (`lt`) or after it (`gt`) in time."""
        return Q(**{f"printed_on__{side}": self.printed_on}) | Q(
            Q(**{f"edition__published_at__{side}": self.published_at})
            | Q(edition__published_at=self.published_at, **{f"pk__{side}": self.pk}),
            printed_on=self.printed_on,
        )


@dataclass
class Slice:
    """One page of a list. `before` or `after` is the place that it was asked for."""

    articles: list[Article] = field(default_factory=list)
    before: Place | None = None
    after: Place | None = None
    has_older: bool = False
    has_newer: bool = False
    # By what its articles are ordered.
    place: type = Place

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


def slice_of(articles, query, place: type = Place, *, size: int = PAGE_SIZE) -> Slice:
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
