"""List the nightly backups, check one, restore it on trial, or one article of it."""

import argparse
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, no_translations

from articles.foundation.refusal import Refused
from articles.management.people import find_user
from articles.transfer.one_article import refuse_stranger
from newsroom.database import marks
from newsroom.management.backups import one_article, thinning, trial
from newsroom.management.backups.places import InFolder, Place, place


class Command(BaseCommand):
    help = (
        "List the backups that the worker has made, newest first, and why each is "
        "kept; check one, restore it on trial, or bring one article of it back."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            metavar="FOLDER",
            help="another folder than that of NEWSROOM_BACKUPS",
        )
        parser.add_argument(
            "--from",
            metavar="NAME",
            dest="name",
            help="which of the listed ones is meant (default: the newest)",
        )
        acts = parser.add_mutually_exclusive_group()
        acts.add_argument(
            "--check",
            action="store_true",
            dest="checks",
            help="read it, and say whether it could be restored",
        )
        acts.add_argument(
            "--try",
            action="store_true",
            dest="tries",
            help="restore it into a folder of its own, ask the doctor about it, and "
            "remove it again; the newsroom may be in use",
        )
        parser.add_argument(
            "--if-due",
            action="store_true",
            help="with --try, as each night: only if the last trial failed or was a "
            "month ago; the doctor tells how it went",
        )
        self.add_article(parser, acts)

    def add_article(self, parser, acts) -> None:
        acts.add_argument(
            "--article",
            metavar="ADDRESS",
            help="make a draft of this article as it was then; by its address, such "
            "as de/headline-of-the-article, or by its UUID",
        )
        parser.add_argument(
            "--by", metavar="USER", help="with --article: the account that brings it"
        )
        parser.add_argument(
            "--number",
            type=int,
            help="with --article: the number of the version (default: the last one)",
        )
        acts.add_argument("--tell", metavar="ADDRESS", help=argparse.SUPPRESS)

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, folder, tries, if_due, tell, verbosity, **options):
        if tell:
            one_article.tell(self, tell)
            return
        there = InFolder(folder.absolute()) if folder else place()
        sizes = sizes_in(there) if there else {}
        found = thinning.archives(sizes)
        if if_due and not (found and trial.is_due()):
            return
        if there is None:
            raise CommandError(
                "No nightly backups are made here. Name a folder, or set "
                "NEWSROOM_BACKUPS to one."
            )
        if not found:
            raise CommandError(f"There is no backup in {there}.")
        name = named(found, options["name"])
        if options["checks"]:
            self.check_one(there, name)
        elif article := options["article"]:
            by, number = bringer(options["by"]), options["number"]
            one_article.bring_back(self, there, name, article, number=number, by=by)
        elif tries:
            self.try_one(there, name, is_quiet=if_due, verbosity=verbosity)
        else:
            self.list(found, sizes)

    def check_one(self, there: Place, name: str) -> None:
        sealed = settings.NEWSROOM_BACKUPS.passphrase_file
        self.stdout.write(f"{name}:")
        call_command(
            "restore",
            there.named(name),
            check=True,
            passphrase_file=sealed or None,
            stdout=self.stdout,
            stderr=self.stderr,
        )

    def try_one(
        self, there: Place, name: str, *, is_quiet: bool, verbosity: int
    ) -> None:
        tried = trial.restore_on_trial(there, name)
        if tried.faults and not is_quiet:
            raise CommandError(told(tried))
        if verbosity:
            self.stdout.write(told(tried))

    def list(self, found: list[thinning.Archive], sizes: dict[str, int]) -> None:
        why = thinning.wanted(found, settings.NEWSROOM_BACKUPS)
        for one in found:
            size = sizes[one.name] / 1_000_000
            kept = ", ".join(why.get(one, ["until the next night"]))
            said = f"{one.moment:%Y-%m-%d %H:%M}  {size:10,.1f} MB  {one.name}"
            self.stdout.write(f"{said}  {kept}")
        last = marks.last_trial(settings.VAR)
        self.stdout.write(told(last) if last else "None was restored on trial yet.")


def told(tried: marks.Trial) -> str:
    """Return in a sentence how a trial went."""
    at = f"{tried.moment.astimezone():%Y-%m-%d %H:%M}"
    if tried.faults:
        return f"{tried.archive} failed its trial of {at}: {'; '.join(tried.faults)}"
    return (
        f"{tried.archive} was restored on trial at {at}, in {tried.seconds} seconds, "
        "and the doctor found its contents whole."
    )


def sizes_in(there: Place) -> dict[str, int]:
    try:
        return there.sizes()
    except OSError as error:
        raise CommandError(
            f"{there} can't be read ({error.strerror}). See to NEWSROOM_BACKUPS."
        ) from error


def named(found: list[thinning.Archive], name: str | None) -> str:
    """Return the archive of this name, or the newest one."""
    if name is None:
        return found[0].name
    if any(one.name == name for one in found):
        return name
    raise CommandError(
        f"There is no backup {name}. List them: {settings.NEWSROOM_COMMAND} backups"
    )


def bringer(name: str | None):
    """Return the account of `--by`."""
    if name is None:
        raise CommandError(
            "Nothing was brought back: the draft needs an account that answers for "
            "it. Name it: --by USER"
        )
    by = find_user(name)
    try:
        refuse_stranger(by)  # before minutes go by
    except Refused as error:
        raise CommandError(str(error)) from error
    return by
