"""Store a content that came in: as the next version, in the same one, or not at all.

Changes by the desk are never overwritten. Each publication goes through the workflow,
in the name of the user who runs the import.
"""

from datetime import datetime, time
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.domain import rights
from articles.domain.content import TABLE, Said, content_of
from articles.editing.publishing import Publication, move
from articles.editing.writing import add_version, change
from articles.models import Article, Edition, Snapshot, given
from articles.transfer.importing.document.error import DocumentError
from articles.transfer.importing.known_deadlines import recognised
from articles.workflow import Change, Phase, Status


class ImportOutcome(Protocol):
    """The outcome: new, updated, unchanged or refused, and remarks."""

    done: str
    notes: list[str]


class Arrival:
    """`publish` needs `by`, someone who may review and publish."""

    def __init__(self, *, publish: bool, by: Any):
        self.publish, self.by = publish, by

    def update(
        self,
        edition: Edition,
        content: Said,
        outcome: ImportOutcome,
        *,
        at: datetime | None = None,
    ) -> tuple[Article, bool]:
        """Store the changes made at the source; return the article and whether to
        publish it. `at` is when it appeared there, if that is known to the minute.
        """
        outcome.done = "updated"
        latest = edition.articles.latest("number")
        content = recognised(content, edition, latest)
        untouched = latest.imported_hash == latest.content_hash
        phase = latest.phase()
        appears = at or (beginning(latest) if latest.dated else None)
        planned = phase is Phase.SCHEDULED and latest.live_from == appears
        if self.publish and untouched and planned:
            move(latest, "cancel_schedule", by=self.by)
            edition.refresh_from_db()
        working = edition.working_version()
        if working:
            changed = self.change(working, content, own=untouched and working == latest)
            if not changed and not planned:
                outcome.done = "unchanged"
            return working, self.publish
        article = self.next_version(edition, content, latest)
        if article is None:
            outcome.done = "unchanged"
            return latest, False
        if untouched and phase in {Phase.LIVE, Phase.EXPIRED}:
            return article, self.publish
        outcome.notes.append(gone_on(latest, phase, article))
        return article, False

    def change(self, working: Article, content: Said, *, own: bool) -> bool:
        """Update a working version that is the importer's own and untouched."""
        if not own:
            raise DocumentError(
                _("The desk is working on version %(number)s of this article.")
                % {"number": working.number},
                _("Publish or discard that version, then import again."),
            )
        # As long as no reader knows it, an address follows the headline, unless it is
        # given.
        is_kept = working.edition.published_at or content.get("slug")
        slug = working.slug if is_kept else ""
        kind = {"change_kind": working.change_kind, "slug": slug}
        return change(
            working, {**content, **kind}, by=None, origin=Snapshot.Origin.IMPORT
        )

    def next_version(
        self, edition: Edition, content: Said, latest: Article
    ) -> Article | None:
        """Make the next version, or none if it would say what the latest says."""
        kind = Change.UPDATE if edition.published_at else Change.FIRST
        own: dict[str, str] = {"change_kind": kind}
        if latest.status != Status.DISCARDED or edition.published_at:
            own["slug"] = latest.slug
        with transaction.atomic():
            article = add_version(
                edition, {**content, **own}, by=None, origin=Snapshot.Origin.IMPORT
            )
            same = says(article) == says(latest)
            transaction.set_rollback(same)
        return None if same else article

    def take_through(
        self,
        article: Article,
        *,
        at: datetime | None = None,
        note: str = "",
        until: datetime | None = None,
    ) -> Article:
        """Take the version through the workflow, as the user who runs the import.

        Until something of the edition was public it appears `at`, or on its own date.
        It ends at `until`.
        """
        if article.status == Status.DRAFT:
            move(article, "submit", by=self.by)
        if not rights.has_approved(self.by, article):
            move(article, "approve", by=self.by)
        published_at = Edition.objects.get(pk=article.edition_id).published_at
        if published_at and published_at <= timezone.now():
            window = Publication(expires_at=until)
            return move(article, "publish", by=self.by, note=note, options=window)
        begins = at or beginning(article)
        appeared = Publication(at=begins, expires_at=until, backdated=True)
        return move(article, "publish", by=self.by, note=note, options=appeared)


def gone_on(latest: Article, phase: Phase, article: Article) -> str:
    return _(
        "The desk has gone on since (version %(latest)s: %(phase)s), so "
        "version %(number)s is a draft."
    ) % {"latest": latest.number, "phase": phase.label, "number": article.number}


def beginning(article: Article) -> datetime:
    """Return when the article's own date begins, in the site's time zone."""
    return timezone.make_aware(datetime.combine(given(article.dated), time.min))


def says(article: Article) -> Said:
    """Return the content without what a version says about its change."""
    own = {name for name, field in TABLE.items() if not field.is_restored}
    return {k: v for k, v in content_of(article).items() if k not in own}


def as_imported(article: Article) -> None:
    """Remember that the version says what came in: until somebody changes it."""
    article.imported_hash = article.content_hash
    article.save(update_fields=["imported_hash"])
