"""Together with: the labels that stand beside one of their kind in the same articles.

Only subjects have them: Germany and France, trade and research. Categories and sources
say where an article belongs and what it was made from; mostly there is just one.
"""

import heapq
from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _, override

from articles.domain.label_index import Catalogue, Numbers, catalogue_now
from articles.foundation.languages import active_language
from articles.foundation.slugs import path_to
from articles.models import KINDS, Label
from articles.site.feeds import site_feeds
from articles.site.public.lists.overviews import Entry, sections_of
from articles.site.selection import Selection, adding
from articles.site.shared import (
    Head,
    cache_report,
    other_languages,
    page,
    public_view,
    tells_all,
)

# The most that a label's page names; all of them have a page of their own.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Partners:
    """The most frequent of them, and where all `number` of them are, "" if these are
    all.
    """

    shown: list[Entry]
    number: int
    path: str


def partners_of(label: Label, numbers: Numbers, catalogue: Catalogue) -> Partners:
    """Return those for its page; `numbers` are those of its own list."""
    found, kind = beside(label, numbers), label.url_name
    language = active_language()
    places, slug = catalogue.labels.places(kind, language), label.slug_in(language)
    most = heapq.nsmallest(SHOWN, found, key=lambda pk: (-found[pk], places[pk]))
    path = path_to(f"{kind}_partners", slug) if len(found) > SHOWN else ""
    return Partners(entries_of(label, found, most, catalogue), len(found), path)


def beside(label: Label, numbers: Numbers) -> dict[int, int]:
    """Return by key how many of its articles have each other label of its kind."""
    kind = label.url_name
    found = numbers.together[kind] if KINDS[kind].is_subject else {}
    return {pk: number for pk, number in found.items() if pk != label.pk}


def entries_of(
    label: Label, found: dict[int, int], pks: Collection[int], catalogue: Catalogue
) -> list[Entry]:
    """Return these in their order, each with the way to the articles about both."""
    kind = label.url_name
    path = adding(list_of(label), kind, to=label)
    others = [catalogue.labels.by_pk[kind][pk] for pk in pks]
    return [Entry(one, found[one.pk], path=path(one)) for one in others]


def list_of(label: Label) -> Selection:
    return Selection(active_language(), {label.url_name: (label,)})


@public_view
@tells_all
def partners(request, kind: str, slug: str):
    """All of them as a directory; a merged or renamed label leads to what it became."""
    catalogue, name = catalogue_now(), f"{kind}_partners"
    label = catalogue.find(kind, slug)
    if label is None:
        raise Http404
    selection, language = list_of(label), active_language()
    own = label.slug_in(language)
    if slug != own:
        return HttpResponsePermanentRedirect(path_to(name, own))
    numbers = selection.numbers(catalogue)
    found = beside(label, numbers)
    if not found:
        raise Http404
    cache_report.shown(label.shown_key)
    ordered = [one.pk for one in catalogue.labels.in_order(kind, language, found)]
    head = Head(
        title=_("Together with %(label)s") % {"label": label.name_apart},
        path=path_to(name, own),
        robots="noindex, follow",
        translations=translations(label, catalogue),
        feeds=site_feeds(),
    )
    return page(
        "articles/label_partners.html",
        head,
        at=catalogue.revision,
        kind=kind,
        label=label,
        sentence=selection.in_words(numbers.total),
        sections=sections_of(
            entries_of(label, found, ordered, catalogue), KINDS[kind].title
        ),
    )


def translations(label: Label, catalogue: Catalogue) -> dict[str, str]:
    """Return its address in the other languages in which it has any."""
    found = {}
    for code in other_languages():
        numbers = list_of(label).in_language(code).numbers(catalogue)
        if beside(label, numbers):
            with override(code):
                found[code] = path_to(f"{label.url_name}_partners", label.slug_in(code))
    return found
