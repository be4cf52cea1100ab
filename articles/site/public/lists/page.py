"""Lists of articles: all, narrowed by an address, or those of one label."""

from typing import Any
from urllib.parse import urlencode

from django.http import (
    Http404,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.translation import get_language

from articles.domain import search
from articles.domain.deadlines import OPEN
from articles.domain.label_index import (
    NOBODY,
    Catalogue,
    Members,
    Numbers,
    catalogue_now,
)
from articles.models import Dossier
from articles.site.calendars import calendar_of
from articles.site.charts import Columns, columns_of
from articles.site.downloads import downloads_of
from articles.site.feeds import feeds_of, with_site
from articles.site.public.calls.coming import coming, report_change
from articles.site.public.calls.lines import is_watched
from articles.site.public.cards import cards
from articles.site.public.errors import refused, too_much
from articles.site.public.found_cards import found_cards
from articles.site.public.lists.about import (
    about_label,
    description,
    list_data,
    said_of,
    title,
)
from articles.site.public.lists.dossiers import (
    ShownDossier,
    as_shown,
    dossier_of,
    found_by_dossier,
    has_dossier,
)
from articles.site.public.lists.facets import printed_facets
from articles.site.public.lists.leaf import Leaf, leaf_of
from articles.site.public.lists.narrowing import chosen, path_of_calls, periods_of
from articles.site.public.lists.partners import partners_of
from articles.site.public.lists.search.misses import beginning_of_list, help_for
from articles.site.public.lists.search.searching import about_search, in_order
from articles.site.selection import (
    Selection,
    TooManyValuesError,
    UnknownValueError,
    asks_for_former,
    in_days,
    in_periods,
    read_selection,
    why_too_much,
)
from articles.site.shared import (
    Head,
    cache_report,
    other_languages,
    page,
    public_view,
    tells_all,
)
from articles.site.statistics import nothing_found

LIST, SEARCH = "articles/article_list.html", "articles/article_search.html"


@public_view
@tells_all
def articles(request):
    """The list of all articles, or of what the address selects."""
    catalogue, query = catalogue_now(), in_days(request.GET)
    try:
        selection = read_selection(query, language=get_language(), catalogue=catalogue)
    except UnknownValueError as error:
        raise Http404 from error
    except TooManyValuesError:
        return refused(request, why_too_much())
    selection = in_order(selection, request.GET)
    if query is not request.GET:
        # Another day leads to another list.
        return HttpResponseRedirect(selection.path())
    if asks_for_former(request.GET, selection):
        return HttpResponsePermanentRedirect(moved(selection, request.GET))
    try:
        return article_list(request.GET, selection, catalogue)
    except search.TooMuch:
        return too_much(selection.q, selection.pairs())


def moved(selection: Selection, query) -> str:
    """Return the list's one address, at the requested page."""
    place = {name: query[name] for name in ("before", "after") if name in query}
    return with_query(selection.path(), urlencode(place))


@public_view
@tells_all
def label(request, kind: str, slug: str):
    """The page of one label; a merged or renamed one leads to what it became, as does
    the slug of another language to that of this one.
    """
    catalogue = catalogue_now()
    found = catalogue.find(kind, slug)
    found = found or found_by_dossier(kind, slug, get_language(), catalogue)
    if found is None:
        raise Http404
    selection = Selection(get_language(), {kind: (found,)})
    if found.slug_in(selection.language) != slug:
        return HttpResponsePermanentRedirect(moved(selection, request.GET))
    is_first = not {"before", "after"} & {*request.GET}
    dossier = dossier_of(found, selection.language, catalogue) if is_first else None
    return article_list(request.GET, selection, catalogue, of=found, dossier=dossier)


def page_with_dossier(dossier: Dossier, **otherwise):
    """Return a label's page with a dossier that needn't be public, for a preview."""
    catalogue, kind = catalogue_now(), dossier.kind
    of = catalogue.labels.by_key[kind][dossier.label_key]
    selection = Selection(dossier.language, {kind: (of,)})
    shown = as_shown(dossier, of, catalogue)
    return article_list({}, selection, catalogue, of=of, dossier=shown, **otherwise)


def article_list(
    query,
    selection: Selection,
    catalogue: Catalogue,
    *,
    of=None,
    dossier: ShownDossier | None = None,
    archive=None,
    robots: str = "",
    **otherwise,
):
    """Answer with a page of the list; `of` is the label whose own page it is."""
    numbers, leaf = opened(selection, catalogue, query)
    shown = given(leaf, selection, catalogue)
    address = Selection.path if numbers.total else Selection.path_outside_archive
    start = address(selection)
    about = about_label(of, catalogue) | {"dossier": dossier}
    about["sentence"] = said_of(selection, numbers.total)
    head = head_of(selection, leaf, shown, about, catalogue)
    head.path, head.robots = with_query(start, leaf.query), robots or head.robots
    head.data = list_data(head, shown, of)
    newer, older = leaf.newer(catalogue), leaf.older(catalogue)
    return page(
        SEARCH if selection.q else LIST,
        head,
        at=catalogue.revision,
        cards=shown,
        chosen=[] if of or archive else chosen(selection, address),
        facets=printed_facets(selection, numbers, catalogue, address=address),
        archive=archive,
        feeds=feeds_of(selection.lasting),
        subscribe=selection.lasting.query_path("subscribe"),
        calendar=calendar_of(selection.lasting, at=catalogue.revision),
        start=start if leaf.query else "",
        newer=newer and with_query(start, newer),
        older=older and with_query(start, older),
        **about,
        **beside(of, selection, numbers, leaf, shown, catalogue),
        **otherwise,
    )


def head_of(
    selection: Selection,
    leaf: Leaf,
    shown: list,
    about: dict[str, Any],
    catalogue: Catalogue,
) -> Head:
    """Return the head of a list's page, without its address. Search engines get the
    words of a dossier, and list its page even if it has no articles.
    """
    own = about["dossier"].description if about["dossier"] else ""
    words = own or (about["description"] if shown else "")
    others = {} if leaf.query else translations(selection, catalogue, about["label"])
    return Head(
        title=title(selection, leaf),
        description=description(selection, leaf, shown, about["sentence"], words),
        translations=others,
        feeds=with_site(feeds_of(selection.lasting)),
        downloads=downloads_of(selection) if shown else [],
        robots="" if selection.is_indexed and (shown or own) else "noindex, follow",
    )


def beside(
    of,
    selection: Selection,
    numbers: Numbers,
    leaf: Leaf,
    shown: list,
    catalogue: Catalogue,
) -> dict[str, Any]:
    """Return the other parts of a list's page: those of a search, of a label's own
    page, and of an empty list.
    """
    about = about_search(selection, leaf, numbers.total, catalogue)
    about["periods"] = periods_of(selection, leaf)
    about["is_watched"] = is_watched(card.text for card in shown)
    if selection.deadline:
        about["calls_path"] = path_of_calls(selection)
    if not numbers.total:
        about["beginning"] = beginning = beginning_of_list(selection, catalogue)
        about |= {} if beginning else help_for(selection, catalogue)
        # If more than words was chosen, the words may well be found elsewhere.
        is_whole = selection.size == 1 and not leaf.query
        if selection.q and is_whole and not selection.is_cut:
            nothing_found(selection.language, selection.q)
    if of is not None:
        about["partners"] = partners_of(of, numbers, catalogue)
        about["per_year"] = per_year(selection, numbers, leaf)
        if not leaf.query:
            about["coming"] = coming(selection.found(catalogue), catalogue)
            about["coming_path"] = selection.due(OPEN).query_path("deadlines")
    return about


def opened(selection: Selection, catalogue: Catalogue, query) -> tuple[Numbers, Leaf]:
    """Return the numbers of the list, and the requested page of it."""
    is_ranked = bool(selection.q and not selection.is_newest_first)
    hits = selection.tiers()
    within = NOBODY.union(*hits) if hits else None
    numbers = selection.numbers(catalogue, within=within)
    found = selection.found(catalogue, within=within)
    tiers = tiers_of(found, hits if is_ranked else [])
    return numbers, leaf_of(catalogue, tiers, query, is_search=is_ranked)


def per_year(selection: Selection, numbers: Numbers, leaf: Leaf) -> Columns | None:
    """Return the chart at the top of a label's own page."""
    path = in_periods(selection, Selection.path)
    return None if leaf.query else columns_of(numbers.by_month, path)


def tiers_of(found: Members, hits: list[Members]) -> list[Members]:
    """Return what was found by how well a search finds it, the best first."""
    return [found & tier for tier in hits] if hits else [found]


def given(leaf: Leaf, selection: Selection, catalogue: Catalogue) -> list:
    # The page counts open calls, or shows that there are none.
    report_change(selection.language, catalogue)
    cache_report.shown(*(label.shown_key for label in selection.every_label))
    if selection.q:
        return found_cards(leaf.pks, selection.asked, catalogue=catalogue)
    return cards(leaf.pks, at=catalogue.revision)


def translations(selection: Selection, catalogue: Catalogue, of) -> dict[str, str]:
    """Return the list's address in the other languages that have articles for it, or a
    dossier; a search in all, since its hits there aren't known yet.
    """
    others = [selection.in_language(code) for code in other_languages()]
    return {
        other.language: other.path()
        for other in others
        if other.q
        or other.found(catalogue)
        or has_dossier(of, other.language, catalogue)
    }


def with_query(path: str, query: str) -> str:
    if not query:
        return path
    return f"{path}{'&' if '?' in path else '?'}{query}"
