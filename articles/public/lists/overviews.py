"""Overviews: every label of one kind that articles are published under."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.db.models import F, Window
from django.db.models.functions import Coalesce, RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.feeds import site_feeds
from articles.models import KINDS, Article, CountryOrganisation, Label, Source
from articles.site import (
    Head,
    by_label,
    links_of,
    page,
    public_view,
    translated,
)
from articles.text import filed_as

# A list as long as this gets letters to jump to.
LONG = 30


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest article of a label: what leads to it, and its printed date."""

    headline: str
    slug: str
    printed_on: date

    def get_absolute_url(self):
        return reverse("article", kwargs={"slug": self.slug})


@dataclass(frozen=True, slots=True)
class Entry:
    label: Label
    number: int
    newest: Newest | None = None

    @property
    def kind(self) -> str:
        """Whether it is a country, a region or an organisation; "" of other labels."""
        return self.label.kind if isinstance(self.label, CountryOrganisation) else ""

    @property
    def description(self) -> str:
        if not isinstance(self.label, Source):
            return ""
        return self.label.description_in(get_language())

    @property
    def description_language(self) -> str:
        has_own = isinstance(self.label, Source) and self.label.description_en
        return get_language() if has_own else "de"


@dataclass(frozen=True, slots=True)
class Section:
    """Labels in the order of a dictionary; `name` tells the sections' anchors apart."""

    name: str
    title: str
    letters: list[tuple[str, list[Entry]]] = field(default_factory=list)

    @property
    def is_long(self) -> bool:
        return sum(len(entries) for _letter, entries in self.letters) >= LONG


@public_view
def overview(request, kind: str):
    language, now = get_language(), timezone.now()
    title = KINDS[kind].title
    articles = Article.objects.public(now).in_language(language)
    head = Head(
        title=title,
        path=KINDS[kind].overview,
        translations=translated(f"{kind}_overview"),
        feeds=site_feeds(),
    )
    sections = sections_of(entries_of(kind, articles), title)
    template = "articles/label_overview.html"
    return page(request, template, head, sections=sections)


def entries_of(kind: str, articles) -> list[Entry]:
    """Return the labels of these articles in the order of a dictionary."""
    numbers = by_label({kind: articles})[kind]
    newest = newest_of(kind, articles) if KINDS[kind].has_newest else {}
    labels = KINDS[kind].model.objects.filter(pk__in=numbers)
    return [
        Entry(label, numbers[label.pk], newest.get(label.pk))
        for label in sorted(labels, key=lambda label: filed_as(str(label)))
    ]


def newest_of(kind: str, articles) -> dict[int, Newest]:
    """Return each label's newest article by the label's key, in one question."""
    links, owner, field = links_of(kind, articles)
    became = Coalesce(f"{field}__merged_into", field)
    order = [
        F(f"{owner}__{str(each).lstrip('-')}").desc()
        for each in Article.objects.newest_first().query.order_by
    ]
    place = Window(RowNumber(), partition_by=became, order_by=order)
    rows = (
        links.order_by()
        .annotate(became=became, place=place)
        .filter(place=1)
        .values_list(
            "became", f"{owner}__headline", f"{owner}__slug", f"{owner}__printed_on"
        )
    )
    return {key: Newest(*fields) for key, *fields in rows}


def sections_of(entries: list[Entry], title: str) -> list[Section]:
    """Return one section for all, or countries, regions and organisations apart."""
    if not entries or not isinstance(entries[0].label, CountryOrganisation):
        return [Section("all", title, by_letter(entries))] if entries else []
    titles = {
        CountryOrganisation.Kind.COUNTRY: _("Countries"),
        CountryOrganisation.Kind.REGION: _("Regions"),
        CountryOrganisation.Kind.ORGANISATION: _("Organisations"),
    }
    sections = (
        Section(kind, name, by_letter(one for one in entries if one.kind == kind))
        for kind, name in titles.items()
    )
    return [section for section in sections if section.letters]


def by_letter(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """Group entries by the letter they are filed under; what begins with none, by #."""

    def letter(entry: Entry) -> str:
        first = filed_as(str(entry.label))[:1].upper()
        return first if first.isalpha() else "#"

    return [(first, list(group)) for first, group in groupby(entries, key=letter)]
