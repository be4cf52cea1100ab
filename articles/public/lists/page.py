"""Lists of articles: all, narrowed by an address, or those of one label."""

from collections.abc import Callable
from dataclasses import replace

from django.db.models import Q
from django.http import Http404, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from articles import search
from articles.feeds import feeds_of, with_site
from articles.models import KINDS, CountryOrganisation, Source
from articles.public.lists.facets import facets_of
from articles.public.lists.searching import about_search
from articles.public.machines.jsonld import breadcrumbs, collection
from articles.selection import (
    Selection,
    UnknownValueError,
    find_label,
    known_labels,
    read_selection,
)
from articles.site import (
    Head,
    other_languages,
    page,
    public_view,
    slice_of,
)

# More values than this make so many combinations that search engines had better
# leave them alone.
INDEXED_SIZE = 2


@public_view
def articles(request):
    """The list of all articles, or of what the address selects."""
    now = timezone.now()
    try:
        selection = read_selection(request.GET, language=get_language(), at=now)
    except UnknownValueError as error:
        raise Http404 from error
    return article_list(request, selection, at=now)


@public_view
def label(request, kind: str, slug: str):
    """The page of one label; a merged or renamed one leads to what it became."""
    now = timezone.now()
    found = find_label(KINDS[kind].model, slug, at=now)
    if found is None:
        raise Http404
    if found.current.slug != slug:
        return HttpResponsePermanentRedirect(found.current.get_absolute_url())
    selection = Selection(get_language(), {kind: (found,)})
    return article_list(request, selection, at=now, of=found)


def article_list(request, selection: Selection, *, at, of=None, archive=None):
    """Answer with a page of the list; `of` is the label whose page it is."""
    found = selection.articles(at=at)
    number = found.count()
    if selection.q:
        found = search.ranked(found, selection.asked)
    shown = slice_of(found.for_listing(), request.GET)
    address = Selection.path if number else Selection.path_outside_archive
    start = address(selection)
    about = about_label(of, at=at)
    feeds = feeds_of(selection)
    head = Head(
        title=title(selection, shown),
        path=with_query(start, shown.query),
        description=description(selection, shown, about["description"]),
        translations={} if shown.query else translations(selection, at=at),
        feeds=with_site(feeds),
    )
    head.data = list_data(head, shown.articles, of)
    if selection.size > INDEXED_SIZE or selection.q or not shown.articles:
        head.robots = "noindex, follow"
    return page(
        request,
        "articles/article_list.html",
        head,
        articles=shown.articles,
        sentence=selection.in_words(number),
        chosen=[] if of or archive else chosen(selection, address),
        facets=facets_of(selection, at=at, address=address),
        archive=archive,
        feeds=feeds,
        subscribe=selection.query_path("subscribe"),
        start=start if shown.query else "",
        newer=shown.newer and with_query(start, shown.newer),
        older=shown.older and with_query(start, shown.older),
        **about,
        **about_search(selection, shown, at=at),
    )


def translations(selection: Selection, *, at) -> dict[str, str]:
    """Return the list's address in the other languages that have a page for it."""
    others = [selection.in_language(code) for code in other_languages()]
    return {
        other.language: other.path()
        for other in others
        if not other.is_one_period or other.articles(at=at).exists()
    }


def description(selection: Selection, shown, own: str) -> str:
    """Return what a label says of itself, else the headlines that the page begins with.

    Pages after the first are described by theirs alone, so that no two are alike.
    """
    if own and not shown.query:
        return own
    headlines = " · ".join(article.headline for article in shown.articles[:2])
    name = title(selection, shown) if shown.query else selection.in_words()
    if not headlines:
        return selection.in_words(0)
    return _("%(list)s: %(headlines)s") % {"list": name, "headlines": headlines}


def title(selection: Selection, shown) -> str:
    """Name the list, and the page of it that is shown."""
    name = selection.name
    if selection.q and shown.query:
        return _("%(list)s, further results") % {"list": name}
    if shown.before:
        day = f"{shown.before.printed_on:%d.%m.%Y}"
        return _("%(list)s, until %(day)s") % {"list": name, "day": day}
    if shown.after:
        day = f"{shown.after.printed_on:%d.%m.%Y}"
        return _("%(list)s, from %(day)s") % {"list": name, "day": day}
    return name


def about_label(label, *, at) -> dict:
    """Return what stands above the list on a label's own page."""
    about = {"label": label, "description": ""}
    if label:
        about["kind"] = label._meta.verbose_name
    if isinstance(label, CountryOrganisation):
        return about | {"kind": label.get_kind_display()} | succession(label, at=at)
    if not isinstance(label, Source):
        return about
    language = get_language()
    return about | {
        "description": label.description_in(language),
        "description_language": language if label.description_en else "de",
    }


def list_data(head: Head, shown: list, label) -> list[dict]:
    """Return what the list says in the words of schema.org; a label with its way."""
    found = [
        collection(head.title, head.path, description=head.description, articles=shown)
    ]
    if label:
        kind = KINDS[label.url_name]
        way = ((kind.title, kind.overview), (label, head.path))
        found.append(breadcrumbs(*way))
    return found


def succession(label: CountryOrganisation, *, at) -> dict:
    """Return what an organisation became and what it was, if readers know of them."""
    kin = known_labels(CountryOrganisation, at=at).filter(
        Q(pk=label.successor_id)
        | Q(successor=label)
        | Q(successor__merged_into=label, merged_into=None)
    )
    kin = [one for one in kin if one.current != label]
    return {
        "successors": [one.current for one in kin if one.pk == label.successor_id],
        "predecessors": [one for one in kin if one.pk != label.successor_id],
    }


def chosen(selection: Selection, address: Callable) -> list[tuple]:
    """Return what narrows the list, each with the address of the list without it."""
    narrowing: list[tuple] = [
        (label, address(selection.without(kind, label)))
        for kind, labels in selection.labels.items()
        for label in labels
    ]
    if selection.years:
        narrowing.append((selection.when(), address(selection.in_period())))
    if selection.q:
        words = pgettext("search", "“%(words)s”") % {"words": selection.q}
        without = replace(selection, asked=search.Query())
        narrowing.append((words, address(without)))
    return narrowing


def with_query(path: str, query: str) -> str:
    if not query:
        return path
    return f"{path}{'&' if '?' in path else '?'}{query}"
