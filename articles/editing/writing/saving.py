"""Write articles: begin a story, change a working version, keep every save."""

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.domain import assignments, rights, search
from articles.domain.content import Said, apply_content, content_hash, content_of
from articles.editing import notices
from articles.editing.writing.closed_language import refuse_closed_language
from articles.editing.writing.following import follow
from articles.editing.writing.standing_version import taking_over
from articles.foundation.refusal import Refused
from articles.models import Article, Decision, Edition, Snapshot, Story
from articles.workflow import PLANS, Status


@transaction.atomic
def begin(
    content: Said,
    *,
    language: str,
    by,
    story: Story | None = None,
    writer=None,
    **edition_fields,
) -> Article:
    """Make an edition (and its story, if none is given) with a first draft.

    `by` None is the importer: such a version has no author. `writer` is its author if
    `by` only commissions it.
    """
    if by and not by.has_perm("articles.add_article"):
        raise not_allowed(_("A new article can't be started."))
    refuse_closed_language(_("A new article can't be started."), language)
    if story:
        refuse_second_edition(story, language)
    edition = Edition.objects.create(
        story=story or Story.objects.create(), language=language, **edition_fields
    )
    origin = Snapshot.Origin.EDIT if by else Snapshot.Origin.IMPORT
    if writer:
        origin = Snapshot.Origin.ORDER
    return add_version(edition, content, by=by, origin=origin, author=writer or by)


def refuse_second_edition(story: Story, language: str) -> None:
    # The story's row is the lock, in `translate` too: two may begin the same edition.
    Story.objects.select_for_update(no_key=True).get(pk=story.pk)
    if story.editions.filter(language=language).exists():
        raise Refused(
            _("A new article can't be started."),
            _("The story has a version in this language already."),
            _("Continue with that one, or start another story."),
            code="edition-exists",
        )


def add_version(
    edition: Edition,
    content: Said,
    *,
    by,
    origin: Snapshot.Origin,
    status: Status = Status.DRAFT,
    **fields,
) -> Article:
    """Make the edition's next version; the caller holds the edition's lock.

    Its author is `by` unless `fields` names another, or None for nobody. A version that
    isn't a working version can't represent its edition until the caller has moved it.
    """
    last = edition.articles.aggregate(last=Max("number"))["last"] or 0
    # The first version of an edition replaces no other.
    standing = taking_over(edition, status, before=last)
    article = Article(
        edition=edition,
        number=last + 1,
        status=status,
        **{"author": by} | fields | standing,
    )
    apply_content(article, content)
    record(article, by=by, origin=origin)
    if article.translated_from_id:
        follow([article])
    return article


@transaction.atomic
def change(
    article: Article,
    content: Said,
    *,
    by,
    origin: Snapshot.Origin = Snapshot.Origin.EDIT,
) -> bool:
    """Set the content of a working version; return whether anything changed.

    Refused if somebody else saved or moved it after `article` was read.
    """
    Edition.objects.select_for_update().get(pk=article.edition_id)
    stored = Article.objects.get(pk=article.pk)
    if stored.lock != article.lock:
        raise stale(article)
    allowed = rights.may_change(by, stored) if by else stored.is_working
    if not allowed:
        raise not_allowed(_("“%(headline)s” can't be changed.") % {"headline": stored})
    with transaction.atomic():
        apply_content(stored, content)
        changed = record(stored, by=by, origin=origin)
        if not changed:  # then its rows keep their ids, too
            transaction.set_rollback(True)
    if changed:
        assignments.note_act(article.edition_id, by, timezone.now())
        tell_planner(article, by)
    article.refresh_from_db()
    return changed


def tell_planner(before: Article, by) -> None:
    """Tell who planned its publication that this save has ended the plan."""
    if before.status != Status.IN_REVIEW:
        return
    plans = Decision.objects.filter(
        article=before.pk, lock=before.lock, transition__in=PLANS
    )
    if planner := plans.values_list("by", flat=True).first():
        act = f"save-{before.pk}-{before.lock + 1}"
        notices.tell("plan_failed", before.edition_id, [planner], by=by, act=act)


def record(article: Article, *, by, origin: Snapshot.Origin) -> bool:
    """Store the content if it differs from the last; increment the lock; index it."""
    content = content_of(article)
    digest = content_hash(content)
    if digest == article.content_hash:
        return False
    Article.objects.filter(pk=article.pk).update(
        lock=F("lock") + 1, content_hash=digest
    )
    article.lock, article.content_hash = article.lock + 1, digest
    Snapshot.objects.create(
        article=article,
        lock=article.lock,
        at=timezone.now(),
        by=by,
        origin=origin,
        content=content,
        content_hash=digest,
    )
    search.index(article, content)
    return True


def not_allowed(what: str) -> Refused:
    return Refused(
        what,
        _("Your role doesn't include this."),
        _("Ask an editor or the chief editor."),
        code="not-allowed",
    )


def stale(article: Article) -> Refused:
    return Refused(
        _("“%(headline)s” was not saved.") % {"headline": article},
        _("It has been saved or moved since you opened it."),
        _("Open it again, compare, and take over what is still right."),
        code="stale",
    )
