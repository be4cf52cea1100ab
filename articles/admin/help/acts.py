"""Acts available everywhere at the desk: begin something, lists, own pages."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.http import Http404
from django.urls import Resolver404, resolve, reverse
from django.utils.text import capfirst
from django.utils.translation import (
    get_language,
    gettext as _,
    gettext_lazy,
    pgettext,
    pgettext_lazy,
)

from articles.admin.article.access import find
from articles.admin.help.found import ACTING, EXACT, Found, fitting
from articles.admin.parts.afterwards import review_url
from articles.domain import rights
from articles.editing.desk import chapters, language_near
from articles.editing.publishing import may_revise
from articles.models import Article, sees_all
from articles.workflow import Phase, open_in

HERE, ACT, LIST, GUIDE = (
    gettext_lazy("This article"),
    gettext_lazy("Do"),
    pgettext_lazy("pages", "Lists"),
    gettext_lazy("Editors’ guide"),
)
# Models with a phrase of their own for adding, and other words for finding that.
NAMES = {"Article": gettext_lazy("Write an article")}
MEANT = {
    "Article": gettext_lazy("new add begin write"),
    "Image": gettext_lazy("new upload pictures"),
}


def typed_acts(request, typed: str) -> Iterator[Found]:
    """Return the acts that fit; all of them, if nothing was typed."""
    for act, meant in (*of_this_article(request), *begun(request), *one_s_own(request)):
        yield from fits(act, typed, str(meant))
    for one in lists(request):
        yield from fits(one, typed)
    if typed:
        for chapter in chapters(language_near(get_language() or "")):
            address = reverse("guide_chapter", args=[language(), chapter.name])
            yield from fits(Found(GUIDE, chapter.title, address), typed)


def language() -> str:
    return language_near(get_language() or "")


def fits(act: Found, typed: str, meant: str = "") -> Iterator[Found]:
    how = fitting(typed, [act.text, f"{meant} {act.text}"]) if typed else EXACT
    if how is not None:
        yield Found(act.kind, act.text, act.address, rank=how, form=act.form)


def begun(request) -> Iterator[tuple[Found, str]]:
    """Yield the acts that add something, and the lists of work that waits."""
    for model in models(request):
        if model["add_url"]:
            added = _("Add %(name)s") % {"name": model["model"]._meta.verbose_name}
            text = str(NAMES.get(model["object_name"], added))
            meant = MEANT.get(model["object_name"], gettext_lazy("new add begin"))
            yield Found(ACT, capfirst(text), model["add_url"]), str(meant)
    user = request.user
    if not user.has_perm("articles.change_article"):
        return
    yield articles(_("My drafts"), phase=Phase.DRAFT, author__id__exact=user.pk)
    yield articles(_("In review"), phase=Phase.IN_REVIEW)
    if sees_all(user):
        yield articles(_("All drafts"), phase=Phase.DRAFT)
        yield articles(_("Scheduled"), phase=Phase.SCHEDULED)


def articles(text: str, **asked) -> tuple[Found, str]:
    query = {name: str(value) for name, value in asked.items()}
    address = reverse("admin:articles_article_changelist", query=query)
    return Found(ACT, text, address), ""


def one_s_own(request) -> Iterator[tuple[Found, str]]:
    if request.user.has_perm("articles.view_article"):
        past = reverse("admin:articles_article_list_as_of")
        yield Found(ACT, _("As it was at a given time"), past), ""
    yield Found(ACT, _("My profile"), reverse("admin:own_profile")), ""
    yield Found(ACT, _("Second factors"), reverse("mfa_index")), ""
    yield Found(ACT, _("Where I am logged in"), reverse("own_sessions")), ""
    yield Found(ACT, _("Editors’ guide"), reverse("guide", args=[language()])), "help"
    yield Found(ACT, _("View site"), "/"), ""
    yield Found(ACT, _("Log out"), "", form="logout-form"), ""


def lists(request) -> Iterator[Found]:
    for model in models(request):
        if model["admin_url"]:
            yield Found(LIST, capfirst(model["name"]), model["admin_url"])


def models(request) -> Iterator[dict]:
    desk: Any = admin.site
    for group in desk.get_app_list(request):
        yield from group["models"]
    yield from desk.technical_pages(request)


def of_this_article(request) -> Iterator[tuple[Found, str]]:
    """Yield the acts for the article on whose page the user types."""
    article = article_at(request, request.GET.get("here", ""))
    if article is None:
        return
    key = article.pk
    for name, text in (
        ("change", _("Article: its page")),
        ("history", _("History")),
        ("preview", _("Preview")),
    ):
        address = reverse(f"admin:articles_article_{name}", args=[key])
        yield Found(HERE, text, address), ""
    if article.phase() is Phase.IN_REVIEW:
        yield Found(HERE, pgettext("page", "Review"), review_url(article)), ""
    # The message of an act and the article's page offer to undo it.
    for row in (one for one in open_in(article.phase()) if not one.undoes):
        if rights.holds(request.user, row.right, article):
            address = reverse("admin:articles_article_move", args=[key, row.name])
            yield Found(HERE, str(row.label), address), ""
    if may_revise(article, request.user):
        address = reverse("admin:articles_article_revise", args=[key])
        yield Found(HERE, _("Revise"), address, form=ACTING), ""
    if article.phase() is Phase.LIVE:
        yield Found(HERE, _("Public page"), article.get_absolute_url()), ""


def article_at(request, path: str) -> Article | None:
    """Return the article of a page of the desk, if the person may see it."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    key = match.kwargs.get("object_id", match.kwargs.get("pk"))
    if key is None or not (match.url_name or "").startswith("articles_article_"):
        return None
    try:
        return find(request, key)
    except Http404:
        return None
