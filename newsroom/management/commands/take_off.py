"""Take addresses off the site at once, with or without a database."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations

from articles import record
from articles.models import RecordedDeed
from newsroom.pages.taken_off import TakenOff, path_of, readable


class Command(BaseCommand):
    help = (
        "Take addresses off the site: within a second nobody gets them any more, even "
        "while the database is away. Lists go on naming the article until an editor "
        "withdraws it."
    )
    # It has to work while nothing else does.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "addresses", nargs="*", metavar="ADDRESS", help="https://… or /de/…"
        )
        parser.add_argument(
            "--undo", action="store_true", help="give these addresses again"
        )
        parser.add_argument(
            "--list", action="store_true", help="name all that are taken off"
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, addresses, undo, **options):
        if bool(addresses) == options["list"]:
            raise CommandError("Name the addresses to take off, or ask for --list.")
        taken = TakenOff(settings.VAR)
        if options["list"]:
            for path in sorted(taken.paths):
                self.stdout.write(readable(path))
            return
        paths = [read(address) for address in addresses]
        try:
            with taken.changing() as known:
                if undo:
                    self.refuse_unknown(set(paths) - known)
                    known.difference_update(paths)
                else:
                    known.update(paths)
        except OSError as error:
            raise CommandError(
                f"{taken.file} can't be written ({error.strerror}), so nothing was "
                "changed. Free space, or run it as the user to whom the folder belongs."
            ) from None
        record.write_if_possible(
            RecordedDeed.TAKEN_OFF,
            command="take_off --undo" if undo else "take_off",
            addresses=[readable(path) for path in paths],
        )
        done = "Given again" if undo else "Taken off"
        self.stdout.write(f"{done}: {', '.join(map(readable, paths))}")

    def refuse_unknown(self, paths: set[str]) -> None:
        if paths:
            names = ", ".join(sorted(map(readable, paths)))
            raise CommandError(
                f"Not taken off, so nothing was changed: {names}. --list names what is."
            )


def read(address: str) -> str:
    try:
        return path_of(address)
    except ValueError:
        raise CommandError(
            f"“{address}” is no address of a page. Write it as readers see it, or "
            "its path, such as /de/artikel/name/"
        ) from None
