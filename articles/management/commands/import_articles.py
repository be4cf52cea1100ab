"""Import documents in the portal's plain-text form: files, or folders of them."""

from collections import Counter
from pathlib import Path

from django.core.management.base import (
    BaseCommand,
    CommandError,
    no_translations,
)
from tqdm import tqdm

from articles.domain import audit
from articles.foundation.languages import offered
from articles.foundation.refusal import Refused
from articles.management.erased import erasures_in, finish_erasing
from articles.management.people import find_publisher
from articles.models import RecordedDeed
from articles.transfer import backup
from articles.transfer.archives import bars
from articles.transfer.importing import Found, Importer, Outcome, find_documents

FEW = 5


class Command(BaseCommand):
    help = "Import documents in plain-text form: files, or folders of them."

    def add_arguments(self, parser):
        parser.add_argument(
            "paths",
            nargs="+",
            type=Path,
            metavar="PATH",
            help="a document, a folder of them, or what export_articles wrote",
        )
        parser.add_argument(
            "--as",
            choices=["draft", "published"],
            default="draft",
            dest="goal",
            help="the last step of the workflow that articles take (default: draft)",
        )
        parser.add_argument(
            "--by",
            metavar="USER",
            help="the user who approves and publishes (needed for --as published)",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say what would happen, store nothing",
        )

        parser.add_argument(
            "--erasures",
            type=Path,
            metavar="FILE",
            help="the list of erased content beside the backups, which stays away",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, paths, goal, by, dry_run, verbosity, erasures, **options):
        if len(paths) == 1 and backup.is_export(paths[0]):
            self.import_back(paths[0], erasures, verbosity, dry_run=dry_run)
            return
        found = find(paths)
        publisher = find_publisher(by) if goal == "published" else None
        importer = Importer(publish=goal == "published", by=publisher, dry_run=dry_run)
        quiet = verbosity == 0 or len(found) <= FEW
        bar = tqdm(
            found,
            disable=True if quiet else None,
            unit="",
            file=self.stderr,
            leave=False,
        )
        done: Counter[str] = Counter()
        waiting = 0
        for document in bar:
            outcome = importer.run(document)
            done[outcome.done] += 1
            waiting += outcome.done == "unchanged" and outcome.article is not None
            self.report(outcome, bar, verbosity)
        if not dry_run and (new := done["new"] + done["updated"]):
            audit.write(RecordedDeed.IMPORTED, command="import_articles", articles=new)
        if verbosity:
            self.summarise(done, importer, dry_run=dry_run)
            if waiting and publisher:
                self.stdout.write(
                    f"Unchanged and still waiting on the desk: {waiting}."
                )
        if done["refused"]:
            raise CommandError(in_words(done["refused"]))

    def import_back(
        self, folder: Path, listed: Path | None, verbosity: int, *, dry_run: bool
    ) -> None:
        """Take back what `export_articles` wrote, as it was, with its decisions."""
        if dry_run:
            raise CommandError(
                "An export is looked through before anything is stored, and stored as "
                "a whole. Leave out --dry-run."
            )
        try:
            versions, repeated = backup.import_back(
                folder,
                erasures=erasures_in(self, listed, None, "what was exported"),
                progress=bars(self, verbosity),
            )
        except Refused as error:
            raise CommandError(str(error)) from error
        audit.write(RecordedDeed.IMPORTED, command="import_articles", articles=versions)
        finish_erasing(self, repeated)
        if verbosity:
            self.stdout.write(
                f"{versions} versions, as they were. Its people have closed accounts; "
                "make the first one that is open: createsuperuser"
            )

    def report(self, outcome: Outcome, bar: tqdm, verbosity: int) -> None:
        if outcome.error:
            bar.clear()
            self.stderr.write(f"{printable(outcome.path)}: {outcome.error}")
        elif verbosity and outcome.done != "unchanged" and outcome.article:
            bar.clear()
            phase = outcome.article.phase().label
            self.stdout.write(f"{printable(outcome.path)}: {outcome.done}, {phase}")
            for note in outcome.notes:
                self.stdout.write(f"    {note}")

    def summarise(self, done: Counter, importer: Importer, *, dry_run: bool) -> None:
        for names in importer.meaning.known.values():
            if names.created:
                kind = names.model._meta.verbose_name_plural
                listed = ", ".join(names.created)
                self.stdout.write(f"Created {kind}: {listed}")
        counts = ", ".join(f"{done[key]} {key}" for key in DONE if done[key])
        before = "Dry run, nothing was stored: " if dry_run else ""
        self.stdout.write(f"{before}{counts}.")


# In the order of the report.
DONE = ("new", "updated", "unchanged", "refused")


def in_words(refused: int) -> str:
    if refused == 1:
        return "1 document was refused; nothing of it was stored."
    return f"{refused} documents were refused; nothing of them was stored."


def find(paths: list[Path]) -> list[Found]:
    for path in paths:
        if not path.exists():
            raise CommandError(f"{path} doesn't exist. Check the path.")
    found = find_documents(paths)
    if not found:
        endings = " or ".join(["", *(f".{code}" for code in offered())])
        raise CommandError(f"No documents there. Their names end in .txt{endings}.")
    return found


def printable(path: Path) -> str:
    """Return a path that any terminal takes, whatever bytes its name holds."""
    return str(path).encode("utf-8", "backslashreplace").decode()
