"""Hide what stood before a version, and show it again: readers' permalinks of former
versions and what a version changed depend on it, from the version's beginning.

A choice on publishing is made here, too. Without one, a name that goes decides.
"""

from django.db.models import F
from django.utils.translation import gettext as _

from articles.domain import site_version
from articles.domain.content import content_of
from articles.editing.publishing.attempt.act import Act
from articles.editing.publishing.attempt.names_gone import names_gone
from articles.editing.publishing.effects.statuses import latest_decision
from articles.foundation import change_mark
from articles.foundation.refusal import Refused
from articles.foundation.text import clean_text
from articles.models import HIDE, SHOW, Article, Decision, Edition
from articles.workflow import Change

# Readers are told of an update what is new; what it left out was right in its time.
SET_RIGHT = frozenset({Change.CORRECTION, Change.TYPO})


def may_hide(user, article: Article) -> bool:
    """Return whether `user` may hide what stood before a version, which was public."""
    is_later = article.number > 1 and article.was_public()
    return is_later and user.has_perm("articles.publish_article")


def gone_with(article: Article) -> list[str]:
    """Return the names that readers can read now and this version doesn't have."""
    before = article.edition.articles.public().exclude(pk=article.pk).first()
    return names_gone(content_of(before), content_of(article)) if before else []


def choose(act: Act) -> bool:
    """Return whether the version hides what stood before it, as the user chose."""
    article, chosen = act.article, act.options.hides_former
    if chosen is None:
        names = article.change_kind in SET_RIGHT and gone_with(article)
        return article.hides_former or bool(names)
    if chosen and not act.note:
        raise act.refuse(
            "note-missing",
            _("To hide what stood before needs a note that says why."),
            _("Write one."),
        )
    return chosen


def note_choice(act: Act, *, hides: bool) -> None:
    """Record the choice, if it isn't recorded yet; the act's own record has a note."""
    if hides == act.article.hides_former:
        return
    Article.objects.filter(pk=act.article.pk).update(hides_former=hides)
    note = act.note or _("A name goes with this change.")
    record(act.article, hides=hides, note=note, by=act.by, at=act.now)


@site_version.atomic()
def set_hidden(article: Article, *, hides: bool, note: str, by) -> None:
    """Hide what stood before a version, or show it again, and record why.

    Raises Refused if the user may not, the version never was public, or no reason is
    given. Nothing happens if it is so already.
    """
    edition = Edition.objects.select_for_update().get(pk=article.edition_id)
    change_mark.note(latest_decision().first())
    now, note = change_mark.present(), clean_text(note)
    stored = Article.objects.select_related("edition").get(pk=article.pk)
    if not by.has_perm("articles.publish_article"):
        raise refused(
            article,
            "not-allowed",
            _("Your role doesn't include this."),
            _("Ask the chief editor."),
        )
    if not stored.was_public(now):
        raise refused(
            article,
            "not-public",
            _("Readers have never seen this version."),
            _("Choose one that was public, or decide it on publishing."),
        )
    if not note:
        raise refused(
            article,
            "note-missing",
            _("It needs a note that says why."),
            _("Write one."),
        )
    if stored.hides_former != hides:
        Article.objects.filter(pk=stored.pk).update(hides_former=hides)
        site_version.note_edition(edition.pk)
        site_version.bump()
        record(stored, hides=hides, note=note, by=by, at=now)
    article.refresh_from_db()


def record(article: Article, *, hides: bool, note: str, by, at) -> None:
    phase = article.phase(at)
    Article.objects.filter(pk=article.pk).update(lock=F("lock") + 1)
    article.refresh_from_db()
    Decision.objects.create(
        article=article,
        lock=article.lock,
        at=at,
        by=by,
        content_hash=article.content_hash,
        transition=HIDE if hides else SHOW,
        phase_before=phase,
        phase_after=phase,
        note=note,
    )
    change_mark.note(at)


def refused(article: Article, code: str, why: str, remedy: str) -> Refused:
    what = _("What readers see of former versions of “%(headline)s” wasn't changed.")
    return Refused(what % {"headline": article}, why, remedy, code=code)
