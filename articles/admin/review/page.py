"""A version in review, for the user who decides on it: all facts on one page."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_safe

from articles.admin.article.access import find
from articles.admin.article.form.checks import shown
from articles.admin.article.history.facts import change_of
from articles.admin.article.history.original import original_of
from articles.admin.article.moves.article_state import behind, story_of
from articles.admin.article.read_text import text_of
from articles.admin.parts.afterwards import After, ahead_in
from articles.admin.parts.crumbs import to_list
from articles.admin.parts.framed import framed
from articles.admin.parts.saying import change_url
from articles.admin.parts.standing import standing
from articles.admin.review.against import against
from articles.admin.review.bar import bar_of
from articles.admin.review.known import known_of
from articles.domain import rights
from articles.domain.pictures import figures_of
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
        away = _("“%(headline)s” isn't in review now. This is its page.")
        messages.info(request, away % {"headline": article})
        return HttpResponseRedirect(change_url(article))
    waiting, public = review_queue(user), article.edition.latest_shown()
    so_far, figures = so_far_of(article, waiting), figures_of([article])
    _name, queue = to_list(Article._meta, "phase=in_review")
    return framed(
        request,
        Article,
        "review",
        title=article,
        crumbs=[(pgettext("phase", "In review"), queue)],
        here=pgettext("page", "Review"),
        original=article,
        change=change_of(article),
        compared=against(article, public, user, so_far),
        text=text_of(article, public, figures),
        known=known_of(article, so_far, figures),
        checked=shown(preflight(article, by=user)),
        standing=standing(article, so_far),
        not_public=why_not_public(article, known=so_far),
        beside=original_of(article, story_of(article, user)),
        behind=behind(article),
        bar=bar_of(article, user, so_far),
        ahead=ahead_in(waiting, article, so_far.waiting_since),
        may_write=rights.may_change(user, article),
        # Only a reviewer has a next article to go on with.
        after=After.NEXT if user.has_perm("articles.review_article") else After.REVIEW,
    )


def so_far_of(article: Article, waiting: list[Circumstances]) -> Circumstances:
    """Return its circumstances, which are known already if it waits for the user.

    Users who see a version in review may read the decisions on it.
    """
    known = (one for one in waiting if one.article.pk == article.pk)
    return next(known, None) or circumstances([article])[article.pk]
