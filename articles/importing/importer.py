"""Bring documents into the newsroom, through its workflow: the verb behind the command.

A story is known again by its path, a document by its hash. What the desk has changed
is never overwritten.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import revision, rights
from articles.content import TABLE, Said, content_of
from articles.importing.document import MAX_BYTES, DocumentError, parse
from articles.importing.files import Found
from articles.importing.meaning import Meaning
from articles.models import Article, Edition, Snapshot, given
from articles.publishing import Publication, move
from articles.refusal import Refused
from articles.workflow import Change, Phase, Status
from articles.writing import add_version, begin, change

# Tries of one document while others make the same labels at the same time.
ATTEMPTS = 5
MAX_KEY = given(Edition._meta.get_field("import_key").max_length)


@dataclass(slots=True)
class Outcome:
    """What became of one document. `done` is new, updated, unchanged or refused.

    `article` is the version that it is in now; of an unchanged document its working
    version, if there is one.
    """

    path: Path
    done: str
    article: Article | None = None
    notes: list[str] = field(default_factory=list)
    error: str = ""


class Importer:
    """One run. `publish` needs `by`, someone who may review and publish."""

    def __init__(self, *, publish: bool = False, by=None, dry_run: bool = False):
        self.publish, self.by, self.dry_run = publish, by, dry_run
        self.meaning = Meaning()
        self.seen: dict[tuple[str, str], Path] = {}

    def run(self, found: Found) -> Outcome:
        """Import one file. Refused, it leaves nothing behind."""
        for _attempt in range(ATTEMPTS):
            outcome = Outcome(found.path, "refused")
            try:
                with revision.atomic():
                    self.take(found, outcome)
                    transaction.set_rollback(self.dry_run)
            except IntegrityError:
                # The desk, or another import, has just made the same label or story.
                outcome.error = _("Somebody else has just stored the same. Try again.")
                self.settle(outcome)
                for names in self.meaning.known.values():
                    names.read()
                continue
            except (DocumentError, Refused) as error:
                outcome.error = str(error)
            except ValidationError as error:
                outcome.error = _("%(reasons)s Correct the document.") % {
                    "reasons": " ".join(error.messages)
                }
            break
        self.settle(outcome)
        return outcome

    def settle(self, outcome: Outcome) -> None:
        """Keep the labels that a stored document brought, forget the others."""
        if outcome.error:
            outcome.done = "refused"
        for names in self.meaning.known.values():
            if outcome.error or self.dry_run:
                names.forget(seen=not outcome.error)
            else:
                names.keep()

    def take(self, found: Found, outcome: Outcome) -> None:
        self.refuse_double(found)
        refuse_odd_name(found)
        data = read(found.path)
        digest = hashlib.sha256(data).hexdigest()
        edition = (
            Edition.objects.select_for_update()
            .filter(import_key=found.key, language=found.language)
            .first()
        )
        if edition and edition.import_hash == digest:
            outcome.done, outcome.article = "unchanged", edition.working_version()
            return
        document = parse(data, language=found.language, today=timezone.localdate())
        outcome.notes += document.notes
        content = self.meaning.of(document)
        if edition:
            article, publish = self.update(edition, content, outcome)
        else:
            article, publish = self.begin(found, content), self.publish
            edition, outcome.done = article.edition, "new"
        Edition.objects.filter(pk=edition.pk).update(import_hash=digest)
        if outcome.done == "unchanged":
            return
        article.imported_hash = article.content_hash
        article.save(update_fields=["imported_hash"])
        outcome.article = self.publish_imported(article) if publish else article

    def refuse_double(self, found: Found) -> None:
        first = self.seen.setdefault((found.key, found.language), found.path)
        if first != found.path:
            raise DocumentError(
                _("It stands for the same story and language as %(path)s.")
                % {"path": first},
                _("Give one of the two another name."),
            )

    def begin(self, found: Found, content: Said) -> Article:
        other = Edition.objects.filter(import_key=found.key).first()
        return begin(
            content,
            language=found.language,
            by=None,
            story=other.story if other else None,
            import_key=found.key,
        )

    def update(self, edition: Edition, content: Said, outcome: Outcome):
        """Store a changed document; return the article and whether to publish it."""
        outcome.done = "updated"
        latest = edition.articles.latest("number")
        untouched = latest.imported_hash == latest.content_hash
        phase = latest.phase()
        planned = phase is Phase.SCHEDULED and latest.live_from == beginning(latest)
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
        outcome.notes.append(
            _(
                "The desk has gone on since (version %(latest)s: %(phase)s), so "
                "version %(number)s is a draft."
            )
            % {
                "latest": latest.number,
                "phase": phase.label,
                "number": article.number,
            }
        )
        return article, False

    def change(self, working: Article, content: Said, *, own: bool) -> bool:
        """Update a working version that is the importer's own and untouched."""
        if not own:
            raise DocumentError(
                _("The desk is working on version %(number)s of this article.")
                % {"number": working.number},
                _("Publish or discard that version, then import again."),
            )
        slug = working.slug if working.edition.published_at else ""
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

    def publish_imported(self, article: Article) -> Article:
        """Take the version through the workflow, as the one who runs the import.

        Until something of the edition was public it appears as of its own date.
        """
        if article.status == Status.DRAFT:
            move(article, "submit", by=self.by)
        if not rights.has_approved(self.by, article):
            move(article, "approve", by=self.by)
        published_at = Edition.objects.get(pk=article.edition_id).published_at
        if published_at and published_at <= timezone.now():
            return move(article, "publish", by=self.by)
        appeared = Publication(at=beginning(article), backdated=True)
        return move(article, "publish", by=self.by, options=appeared)


def beginning(article: Article) -> datetime:
    """Return when the article's own date begins, in the site's time zone."""
    return timezone.make_aware(datetime.combine(given(article.dated), time.min))


def refuse_odd_name(found: Found) -> None:
    try:
        found.key.encode()
    except UnicodeEncodeError as error:
        raise DocumentError(
            _("The name of the file isn't UTF-8, so the story can't be known again."),
            _("Rename the file."),
        ) from error
    if len(found.key) > MAX_KEY:
        raise DocumentError(
            _("The path is longer than %(limit)d characters.") % {"limit": MAX_KEY},
            _("Shorten the names of the file or its folders."),
        )


def says(article: Article) -> Said:
    """Return the content without what a version says about its change."""
    own = {name for name, field in TABLE.items() if not field.is_restored}
    return {k: v for k, v in content_of(article).items() if k not in own}


def read(path: Path) -> bytes:
    """Return the file's bytes, or just too many of them."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DocumentError(
            _("It can't be opened: %(reason)s.") % {"reason": error.strerror},
            _("Check the file and its permissions."),
        ) from error
