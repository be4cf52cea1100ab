"""Overviews: every label of one kind that articles are published under."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.translation import get_language, gettext as _

from articles.domain.fragments import Named, named
from articles.domain.label_index import Catalogue, catalogue_now
from articles.foundation.languages import active_language, first_with
from articles.foundation.text import filed_as
from articles.models import KINDS, CountryOrganisation, Label, Source
from articles.site.charts import printed_world
from articles.site.feeds import site_feeds
from articles.site.public.front import beginning_of
from articles.site.shared import Head, page, public_view, tells_all, translated

# A longer list than this gets letters to jump to: it fills more than one screen.
LONG = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and its number of articles; `path`, if it links not to its page."""

    label: Label
    number: int
    newest: Named | None = None
    path: str = ""

    @property
    def kind(self) -> str:
        """The kind: a country, a region or an organisation; "" for other labels."""
        return self.label.kind if isinstance(self.label, CountryOrganisation) else ""

    @property
    def description(self) -> str:
        if not isinstance(self.label, Source):
            return ""
        return self.label.description_in(get_language())

    @property
    def description_language(self) -> str:
        if not isinstance(self.label, Source):
            return ""
        return first_with(active_language(), self.label.descriptions)


@dataclass(frozen=True, slots=True)
class Section:
    """Labels in the order of a dictionary; `name` tells the sections' anchors apart."""

    name: str
    title: str
    letters: list[tuple[str, list[Entry]]] = field(default_factory=list)

    @property
    def is_long(self) -> bool:
        return sum(len(entries) for _letter, entries in self.letters) > LONG


@public_view
@tells_all
def overview(request, kind: str):
    title, catalogue = KINDS[kind].title, catalogue_now()
    paths = translated(f"{kind}_overview")
    head = Head(
        title=title,
        path=KINDS[kind].overview,
        description=str(KINDS[kind].summary or title),
        translations={
            code: paths[code] for code in paths if has(kind, code, catalogue)
        },
        feeds=site_feeds(),
    )
    sections = sections_of(entries_of(kind, get_language(), catalogue), title)
    if not sections:
        head.robots = "noindex, follow"
    has_world = kind == CountryOrganisation.url_name
    return page(
        "articles/label_overview.html",
        head,
        at=catalogue.revision,
        kind=kind,
        sections=sections,
        beginning=beginning_of(get_language(), catalogue, f"{kind}_overview"),
        world=printed_world(catalogue, is_listed=True) if has_world else "",
    )


def has(kind: str, language: str, catalogue: Catalogue) -> bool:
    """Return whether an article in this language has a label of this kind."""
    return bool(catalogue.numbers(language).by_label[kind])


def entries_of(kind: str, language: str, catalogue: Catalogue) -> list[Entry]:
    """Return the labels of public articles in the order of a dictionary."""
    numbers = catalogue.numbers(language).by_label[kind]
    newest = newest_of(kind, language, catalogue) if KINDS[kind].has_newest else {}
    labels = catalogue.labels.in_order(kind, language, numbers)
    # The catalogue knows no long texts.
    whole = Source.objects.in_bulk(numbers) if kind == Source.url_name else {}
    return [
        Entry(whole.get(label.pk, label), numbers[label.pk], newest.get(label.pk))
        for label in labels
    ]


def newest_of(kind: str, language: str, catalogue: Catalogue) -> dict[int, Named]:
    """Return each label's newest article by the label's key, in one query."""
    newest = catalogue.newest_of(kind, language)
    found = {one.pk: one for one in named(sorted(set(newest.values())))}
    return {label: found[pk] for label, pk in newest.items() if pk in found}


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
    """Group entries by the letter they are filed under; others by #."""

    language = active_language()

    def letter(entry: Entry) -> str:
        first = filed_as(entry.label.name_in(language))[:1].upper()
        return first if first.isalpha() else "#"

    return [(first, list(group)) for first, group in groupby(entries, key=letter)]
