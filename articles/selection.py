"""The selection: which articles a list, a label's page and their feed hold.

One object reads it from an address, finds the articles, and says it in words.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import reduce
from itertools import product
from operator import or_
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from articles import search
from articles.models import (
    Article,
    Category,
    CountryOrganisation,
    FormerSlug,
    Label,
    Source,
    Topic,
)
from articles.models.visibility import LABEL_LINKS
from articles.workflow import Ending

# In the one order of canonical addresses and of the words above a list.
KINDS = {kind.url_name: kind for kind in (Category, Topic, CountryOrganisation, Source)}
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,100}")
YEAR = re.compile(r"[1-9][0-9]{3}")
MONTH = re.compile(r"0?[1-9]|1[0-2]")
MAX_VALUES = 20


class UnknownValueError(LookupError):
    """An address asks for a label or a date that no reader can know."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Any of the labels of one kind, of every kind that is named; in any of the months;
    and what the query finds.

    `months` are of `years`, which are then not empty.
    """

    language: str
    labels: dict[str, tuple[Label, ...]] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    asked: search.Query = field(default_factory=search.Query)

    @property
    def q(self) -> str:
        """What was searched for, cleaned; "" if nothing was."""
        return self.asked.text

    def articles(self, *, at: datetime):
        return self.narrowed(Article.objects.public(at))

    def syndicated(self, *, at: datetime, since: datetime):
        """Return its articles, and notices given after `since` of what was in it."""
        found = Article.objects.syndicated(at, since)
        if self.q:
            # Of what is gone not even the headline is told; so no search may try words.
            found = found.exclude(ending=Ending.GONE)
        return self.narrowed(found)

    def narrowed(self, found):
        found = found.in_language(self.language)
        for labels in self.labels.values():
            found = found.about(labels)
        if self.years:
            spans = Q()
            for first, last in self.spans():
                spans |= Q(printed_on__range=(first, last))
            found = found.filter(spans)
        return search.matching(found, self.asked) if self.q else found

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
    def size(self) -> int:
        """How many values it is narrowed by."""
        dates = len(self.years) + len(self.months)
        labels = sum(len(labels) for labels in self.labels.values())
        return labels + dates + bool(self.q)

    @property
    def only_label(self) -> Label | None:
        """The label whose own page shows the same, or None."""
        labels = [label for each in self.labels.values() for label in each]
        return labels[0] if len(labels) == 1 == self.size else None

    def without(self, kind: str, label: Label) -> "Selection":
        rest = tuple(other for other in self.labels[kind] if other != label)
        labels = self.labels | {kind: rest}
        return replace(self, labels={k: each for k, each in labels.items() if each})

    def path(self, name: str = "articles", *, form: str = "rss") -> str:
        """Return its one address; `name` "feed" gives that of its feed in a `form`."""
        if name == "feed":
            name = f"feed_{form}"
        with override(self.language):
            if self.only_label:
                kind = self.only_label.url_name
                name = kind if name == "articles" else f"{kind}_{name}"
                return reverse(name, kwargs={"slug": self.only_label.slug})
            if name == "articles" and self.is_one_period:
                return self.archive_path()
            return self.query_path(name)

    def query(self) -> str:
        return urlencode(self.pairs() + ([("q", self.q)] if self.q else []))

    def pairs(self) -> list[tuple[str, str]]:
        """Return names and values of all but what is searched for, in their order."""
        pairs = [
            (kind, slug)
            for kind in KINDS
            for slug in sorted(label.slug for label in self.labels.get(kind, ()))
        ]
        pairs += [("year", str(year)) for year in self.years]
        return pairs + [("month", str(month)) for month in self.months]

    def in_language(self, language: str) -> "Selection":
        asked = self.asked.in_language(language)
        return replace(self, language=language, asked=asked)

    def in_words(self, number: int | None = None) -> str:
        """Say what is listed: “12 articles about Innovation, in EU or France, 2020”.

        Without a number it is a name that doesn't change with the articles.
        """
        parts, articles = self.parts_in_words(), _("Articles")
        if number is not None:
            articles = ngettext("%(number)s article", "%(number)s articles", number)
            shown = number_format(number, force_grouping=True)
            articles %= {"number": shown if number else pgettext("number", "No")}
        return f"{articles} {', '.join(parts)}" if parts else articles + self.when(", ")

    def parts_in_words(self) -> list[str]:
        phrases = {
            "category": _("in the category %(names)s"),
            "topic": _("about %(names)s"),
            "country": pgettext("countries", "in %(names)s"),
            "source": _("from the source %(names)s"),
        }
        parts = [
            phrases[kind] % {"names": alternatives(map(str, self.labels[kind]))}
            for kind in KINDS
            if kind in self.labels
        ]
        if self.q:
            parts = [_("matching “%(words)s”") % {"words": self.q}, *parts]
        return [*parts, self.when()] if parts and self.years else parts

    def when(self, before: str = "") -> str:
        """Name the years or months, after `before`; "" if there are none."""
        form, year = "F Y" if self.months else "Y", ""
        if len(self.years) == 1 < len(self.months):
            form, year = "F", f" {self.years[0]}"
        names = [date_format(first, form) for first, _last in self.spans()]
        return before + alternatives(names) + year if names else ""

    @property
    def is_one_period(self) -> bool:
        """Whether it is one year or one month and nothing else: the archive's pages."""
        others = self.labels or self.q
        return not others and len(self.years) == 1 and len(self.months) <= 1

    def archive_path(self) -> str:
        [year] = self.years
        if not self.months:
            return reverse("archive_year", kwargs={"year": year})
        [month] = self.months
        return reverse("archive_month", kwargs={"year": year, "month": month})

    def query_path(self, name: str = "articles") -> str:
        """Return the address with parameters, whatever page shows the same."""
        with override(self.language):
            query = self.query()
            return reverse(name) + (f"?{query}" if query else "")

    def including(self, kind: str, label: Label) -> "Selection":
        labels = tuple(sorted((*self.labels.get(kind, ()), label), key=str))
        return replace(self, labels=self.labels | {kind: labels})

    def regardless_of(self, kind: str) -> "Selection":
        """Return it without any label of that kind."""
        rest = {other: each for other, each in self.labels.items() if other != kind}
        return replace(self, labels=rest)

    def in_period(
        self, years: Iterable[int] = (), months: Iterable[int] = ()
    ) -> "Selection":
        """Return it with these years and months instead of its own."""
        return replace(self, years=tuple(sorted(years)), months=tuple(sorted(months)))


