"""Take out for ever what a court or a person's right demands."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations

from articles.foundation.refusal import Refused
from articles.management.erased import scrubbed
from articles.models import Erasure
from articles.transfer import erasure
from newsroom.management.erased_files import forget_files


class Command(BaseCommand):
    help = (
        "Erase an article or some of its versions, a person, a guest (of review links, "
        "or a subscriber by email), or a picture: from all versions, from the history, "
        "from what is found, and from files. What is public is withdrawn. It can't be "
        "undone."
    )

    def add_arguments(self, parser):
        parser.add_argument("kind", choices=Erasure.Kind.values, help="its kind")
        parser.add_argument(
            "name",
            metavar="ID",
            help="the number in its desk address; of a person also the username; a "
            "guest's name or e-mail address, a subscriber's address",
        )
        parser.add_argument(
            "--version-number",
            type=int,
            action="append",
            default=[],
            metavar="N",
            dest="numbers",
            help="only this version of an article, by its number in the history",
        )
        parser.add_argument(
            "--history-only",
            action="store_true",
            help="only former saves of an article; its versions stay",
        )
        parser.add_argument("--reason", required=True, help="it is kept: name nobody")
        parser.add_argument(
            "--ordered-by", required=True, help="the order's file number; it is kept"
        )
        parser.add_argument(
            "--erasures",
            type=Path,
            default=settings.VAR / "backups",
            metavar="FILE",
            help="the list beside the backups, or their folder; without: backups/ in "
            "NEWSROOM_VAR",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="only say what would go"
        )
        parser.add_argument(
            "--yes", action="store_true", help="don't ask whether to go on"
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, kind, name, numbers, history_only, verbosity, **options):
        if kind != Erasure.Kind.ARTICLE and (numbers or history_only):
            raise CommandError(
                "Nothing was erased: only an article has versions and a history. Leave "
                "out --version-number and --history-only."
            )
        order = erasure.Order(
            kind=kind,
            name=name,
            reason=options["reason"].strip(),
            ordered_by=options["ordered_by"].strip(),
            numbers=tuple(numbers),
            of_history=history_only,
        )
        if not (order.reason and order.ordered_by):
            raise CommandError(
                "Nothing was erased: --reason and --ordered-by are kept in place of "
                "what goes, so they have to say something."
            )
        try:
            if options["dry_run"] or not options["yes"]:
                self.tell(erasure.erase(order, dry_run=True)[0], "Would be erased")
            if options["dry_run"]:
                return
            if not options["yes"]:
                self.ask()
            erasure.refuse_without_room()
            done, kept = erasure.erase(order)
            self.finish(done, kept, erasure.list_at(options["erasures"]))
        except Refused as error:
            raise CommandError(str(error)) from error
        if verbosity:
            self.tell(done, "Erased")

    def finish(self, done: erasure.Done, kept: Erasure, listed: Path) -> None:
        """Clean up the files beside the rows; a step that fails now can be redone."""
        left = []
        try:
            forget_files(done.words)
        except OSError as error:
            left.append(f"{error.filename} can't be removed ({error.strerror})")
        try:
            erasure.write_list(listed, [kept])
        except Refused as error:
            left.append(f"{listed} isn't the list that it should be: {error}")
        except OSError as error:
            left.append(f"{listed} can't be written ({error.strerror}); take a backup")
        if bytes_left := scrubbed():
            left.append(bytes_left)
        if left:
            said = "; ".join(left).rstrip(".")
            raise CommandError(f"It was erased, but {said}.")

    def tell(self, done: erasure.Done, what: str) -> None:
        self.stdout.write(f"{what}: {', '.join(done.told()) or 'nothing'}.")
        for hint in done.hints:
            self.stdout.write(f"{hint}.")
        for place in erasure.remaining(done.words) if what == "Erased" else []:
            self.stderr.write(f"WARNING Still named in: {place}. Look whether it may.")

    def ask(self) -> None:
        if not sys.stdin.isatty():
            raise CommandError(
                "Nothing was erased: nobody can be asked. If you are sure: --yes"
            )
        self.stdout.write("It can't be undone, not by a backup either.")
        if input("Type “yes” to go on: ").strip().lower() != "yes":
            raise CommandError("Nothing was erased.")
