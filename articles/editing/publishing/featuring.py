"""Feature: let a live article lead the home page until a moment, or end that."""

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from articles.domain import site_version
from articles.editing.publishing.effects.statuses import latest_decision
from articles.foundation import change_mark
from articles.foundation.refusal import Refused
from articles.models import FEATURE, Article, Decision, Edition
from articles.workflow import Phase


def may_feature(user, article: Article) -> bool:
    """Return whether `user` may let this version lead the home page now."""
    return user.has_perm("articles.publish_article") and article.phase() is Phase.LIVE


@site_version.atomic()
def feature(article: Article, *, until: datetime | None, by) -> None:
    """Let the article's edition lead the home page until a moment; None ends it.

    Raises Refused if the user may not, the version isn't live, or the moment is past.
    """
    edition = Edition.objects.select_for_update().get(pk=article.edition_id)
    change_mark.note(latest_decision().first())
    now = change_mark.present()
    stored = Article.objects.select_related("edition").get(pk=article.pk)
    if not by.has_perm("articles.publish_article"):
        raise refused(
            article,
            "not-allowed",
            _("Your role doesn't include this."),
            _("Ask the chief editor."),
        )
    if stored.phase(now) is not Phase.LIVE:
        raise refused(
            article,
            "not-live",
            _("It isn't public at the moment."),
            _("Publish it first, or choose the version that is live."),
        )
    if until and until <= now:
        raise refused(
            article, "past", _("The moment lies in the past."), _("Choose a later one.")
        )
    if until == edition.featured_until:
        return
    Edition.objects.filter(pk=edition.pk).update(featured_until=until)
    site_version.bump()
    record(stored, until=until, by=by, at=now)
    article.refresh_from_db()


def record(article: Article, *, until: datetime | None, by, at: datetime) -> None:
    Article.objects.filter(pk=article.pk).update(lock=F("lock") + 1)
    article.refresh_from_db()
    Decision.objects.create(
        article=article,
        lock=article.lock,
        at=at,
        by=by,
        content_hash=article.content_hash,
        transition=FEATURE,
        phase_before=Phase.LIVE,
        phase_after=Phase.LIVE,
        until=until,
    )
    change_mark.note(at)


def refused(article: Article, code: str, why: str, remedy: str) -> Refused:
    what = _("“%(headline)s” can't lead the home page.") % {"headline": article}
    return Refused(what, why, remedy, code=code)
