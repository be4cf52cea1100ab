"""The choice that narrows a list, the articles that it holds, and its addresses."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import override

from articles.domain import search
from articles.domain.deadlines import OPEN
from articles.domain.label_index import (
    Catalogue,
    Members,
    Numbers,
    Together,
    Value,
    each_of,
    reduced,
    slug_of,
)
from articles.foundation.slugs import path_of, path_to
from articles.models import KINDS, Applicant, Label
from articles.site.selection import words
from articles.site.selection.since import SINCE, beginning_of

# In addresses, the order that needs to be said.
NEWEST = "newest"
# The parameters for what deadlines make of articles, and for those who may apply.
DEADLINE, ELIGIBLE = "deadline", "eligible"
# Pairs that pages of these names need no word for.
IMPLIED = {"deadlines": (DEADLINE, OPEN)}
# All parameters of a selection, in the order in which the site writes them.
PARAMETERS = (*KINDS, "year", "month", SINCE, DEADLINE, ELIGIBLE, "q")


@dataclass(frozen=True, slots=True)
class Selection:
    """Any of the values of one kind, of every kind that is named; in any of the months;
    and what the query finds.

    A value is a label, or several of its kind together. `months` are of `years`, which
    are then not empty.
    """

    language: str
    labels: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    asked: search.Query = field(default_factory=search.Query)
    # The order of search results; else the best stand first.
    is_newest_first: bool = False
    # The state that deadlines give its articles: a name of `deadlines.STATES`, or "".
    deadline: str = ""
    # Codes of those who may apply: any of them.
    eligible: tuple[str, ...] = ()
    # The day, as in ISO 8601, since which its articles were published, or "". In an
    # address that leads to such a list it may be a name of `since.PERIODS`.
    since: str = ""

    @property
    def q(self) -> str:
        """The words of the search, cleaned; "" if there are none."""
        return self.asked.text

    @property
    def is_cut(self) -> bool:
        """True if only a part of the articles was searched; known once it has been."""
        return bool(self.q) and self.asked.is_cut

    def hits(self, *columns: str) -> list[Members]:
        """Return for each column of the search's index what the query finds there."""
        return search.hits(self.asked, *columns)

    def tiers(self) -> list[Members]:
        """Return hits among all versions, by how well they fit, the best first."""
        return search.ranked(self.asked) if self.q else []

    def found(self, catalogue: Catalogue, *, within: Members | None = None) -> Members:
        """Return its articles as the catalogue has them. `within` are the hits of the
        query, for callers that know them already.
        """
        return catalogue.found(self.language, self.labels, **self.limits(within))

    def numbers(
        self, catalogue: Catalogue, *, within: Members | None = None
    ) -> Numbers:
        """Count its articles, and what facets offer."""
        return catalogue.numbers(self.language, self.labels, **self.limits(within))

    def limits(self, within: Members | None) -> dict[str, Any]:
        if self.q and within is None:
            [within] = self.hits("words")
        return {
            "years": self.years,
            "months": self.months,
            "since": self.begins,
            "due": self.deadline,
            "eligible": self.eligible,
            "within": within,
        }

    def spans(self) -> list[tuple[date, date]]:
        """Return first and last day of each year, or of each month, that it holds."""
        if not self.months:
            return [(date(year, 1, 1), date(year, 12, 31)) for year in self.years]
        return [
            (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
            for year in self.years
            for month in self.months
        ]

    @property
    def every_label(self) -> list[Label]:
        """All labels that it names, by themselves or together with others."""
        values = (value for each in self.labels.values() for value in each)
        return [label for value in values for label in each_of(value)]

    @property
    def size(self) -> int:
        """The number of values it is narrowed by, joined labels one by one."""
        others = len(self.years) + len(self.months) + len(self.eligible)
        others += bool(self.deadline) + bool(self.q) + bool(self.since)
        return len(self.every_label) + others

    @property
    def only_label(self) -> Label | None:
        """The label whose own page shows the same, or None."""
        labels = self.every_label
        return labels[0] if len(labels) == 1 == self.size else None

    @property
    def is_indexed(self) -> bool:
        """True if search engines may list it: all articles, those of one label, of one
        year or month. There are too many combinations, and they say nothing new.
        """
        return not self.size or bool(self.only_label) or self.is_one_period

    @property
    def has_together(self) -> bool:
        """True if its articles need several labels of one kind at once."""
        values = (value for each in self.labels.values() for value in each)
        return any(isinstance(value, Together) for value in values)

    def path(self, name: str = "articles", *, form: str = "rss") -> str:
        """Return its one address; `name` "feed" gives that of its feed in a `form`, and
        "list" that of the list as a file.
        """
        if name in {"feed", "list"}:
            name = f"{name}_{form}"
        if label := self.only_label:
            name = label.url_name if name == "articles" else f"{label.url_name}_{name}"
            return path_to(name, label.slug_in(self.language), self.language)
        if name == "articles" and self.is_one_period:
            return self.archive_path()
        return self.query_path(name)

    def query(self, name: str = "") -> str:
        """Return it as parameters for the page with this name; a list's say its order,
        too.
        """
        asked = self.asked_pairs() if name == "articles" else self.asked_pairs()[:1]
        return encoded(self.pairs_at(name), asked)

    def pairs_at(self, name: str) -> list[tuple[str, str]]:
        """Return the pairs that the page with this name needs."""
        return [pair for pair in self.pairs() if pair != IMPLIED.get(name)]

    def asked_pairs(self) -> list[tuple[str, str]]:
        """Return name and value of what is searched for, and of its list's order."""
        order = [("order", NEWEST)] if self.is_newest_first else []
        return [("q", self.q), *order] if self.q else []

    def pairs(self) -> list[tuple[str, str]]:
        """Return names and values of all but what is searched for, in their order."""
        pairs = [
            (kind, slug)
            for kind in KINDS
            for slug in sorted(
                slug_of(one, self.language) for one in self.labels.get(kind, ())
            )
        ]
        return pairs + self.others()

    def others(self) -> list[tuple[str, str]]:
        """Return names and values of all that is neither a label nor words."""
        others = [("year", str(year)) for year in self.years]
        others += [("month", str(month)) for month in self.months]
        others += [(SINCE, self.since)] if self.since else []
        others += [(DEADLINE, self.deadline)] if self.deadline else []
        return others + [(ELIGIBLE, code) for code in self.eligible]

    def in_language(self, language: str) -> "Selection":
        asked = self.asked.in_language(language)
        return replace(self, language=language, asked=asked)

    def in_words(self, number: int | None = None) -> str:
        """Say what is listed: “12 articles about Innovation, in EU or France, 2020”.

        Without a number it is a name that doesn't change with the articles.
        """
        return words.in_words(self, number)

    @property
    def name(self) -> str:
        """The name of its page and its feed."""
        return words.name(self)

    def when(self) -> str:
        """Name the years or months; "" if there are none."""
        return words.when(self)

    @property
    def is_one_period(self) -> bool:
        """True if it is one year or one month and nothing else: the archive's pages."""
        others = self.labels or self.q or self.deadline or self.eligible or self.since
        return not others and len(self.years) == 1 and len(self.months) <= 1

    def archive_path(self) -> str:
        [year] = self.years
        with override(self.language):
            if not self.months:
                return reverse("archive_year", kwargs={"year": year})
            [month] = self.months
            return reverse("archive_month", kwargs={"year": year, "month": month})

    def path_outside_archive(self) -> str:
        """Return an address for a list that may be empty; the archive has none."""
        return self.query_path() if self.is_one_period else self.path()

    def due(self, deadline: str) -> "Selection":
        return replace(self, deadline=deadline)

    def published_since(self, since: str) -> "Selection":
        return replace(self, since=since)

    @property
    def begins(self) -> datetime | None:
        """The moment since which its articles were published; None for any."""
        return beginning_of(self.since) if self.since else None

    @property
    def lasting(self) -> "Selection":
        """The list that one follows: all that is to come was published since."""
        return self.published_since("")

    def query_path(self, name: str = "articles") -> str:
        """Return the address with parameters, whatever page shows the same."""
        query = self.query(name)
        return path_of(name, self.language) + (f"?{query}" if query else "")

    def including(self, kind: str, value: Value) -> "Selection":
        return self.exchanging(kind, None, value)

    def without(self, kind: str, value: Value) -> "Selection":
        return self.exchanging(kind, value, None)

    def exchanging(
        self, kind: str, old: Value | None, new: Value | None
    ) -> "Selection":
        """Return it with another value in the place of one; None is no value."""
        rest = [value for value in self.labels.get(kind, ()) if value != old]
        return self.choosing(kind, [*rest, new] if new else rest)

    def choosing(self, kind: str, values: Iterable[Value]) -> "Selection":
        """Return it with these values of a kind instead of its own.

        A value that adds nothing to the others is left out.
        """
        labels = self.labels | {kind: reduced(values)}
        return replace(self, labels={k: each for k, each in labels.items() if each})

    def in_period(
        self, years: Iterable[int] = (), months: Iterable[int] = ()
    ) -> "Selection":
        """Return it with these years and months instead of its own."""
        return replace(self, years=tuple(sorted(years)), months=tuple(sorted(months)))

    def open_to(self, codes: Iterable[str]) -> "Selection":
        """Return it with these codes of those who may apply instead of its own."""
        chosen = set(codes)
        return replace(
            self, eligible=tuple(code for code in Applicant.values if code in chosen)
        )


def encoded(
    pairs: Iterable[tuple[str, str]], asked: Iterable[tuple[str, str]] = ()
) -> str:
    """Write a query: the comma that joins labels stays one, others are escaped."""
    parts = [urlencode(list(pairs), safe=","), urlencode(list(asked))]
    return "&".join(part for part in parts if part)
