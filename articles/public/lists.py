"""Lists of articles: all, narrowed by an address, or those of one label."""

from dataclasses import replace

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from articles import search
from articles.models import Source
from articles.public.page import Head, other_languages, page, public_view
from articles.public.paging import slice_of
from articles.public.searching import about_search
from articles.selection import (
    KINDS,
    Selection,
    UnknownValueError,
    known_labels,
    read_selection,
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
    """The page of one label; a merged one leads to what it became."""
    now = timezone.now()
    found = get_object_or_404(known_labels(KINDS[kind], at=now), slug=slug)
    if found.merged_into:
        return HttpResponsePermanentRedirect(found.current.get_absolute_url())
    selection = Selection(get_language(), {kind: (found,)})
    return article_list(request, selection, at=now, of=found)


def article_list(request, selection: Selection, *, at, of=None):
    found = selection.articles(at=at)
    number = found.count()
    if selection.q:
        found = search.ranked(found, selection.asked)
    shown = slice_of(found.for_listing(), request.GET)
    sentence = selection.in_words(number)
    start = selection.path()
    about = about_label(of)
    head = Head(
        title=title(selection, shown),
        path=with_query(start, shown.query),
        description=about["description"] or sentence,
        feeds=list_feeds(selection),
    )
    if not shown.query:
        head.translations = {
            code: selection.in_language(code).path() for code in other_languages()
        }
    if selection.size > INDEXED_SIZE or selection.q or not shown.articles:
        head.robots = "noindex, follow"
    return page(
        request,
        "articles/article_list.html",
        head,
        articles=shown.articles,
        sentence=sentence,
        chosen=chosen(selection) if of is None else [],
        start=start if shown.query else "",
        newer=shown.newer and with_query(start, shown.newer),
        older=shown.older and with_query(start, shown.older),
        **about,
        **about_search(selection, shown, at=at),
    )


def title(selection: Selection, shown) -> str:
    """Name the list, and the page of it that is shown."""
    name = str(selection.only_label or selection.in_words())
    if selection.q and shown.query:
        return _("%(list)s, further results") % {"list": name}
    if shown.before:
        day = f"{shown.before.printed_on:%d.%m.%Y}"
        return _("%(list)s, until %(day)s") % {"list": name, "day": day}
    if shown.after:
        day = f"{shown.after.printed_on:%d.%m.%Y}"
        return _("%(list)s, from %(day)s") % {"list": name, "day": day}
    return name


def about_label(label) -> dict:
    """Return what stands above the list on a label's own page."""
    about = {"label": label, "description": ""}
    if label:
        about["kind"] = label._meta.verbose_name
    if not isinstance(label, Source):
        return about
    language = get_language()
    return about | {
        "description": label.description_in(language),
        "description_language": language if label.description_en else "de",
    }


def list_feeds(selection: Selection) -> list[tuple[str, str]]:
    """Return the list's own feed and the one of all articles."""
    everything = (_("All articles"), reverse("feed"))
    if not selection.size:
        return [everything]
    name = str(selection.only_label or selection.in_words())
    return [(name, selection.path("feed")), everything]


def chosen(selection: Selection) -> list[tuple]:
    """Return what narrows the list, each with the address of the list without it."""
    narrowing = [
        (label, selection.without(kind, label).path())
        for kind, labels in selection.labels.items()
        for label in labels
    ]
    if selection.years:
        at_any_time = replace(selection, years=(), months=())
        narrowing.append((selection.when(), at_any_time.path()))
    if selection.q:
        words = pgettext("search", "“%(words)s”") % {"words": selection.q}
        narrowing.append((words, replace(selection, asked=search.Query()).path()))
    return narrowing


def with_query(path: str, query: str) -> str:
    if not query:
        return path
    return f"{path}{'&' if '?' in path else '?'}{query}"
