"""Commands that import a whole site: their options, their order and their words."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import DatabaseError
from tqdm import tqdm

from articles.domain import audit
from articles.foundation.languages import offered
from articles.foundation.refusal import Refused
from articles.management.people import find_publisher
from articles.models import CameAs, RecordedDeed, User
from articles.transfer.importing import wordpress

# In the order of the report. It always has those of `ALWAYS`.
DONE = ("new", "updated", "unchanged", "refused", "left out")
ALWAYS = {"new", "unchanged"}


class ImportCommand(BaseCommand):
    """`name` is that of the command, in the record; `run` does it."""

    name = ""
    # The word for a single one there, in messages.
    one = "item"

    def add_arguments(self, parser):
        parser.add_argument(
            "--by",
            metavar="USER",
            help="the user who approves and publishes articles that were public there",
        )
        parser.add_argument(
            "--as",
            choices=["it-was", "draft"],
            default="it-was",
            dest="goal",
            help="draft: nothing is published (default: what was public is)",
        )
        parser.add_argument(
            "--picture-credit",
            default="",
            metavar="NAME",
            help="the credit of pictures for which the export names nobody",
        )
        parser.add_argument(
            "--language",
            choices=offered(),
            help="the language of articles without one (default: that of the export)",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say what would happen, store nothing",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, file, **options):
        self.is_storing = False
        try:
            self.run(file, **options)
        except Refused as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            name = error.filename or file
            stored = (
                "What came in before is stored"
                if self.is_storing
                else "Nothing was stored"
            )
            raise CommandError(
                f"{name} can't be used: {error.strerror}. {stored}; look at that file "
                "and its disk, then run it again."
            ) from error

    def run(self, *args: Any, **options: Any) -> None:
        raise NotImplementedError

    def take_all(self, run, remarks, verbosity) -> None:
        """Import all, and store where old addresses lead; `remarks` are on the file.
        CommandError if some were refused.
        """
        self.is_storing = not run.dry_run
        refused = self.take(run, remarks, verbosity)
        if not run.dry_run:
            self.lead_on(run, verbosity)
        if refused:
            raise CommandError(
                f"{wordpress.counted(refused, self.one)} refused; nothing of these was "
                "stored. What to do is said above."
            )

    def lead_on(self, run, verbosity) -> None:
        if new := wordpress.stored(self.old_addresses(run)):
            self.say(verbosity, f"Old addresses that lead on here: {new} new.")

    def old_addresses(self, run):
        raise NotImplementedError

    def take(self, run, remarks, verbosity) -> int:
        """Import all; return how many were refused."""
        done: Counter[str] = Counter()
        bar = tqdm(
            run.run(),
            total=len(run.preparing.index.known),
            disable=None if verbosity else True,
            unit="",
            file=self.stderr,
            leave=False,
        )
        try:
            for outcome in bar:
                done[outcome.done] += 1
                bar.clear()
                self.report(outcome, verbosity)
        except (Refused, DatabaseError, OSError):
            # The imported items are stored, whatever stopped the run.
            self.say(verbosity, f"Stopped after {in_words(done)}")
            raise
        finally:
            if not run.dry_run and (new := done["new"] + done["updated"]):
                audit.write(RecordedDeed.IMPORTED, command=self.name, articles=new)
        for remark in (*remarks(), *run.dead_links()):
            self.stderr.write(str(remark))
        if verbosity:
            self.summarise(run, done)
        return done["refused"]

    def report(self, outcome, verbosity) -> None:
        if outcome.done in {"refused", "left out"}:
            for remark in outcome.remarks:
                self.stderr.write(str(remark))
            return
        if outcome.done != "unchanged":
            phase = outcome.article.phase().label
            self.say(verbosity, f"{outcome.item.name}: {outcome.done}, {phase}")
        for remark in outcome.remarks:
            is_alone = outcome.done == "unchanged"
            said = f"    {remark.reason} {remark.remedy}".rstrip()
            self.say(verbosity, str(remark) if is_alone else said)

    def summarise(self, run, done) -> None:
        for term, rule in run.preparing.mapping.unnamed.items():
            self.stdout.write(
                f"“{term.name}” ({term.taxonomy}) isn't in the mapping: {rule.becomes}."
            )
        for names in run.preparing.mapping.known.values():
            if names.created:
                kind = names.model._meta.verbose_name_plural
                self.stdout.write(f"Created {kind}: {', '.join(names.created)}")
        for what, count in sorted(run.left_out.items()):
            self.stdout.write(f"Left out, as it is “{what}”: {count}.")
        if run.comments:
            self.stdout.write(
                f"Left out: {wordpress.counted(run.comments, 'comment')} of readers."
            )
        if unused := run.unused():
            self.stdout.write(
                f"Left out: {wordpress.counted(unused, 'file')} of the library that "
                "no article shows."
            )
        before = "Dry run, nothing was stored: " if run.dry_run else ""
        self.stdout.write(f"{before}{in_words(done)}")

    def say(self, verbosity, text) -> None:
        if verbosity:
            self.stdout.write(text)


def in_words(done: Counter[str]) -> str:
    told = (f"{done[key]} {key}" for key in DONE if done[key] or key in ALWAYS)
    return f"{', '.join(told)}."


def readable(file: Path, uploads: Path | None, meant: str) -> None:
    if not file.is_file():
        raise CommandError(f"There is no file {file}. Check the path.")
    if uploads and not uploads.is_dir():
        raise CommandError(
            f"{uploads} is no folder. Name a copy of {meant}, or leave out --uploads."
        )


def refuse_existing(path: Path) -> CommandError:
    return CommandError(
        f"{path} is there already, and may have been corrected. Name another file, or "
        "remove that one."
    )


def publisher_of(index: wordpress.Index, *, goal: str, by: str | None) -> User | None:
    """Return who publishes, None for nobody; asked only if something was public."""
    public = any(one.state is CameAs.PUBLIC for one in index.known.values())
    if goal == "draft" or not public:
        return None
    try:
        return find_publisher(by)
    except CommandError as error:
        raise CommandError(
            f"{error} Or take all of it as drafts: --as draft"
        ) from error
