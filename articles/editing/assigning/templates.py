"""Templates: drafts that texts are commissioned from, and that nobody submits."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.domain import rights
from articles.domain.content import Said, content_of
from articles.foundation.refusal import Refused
from articles.models import Article, Edition
from articles.workflow import Phase, Status


def may_mark_as_template(user, article: Article) -> bool:
    """Return whether `user` may make this draft a template, or an ordinary one again.

    If readers know a version of it, the draft is the next version of that text.
    """
    is_draft = article.status == Status.DRAFT and not article.edition.published_at
    return is_draft and rights.may_assign(user) and rights.may_change(user, article)


@transaction.atomic
def mark_as_template(article: Article, *, is_template: bool, by) -> None:
    """Make a draft a template, or an ordinary draft again.

    Raises Refused if the user may not, or it is no such draft any more.
    """
    # Each move holds the edition's row: nothing is submitted meanwhile.
    edition = Edition.objects.select_for_update(no_key=True).get(pk=article.edition_id)
    stored = Article.objects.select_related("edition").get(pk=article.pk)
    if not may_mark_as_template(by, stored):
        raise refused(
            article,
            "not-allowed",
            _("It is no draft of a new text any more, or you may not do this."),
            _("Load the page again, or ask an editor."),
        )
    Edition.objects.filter(pk=edition.pk).update(is_template=is_template)
    article.edition.is_template = is_template


def templates_for(user) -> QuerySet[Article]:
    """Query the templates that this user may see, by language and headline."""
    drafts = Article.objects.visible_to(user).in_phase(Phase.DRAFT)
    found = drafts.filter(edition__is_template=True).select_related("edition")
    return found.order_by("edition__language", "headline", "pk").defer("body")


def content_from(template: Article, title: str) -> Said:
    """Return the content for a text that begins from this template.

    Its headline is another, its deadlines are its own, and nobody has read it yet.
    """
    said = content_of(template)
    deadlines = [row | {"key": ""} for row in said["deadlines"]]
    ai_use = [row | {"read_by": ""} for row in said["ai_use"]]
    own = {"headline": title, "slug": "", "deadlines": deadlines, "ai_use": ai_use}
    return said | own


def refused(article: Article, code: str, why: str, remedy: str) -> Refused:
    what = _("“%(headline)s” stays as it is.") % {"headline": article}
    return Refused(what, why, remedy, code=code)
