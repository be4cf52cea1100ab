"""Bring documents into the newsroom, through its workflow: the verb behind the command.

A story is recognised by its path, a document by its hash. Changes by the desk are
never overwritten.
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.domain import site_version
from articles.domain.content import Said
from articles.editing.writing import begin
from articles.foundation.languages import is_offered, language_name
from articles.foundation.refusal import Refused
from articles.models import Article, Edition, given
from articles.transfer.importing.arriving import Arrival, as_imported
from articles.transfer.importing.document.document import (
    MAX_BYTES,
    DocumentError,
    parse,
)
from articles.transfer.importing.files import Found
from articles.transfer.importing.meaning import Meaning

# Tries of one document while others make the same labels at the same time.
ATTEMPTS = 5
MAX_KEY = given(Edition._meta.get_field("import_key").max_length)


@dataclass(slots=True)
class Outcome:
    """The outcome of one document. `done` is new, updated, unchanged or refused.

    `article` is the version that it is in now; an unchanged document has its working
    version here, if there is one.
    """

    path: Path
    done: str
    article: Article | None = None
    notes: list[str] = field(default_factory=list)
    error: str = ""


def refuse_closed(found: Found) -> None:
    if not is_offered(found.language):
        told = {"language": language_name(found.language), "code": found.language}
        raise DocumentError(
            _(
                "Its name says that it is in %(language)s (.%(code)s), in which the "
                "newsroom doesn't publish."
            )
            % told,
            _("Add %(code)s to NEWSROOM_LANGUAGES, or change its name.") % told,
        )


class Importer:
    """One run. `publish` needs `by`, someone who may review and publish."""

    def __init__(self, *, publish: bool = False, by=None, dry_run: bool = False):
        self.dry_run = dry_run
        self.arrival = Arrival(publish=publish, by=by)
        self.meaning = Meaning()
        self.seen: dict[tuple[str, str], Path] = {}

    def run(self, found: Found) -> Outcome:
        """Import one file. Refused, it leaves nothing behind."""
        for _attempt in range(ATTEMPTS):
            outcome = Outcome(found.path, "refused")
            try:
                with site_version.atomic():
                    self.take(found, outcome)
                    transaction.set_rollback(self.dry_run)
            except IntegrityError:
                # The desk, or another import, has just made the same label or story.
                outcome.error = _("Someone else has just stored the same. Try again.")
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
        refuse_closed(found)
        text, today = self.text_of(data), timezone.localdate()
        document = parse(text, language=found.language, today=today, about=found.key)
        outcome.notes += document.notes
        content = self.meaning.of(document)
        if edition:
            article, publish = self.arrival.update(edition, content, outcome)
        else:
            article = self.begin(found, content)
            publish = self.arrival.publish
            edition, outcome.done = article.edition, "new"
        Edition.objects.filter(pk=edition.pk).update(import_hash=digest)
        if outcome.done == "unchanged":
            return
        as_imported(article)
        outcome.article = self.arrival.take_through(article) if publish else article

    def text_of(self, data: bytes) -> bytes:
        """Return the text of a file; the samples tell days from today."""
        return data

    def refuse_double(self, found: Found) -> None:
        first = self.seen.setdefault((found.key, found.language), found.path)
        if first != found.path:
            raise DocumentError(
                _("It has the same story and language as %(path)s.") % {"path": first},
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


def refuse_odd_name(found: Found) -> None:
    try:
        found.key.encode()
    except UnicodeEncodeError as error:
        raise DocumentError(
            _(
                "The name of the file isn't UTF-8, so the story can't be "
                "recognised again."
            ),
            _("Rename the file."),
        ) from error
    if len(found.key) > MAX_KEY:
        raise DocumentError(
            _("The path is longer than %(limit)d characters.") % {"limit": MAX_KEY},
            _("Shorten the names of the file or its folders."),
        )


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