def alternatives(names: Iterable[str]) -> str:
    """Join names as in “A, B or C”."""
    *others, last = names
    if not others:
        return last
    return _("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last}


def read_selection(
    query, *, language: str, at: datetime, since: datetime | None = None
) -> Selection:
    """Read what an address asks for; what it says beyond that doesn't count.

    `since` is for feeds, as in `known_labels`. Raises UnknownValueError. An empty value
    is none: forms send such.
    """
    labels = {}
    for name, kind in KINDS.items():
        slugs = given(query, name, SLUG)
        if slugs:
            found = list(known_labels(kind, at=at, since=since).filter(slug__in=slugs))
            for slug in slugs - {label.slug for label in found}:
                label = find_label(kind, slug, at=at, since=since)
                if label is None:
                    raise UnknownValueError(name)
                found.append(label)
            current = dict.fromkeys(label.current for label in found)
            labels[name] = tuple(sorted(current, key=str))
    years = sorted({int(year) for year in given(query, "year", YEAR)})
    months = sorted({int(month) for month in given(query, "month", MONTH)})
    if months and not years:
        raise UnknownValueError("month")
    asked = search.read_query(query.get("q", ""), language)
    return Selection(language, labels, tuple(years), tuple(months), asked)


def given(query, name: str, form: re.Pattern) -> set[str]:
    values = {value for value in query.getlist(name) if value}
    if len(values) > MAX_VALUES or not all(map(form.fullmatch, values)):
        raise UnknownValueError(name)
    return values


def find_label(
    kind: type[Label], slug: str, *, at: datetime, since: datetime | None = None
) -> Label | None:
    """Return the label that has this slug, or had it once; its own may be another."""
    known = known_labels(kind, at=at, since=since)
    former = FormerSlug.objects.filter(kind=kind.url_name, slug=slug)
    return (
        known.filter(slug=slug).first()
        or known.filter(key__in=former.values("label_key")).first()
    )


def known_labels(kind: type[Label], *, at: datetime, since: datetime | None = None):
    """Keep labels that a public article of any language has, or the one they became.

    The others are nobody's business: their names may tell what is being written.
    Feeds name `since`: their labels stay while the only article leaves its notice.
    """
    name, label = LABEL_LINKS[kind.url_name]
    relation = Article._meta.get_field(name)
    named = Article.objects.public(at)
    if since:
        # What is gone shall be named no longer.
        named = Article.objects.syndicated(at, since).exclude(ending=Ending.GONE)
    named = named.filter(pk=OuterRef(relation.field.name))
    links = relation.related_model.objects.filter(Exists(named))
    # One question for each way, so that each is answered by an index.
    ways = product((label, f"{label}__merged_into"), ("pk", "merged_into"))
    uses = (Exists(links.filter(**{way: OuterRef(own)})) for way, own in ways)
    return kind.objects.filter(reduce(or_, uses)).select_related("merged_into")
