"""Search by name at the desk: articles, labels, pictures, pages,
and proposals about these.

It follows the rights of each list, and does as much work in a large stock as in a
small one.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from operator import and_, or_
from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.article.access import seen_by
from articles.admin.help.found import (
    BEGINS,
    INSIDE,
    MENTIONS,
    MOST,
    WORDS_BEGIN,
    Found,
    best,
    fitting,
    kind_of,
    rank,
)
from articles.admin.image.searching import spellings
from articles.admin.parts.lists.found import few_of, keys_found
from articles.admin.parts.saying import change_url
from articles.domain import rights, search
from articles.foundation.languages import active_language, offered
from articles.foundation.slugs import slug_from
from articles.foundation.text import fold
from articles.models import (
    KINDS,
    Article,
    Bytewise,
    Image,
    Page,
    Proposal,
    beginning,
    words_in,
)
from articles.workflow import Phase

# So many words of a picture's title are looked for.
MOST_WORDS = 8
# Fewer letters are inside of nearly every name.
INSIDE_FROM = 4


def articles(request, typed: str) -> list[Found]:
    """Find articles; say so if that takes too long, and lead to their list."""
    try:
        with search.limited():
            return list(found_articles(request, typed))
    except search.TooMuch:
        text = _("Too many articles have these words. Add a word that says more.")
        query = {"q": typed}
        address = reverse("admin:articles_article_changelist", query=query)
        return [Found(kind_of(Article), text, address)]


def found_articles(request, typed: str) -> Iterator[Found]:
    """Find by how the headline begins, then as the search ranks: by the words of the
    headline, of the teaser, of the text; the newest first.
    """
    page: Any = admin.site.get_model_admin(Article)
    if not page.has_view_permission(request):
        return
    seen: set[int] = set()
    for how, narrow in enumerate(ways(typed), start=BEGINS):
        versions = page.standing_for_editions(request, seen_by(request.user))
        rows = narrow(versions.exclude(pk__in=seen).order_by("-pk"))
        for article in rows[: MOST - len(seen)]:
            seen.add(article.pk)
            act = {}
            if is_revised_next(article, request.user):
                address = reverse("admin:articles_article_revise", args=[article.pk])
                act = {"act": _("Revise"), "act_address": address}
            yield Found(
                kind_of(Article),
                str(article),
                change_url(article),
                note=f"{article.phase().label}, {article.language.upper()}",
                language=article.language,
                rank=min(how, MENTIONS),
                **act,
            )
        if len(seen) >= MOST:
            return


def is_revised_next(article: Article, user) -> bool:
    """Return whether it is public and, as far as known here, no next one is begun."""
    return article.phase() is Phase.LIVE and rights.may_take_up(user, article)


def ways(typed: str):
    """Return filters that narrow a query to matches, best first, each by an index."""
    query = search.read_query(typed, *offered())
    start = slug_from(typed, fallback="")
    every = Article.objects.order_by()
    if start:
        yield lambda rows: few(rows, beginning(every, Bytewise("slug"), start))
    for column in search.COLUMNS if query else ():
        yield lambda rows, column=column: found_in(rows, query, column)


def few(rows, found):
    keys = few_of(found)
    return rows.filter(pk__in=found.values("pk") if keys is None else keys)


def found_in(rows, query, column: str):
    keys = keys_found(query, column=column)
    if keys is None:
        return search.matching(rows, query, column=column)
    return rows.filter(pk__in=keys)


def labels(request, typed: str) -> Iterator[Found]:
    """Find labels and sources by all their names, out of memory."""
    asked, language = fold(typed), active_language()
    kinds = {
        kind.name: kind
        for kind in KINDS.values()
        if admin.site.get_model_admin(kind.model).has_view_permission(request)
    }
    found: dict[str, list[Found]] = {name: [] for name in kinds}
    for name, key, words, folded in filed(search.label_names()):
        how = rank(asked, folded) if name in kinds else None
        if how is None or (how == INSIDE and len(asked) < INSIDE_FROM):
            continue
        opts = kinds[name].model._meta
        address = reverse(f"admin:articles_{opts.model_name}_change", args=[key])
        text = words_in(words, language)
        found[name].append(Found(kind_of(kinds[name].model), text, address, rank=how))
    for ones in found.values():
        yield from best(sorted(ones, key=lambda one: (len(one.text), one.text)))


@lru_cache(maxsize=2)
def filed(rows: tuple) -> list[tuple]:
    """Return kind, key and names of each label, and all names, folded, of it and of the
    labels that were merged into it; cached for the same names.
    """
    every: dict[tuple, list[str]] = {}
    for kind, pk, root, _key, names, aliases in rows:
        own = (*(name for _code, name in names), *aliases.splitlines())
        every.setdefault((kind, root or pk), []).extend(map(fold, own))
    return [
        (kind, pk, dict(names), every[kind, pk])
        for kind, pk, root, _key, names, _aliases in rows
        if not root
    ]


def pictures(request, typed: str) -> Iterable[Found]:
    """Find pictures by the words of their titles, newest first."""
    page = admin.site.get_model_admin(Image)
    if not page.has_view_permission(request):
        return ()
    words = typed.split()[:MOST_WORDS]
    has_all = reduce(and_, (titled(word) for word in words))
    rows = page.get_queryset(request).filter(has_all).order_by("-pk")
    return best(
        Found(
            kind_of(Image),
            image.title,
            reverse("admin:articles_image_change", args=[image.pk]),
            rank=how_well(typed, image.title),
        )
        for image in rows[:MOST]
    )


def titled(word: str) -> Q:
    return reduce(or_, (Q(title__icontains=one) for one in spellings(word)))


def how_well(typed: str, title: str) -> int:
    how = fitting(typed, [title])
    return INSIDE if how is None else max(how, WORDS_BEGIN)


def pages(request, typed: str) -> Iterable[Found]:
    page = admin.site.get_model_admin(Page)
    if not page.has_view_permission(request):
        return ()
    fit = (
        (one, fitting(typed, [one.title]))
        for one in page.get_queryset(request).order_by("language", "pk")
    )
    return best(
        Found(
            kind_of(Page),
            one.title,
            reverse("admin:articles_page_change", args=[one.pk]),
            note=one.language.upper(),
            language=one.language,
            rank=how,
        )
        for one, how in fit
        if how is not None
    )


def proposals(request, typed: str) -> Iterable[Found]:
    """Find open proposals; there are few."""
    return best(
        Found(
            kind_of(Proposal),
            one.title,
            reverse("admin:articles_proposal_change", args=[one.pk]),
            note=one.language.upper(),
            language=one.language,
            rank=how,
        )
        for one in Proposal.objects.visible_to(request.user).open().order_by("pk")
        if (how := fitting(typed, [one.title])) is not None
    )
