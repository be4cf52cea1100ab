"""Take addresses off the site at once, with or without a database."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.http.request import split_domain_port, validate_host

from articles.domain import audit
from articles.models import RecordedDeed
from newsroom.management.address_check import is_there
from newsroom.page_cache.answers.request_key import one_spelling
from newsroom.page_cache.stores.taken_off import TakenOff, path_of, readable


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
        parser.add_argument(
            "--anyway",
            action="store_true",
            help="take off addresses at which there is nothing as well",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, addresses, undo, anyway, **options):
        if bool(addresses) == options["list"]:
            raise CommandError("Name the addresses to take off, or ask for --list.")
        taken = TakenOff(settings.VAR)
        if options["list"]:
            for path in sorted(taken.paths):
                self.stdout.write(readable(path))
            return
        paths = [read(address) for address in addresses]
        before = self.change(taken, paths, undo=undo)
        # Nobody waits for a database that may hang: it is off already.
        unseen = [] if undo or anyway else self.look(taken, paths, before)
        audit.write_if_possible(
            RecordedDeed.TAKEN_OFF,
            command="take_off --undo" if undo else "take_off",
            addresses=[readable(path) for path in paths],
        )
        done = "Given again" if undo else "Taken off"
        self.stdout.write(f"{done}: {named(paths)}")
        if unseen:
            self.stdout.write(
                "The site can't be asked now, so nobody could look whether there is a "
                f"page: {named(unseen)}"
            )

    def change(self, taken: TakenOff, paths: list[str], *, undo: bool) -> set[str]:
        """Take them off, or give them again; return what was off before."""
        try:
            with taken.changing() as known:
                before = set(known)
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
        return before

    def look(self, taken: TakenOff, paths: list[str], before: set[str]) -> list[str]:
        """Give all of them again if there is nothing at one, as it may be mistyped;
        return those of which nobody can tell.
        """
        found = {path: is_there(path) for path in paths if path not in before}
        nothing = [path for path, is_page in found.items() if is_page is False]
        if nothing:
            self.change(taken, list(found), undo=True)
            raise CommandError(
                f"There is no page, so nothing was changed: {named(nothing)}. Write "
                "the address as readers see it, or add --anyway to take it off all "
                "the same."
            )
        return [path for path, is_page in found.items() if is_page is None]

    def refuse_unknown(self, paths: set[str]) -> None:
        if paths:
            raise CommandError(
                f"Not taken off, so nothing was changed: {named(sorted(paths))}. "
                "--list names what is."
            )


def named(paths: list[str]) -> str:
    return ", ".join(map(readable, paths))


def read(address: str) -> str:
    """Return the path of what is named; nothing else is taken off in its place."""
    try:
        path, parts = path_of(address), urlsplit(address.strip())
    except ValueError:
        raise CommandError(
            f"“{address}” is no address of a page. Write it as readers see it, or "
            "its path, such as /de/artikel/name/"
        ) from None
    host, _port = split_domain_port(parts.netloc.rpartition("@")[2])
    if parts.netloc and not validate_host(host, settings.ALLOWED_HOSTS):
        raise CommandError(
            f"“{address}” is of another site, so nothing was changed: this one is "
            f"{settings.NEWSROOM_ORIGIN}. Write the address as readers see it, or its "
            "path."
        )
    if query := one_spelling(parts.query):
        raise CommandError(
            f"“{address}” is one of the pages at {readable(path)}, which are taken off "
            f"together, so nothing was changed. Leave out ?{query} if that is meant."
        )
    return path
