"""A version in review, for the user who decides on it: all facts on one page."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_safe

from articles.admin.article.access import find
from articles.admin.article.assigning.panel import panel_of
from articles.admin.article.commenting.panel import panel_with_form
from articles.admin.article.form.checks import shown
from articles.admin.article.guests.panel import guests_of
from articles.admin.article.history.facts import change_of
from articles.admin.article.history.original import original_of
from articles.admin.article.moves.article_state import behind, story_of
from articles.admin.article.read_text import text_of
from articles.admin.parts.afterwards import After, ahead_in, ahead_of
from articles.admin.parts.crumbs import Crumb, to_list
from articles.admin.parts.framed import framed
from articles.admin.parts.saying import change_url
from articles.admin.parts.standing import standing
from articles.admin.review.against import against
from articles.admin.review.bar import bar_of
from articles.admin.review.in_place import is_beside
from articles.admin.review.known import known_of
from articles.admin.review.queue import queue_of
from articles.domain import rights
from articles.domain.pictures import figures_of
from articles.editing.desk import note_opened
from articles.editing.preflight import preflight
from articles.editing.publishing import (
    Circumstances,
    circumstances,
    review_queue,
    why_not_public,
)
from articles.models import Article
from articles.workflow import Phase


@require_safe
def review(request, pk: int):
    """Show it to users who may see it; redirect to the article if not in review."""
    article, user = find(request, pk, with_page=True), request.user
    if article.phase() is not Phase.IN_REVIEW:
        return not_in_review(request, article)
    note_opened(request, article)
    waiting, story = review_queue(user), story_of(article, user)
    public = story.before[0] if story.before else None
    if public:
        article.is_change = True  # nobody has to query for it
    so_far, figures = so_far_of(article, waiting), figures_of([article])
    return framed(
        request,
        Article,
        "_review_part" if is_beside(request) else "review",
        title=article,
        crumbs=[way_here(waiting)],
        here=pgettext("page", "Review"),
        original=article,
        change=change_of(article),
        compared=against(article, public, user, so_far),
        text=text_of(article, story.before, figures),
        assigned=panel_of(article, user, so_far),
        guests=guests_of(article, user, so_far),
        talk=panel_with_form(article, user, back="review"),
        known=known_of(article, so_far, figures, user),
        checked=shown(preflight(article, by=user)),
        standing=standing(article, so_far),
        not_public=why_not_public(article, known=so_far),
        beside=original_of(article, story.others),
        behind=behind(article),
        bar=bar_of(article, user, so_far),
        queue=queue_of(waiting, article.pk),
        ahead=ahead_in(waiting, article, so_far.waiting_since),
        may_write=rights.may_change(user, article),
        # Only a reviewer has a next article to go on with.
        after=After.NEXT if user.has_perm("articles.review_article") else After.REVIEW,
    )


def way_here(waiting: list[Circumstances]) -> Crumb:
    """Lead back to the queue, or to the list for users who have none."""
    if waiting:
        return pgettext("pages", "To review"), reverse("review_queue")
    _name, address = to_list(Article._meta, "phase=in_review")
    return pgettext("phase", "In review"), address


def not_in_review(request, article: Article):
    """Lead to the article's page, or say so beside the queue."""
    if not is_beside(request):
        away = _("“%(headline)s” isn't in review now. This is its page.")
        messages.info(request, away % {"headline": article})
        return HttpResponseRedirect(change_url(article))
    return framed(
        request,
        Article,
        "_review_gone",
        title=article,
        original=article,
        queue=queue_of(review_queue(request.user)),
        ahead=ahead_of(article, request.user),
    )


@require_safe
def queue(request):
    """Show the articles that wait for the user. A script opens them beside the list."""
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    return framed(
        request,
        Article,
        "_review_none" if is_beside(request) else "review_queue",
        title=pgettext("pages", "To review"),
        crumbs=[],
        queue=queue_of(review_queue(request.user)),
    )


def so_far_of(article: Article, waiting: list[Circumstances]) -> Circumstances:
    """Return its circumstances, which are known already if it waits for the user.

    Users who see a version in review may read the decisions on it.
    """
    known = (one for one in waiting if one.article.pk == article.pk)
    return next(known, None) or circumstances([article])[article.pk]


urlpatterns = [path("review/", admin.site.admin_view(queue), name="review_queue")]
