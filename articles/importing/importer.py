"""Bring documents into the newsroom, through its workflow: the verb behind the command.

A story is known again by its path, a document by its hash. What the desk has changed
is never overwritten.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.content import content_of, empty_content
from articles.importing.document import MAX_BYTES, Document, DocumentError, parse
from articles.importing.files import Found
from articles.importing.known import all_known
from articles.importing.names import split_credit
from articles.models import Article, Edition, Profile, Snapshot
from articles.publishing import move
from articles.refusal import Refused
from articles.text import fold
from articles.workflow import Change, Phase, Status
from articles.writing import add_version, begin, change


@dataclass(slots=True)
class Outcome:
    """What became of one document. `done` is new, updated, unchanged or refused."""

    path: Path
    done: str
    article: Article | None = None
    notes: list[str] = field(default_factory=list)
    error: str = ""


class Importer:
    """One run. `publish` needs `by`, someone who may review and publish."""

    def __init__(self, *, publish: bool = False, by=None, dry_run: bool = False):
        self.publish, self.by, self.dry_run = publish, by, dry_run
        self.known = all_known()
        self.organisations = {
            fold(name)
            for names in (
                Profile.objects.values_list("organisation", flat=True),
                Article.objects.values_list("credit_organisation", flat=True),
            )
            for name in names.distinct()
            if name
        }
        self.seen: dict[tuple[str, str], Path] = {}

    def run(self, found: Found) -> Outcome:
        """Import one file. Refused, it leaves nothing behind."""
        outcome = Outcome(found.path, "refused")
        try:
            with transaction.atomic():
                self.take(found, outcome)
                transaction.set_rollback(self.dry_run)
        except DocumentError as error:
            outcome.error = str(error)
        except Refused as refusal:
            outcome.error = str(refusal)
        except ValidationError as error:
            outcome.error = _("%(reasons)s Correct the document.") % {
                "reasons": " ".join(error.messages)
            }
        if outcome.error:
            outcome.done = "refused"
        for names in self.known.values():
            if outcome.error or self.dry_run:
                names.forget(seen=not outcome.error)
            else:
                names.keep()
        return outcome

    def take(self, found: Found, outcome: Outcome) -> None:
        self.refuse_double(found)
        data = read(found.path)
        digest = hashlib.sha256(data).hexdigest()
        edition = (
            Edition.objects.select_for_update()
            .filter(import_key=found.key, language=found.language)
            .first()
        )
        if edition and edition.import_hash == digest:
            outcome.done = "unchanged"
            return
        document = parse(data, language=found.language, today=timezone.localdate())
        outcome.notes += document.notes
        content = self.content(document)
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

    def begin(self, found: Found, content: dict) -> Article:
        other = Edition.objects.filter(import_key=found.key).first()
        return begin(
            content,
            language=found.language,
            by=None,
            story=other and other.story,
            import_key=found.key,
        )

    def update(self, edition: Edition, content: dict, outcome: Outcome):
        """Store a changed document; return the article and whether to publish it."""
        outcome.done = "updated"
        latest = edition.articles.order_by("-number").first()
        untouched = latest.imported_hash == latest.content_hash
        working = edition.working_version()
        if working:
            if not untouched or working != latest:
                raise DocumentError(
                    _("The desk is working on version %(number)s of this article.")
                    % {"number": working.number},
                    _("Publish or discard that version, then import again."),
                )
            slug = working.slug if edition.published_at else ""
            kind = {"change_kind": working.change_kind, "slug": slug}
            changed = change(
                working, content | kind, by=None, origin=Snapshot.Origin.IMPORT
            )
            if not changed:
                outcome.done = "unchanged"
            return working, self.publish
        article = self.next_version(edition, content, latest)
        if article is None:
            outcome.done = "unchanged"
            return latest, False
        if untouched and latest.phase() in {Phase.LIVE, Phase.EXPIRED}:
            return article, self.publish
        outcome.notes.append(
            _("The desk has changed the article since: version %(number)s is a draft.")
            % {"number": article.number}
        )
        return article, False

    def next_version(
        self, edition: Edition, content: dict, latest: Article
    ) -> Article | None:
        """Make the next version, or none if it would say what the latest says."""
        kind = Change.UPDATE if edition.published_at else Change.FIRST
        content = content | {"change_kind": kind}
        if latest.status != Status.DISCARDED or edition.published_at:
            content["slug"] = latest.slug
        with transaction.atomic():
            article = add_version(
                edition, content, by=None, origin=Snapshot.Origin.IMPORT
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
        move(article, "approve", by=self.by)
        published_at = Edition.objects.get(pk=article.edition_id).published_at
        if published_at and published_at <= timezone.now():
            return move(article, "publish", by=self.by)
        at = timezone.make_aware(datetime.combine(article.dated, time.min))
        return move(article, "publish", by=self.by, at=at, backdated=True)

    def content(self, document: Document) -> dict:
        """Return the content that a document says, creating labels it names."""
        language, sources = document.language, self.known["sources"]
        publishers = tuple(entry.publisher for entry in document.further_reading)
        content = empty_content() | {
            "headline": document.headline,
            "dated": document.dated.isoformat(),
            "body": document.body_html,
            "attributions": [
                {"source": key}
                for key in sources.keys(
                    document.sources.text, language=language, also=publishers
                )
            ],
            "further_reading": [self.reading(r) for r in document.further_reading],
        }
        for name in ("categories", "countries", "topics"):
            text = getattr(document, name).text
            content[name] = self.known[name].keys(text, language=language)
        return content | self.credit(document)

    def reading(self, entry) -> dict:
        source = self.known["sources"].find(entry.publisher)
        return {
            "publisher": source and str(source.key),
            "publisher_name": entry.publisher,
            "dated": entry.dated and entry.dated.isoformat(),
            "title": entry.title,
            "url": entry.url,
        }

    def credit(self, document: Document) -> dict:
        if document.credit is None:
            return {}
        known = self.known["sources"].by_name.keys() | self.organisations
        name, organisation = split_credit(document.credit.text, known)
        dated = document.credit.dated
        return {
            "credit_date": dated and dated.isoformat(),
            "credit_name": name,
            "credit_organisation": organisation,
        }


def says(article: Article) -> dict:
    """Return the content without what a version says about its change."""
    return content_of(article) | {"change_kind": "", "change_note": ""}


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
