"""Take samples and demo accounts away, after saying what goes and being told to."""

import sys
from collections.abc import Iterator

from django.core.management.base import (
    BaseCommand,
    CommandError,
    no_translations,
)

from articles.demo import Removal, remove
from articles.models import Article, Decision, Edition, Snapshot, Story, User


class Command(BaseCommand):
    help = "Delete the samples and the demo accounts, after trying the newsroom."

    def add_arguments(self, parser):
        parser.add_argument(
            "--yes", action="store_true", help="delete without asking first"
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, yes, **options):
        planned = remove(dry_run=True)
        self.write("Stays:", staying(planned))
        if not planned:
            self.stdout.write("There is nothing of the demo to remove.")
            return
        self.write("Will be deleted for ever:", going(planned))
        if not yes:
            self.confirm()
        done = remove()
        if done != planned:  # somebody was at work in the meantime
            self.write("In the end, this was deleted:", going(done))
        self.stdout.write("The samples are removed.")
        self.stdout.write("`make run` would load them again: use `make run SAMPLES=0`.")
        administrators = User.objects.filter(is_superuser=True)
        if not administrators.filter(is_active=True).exists():
            self.stdout.write(
                "There is no administrator now. Make one: "
                ".venv/bin/python manage.py createsuperuser"
            )

    def write(self, heading: str, lines: Iterator[str]) -> None:
        for number, line in enumerate(lines):
            if not number:
                self.stdout.write(heading)
            self.stdout.write(f"    {line}")

    def confirm(self) -> None:
        if not sys.stdin.isatty():
            raise CommandError(
                "Nothing was deleted: nobody is there to confirm it. "
                "If it is right, add --yes."
            )
        self.stdout.write("Type yes to go on: ", ending="")
        self.stdout.flush()
        if sys.stdin.readline().strip() != "yes":
            raise CommandError("Nothing was deleted.")


def going(removal: Removal) -> Iterator[str]:
    counts = removal.counts
    if counts[Story]:
        records = counts[Snapshot] + counts[Decision]
        yield (
            f"{counts[Story]} sample stories: {counts[Edition]} editions, "
            f"{counts[Article]} versions, {records} records"
        )
    if removal.work_of_others:
        yield "    among them, work of people who are no demo accounts:"
        yield from (f"        {line}" for line in removal.work_of_others)
    if removal.accounts:
        yield f"demo accounts: {', '.join(removal.accounts)}"
    if removal.labels:
        yield f"{removal.labels} labels and sources that nothing uses any more"
    if removal.mastheads:
        yield f"{removal.mastheads} mastheads, as the demo made them"
    if removal.pages:
        yield f"{removal.pages} pages such as the imprint, as the demo made them"
    if removal.pictures:
        yield f"{removal.pictures} illustrations, with their files"
    if removal.passwords:
        yield f"the passwords in {removal.passwords}"
    if removal.accounts_closed:
        names = ", ".join(removal.accounts_closed)
        yield f"only their password and rights: {names}"


def staying(removal: Removal) -> Iterator[str]:
    for name in removal.samples_kept:
        yield f"the sample {name}: an article that is no sample points to it"
    for name in removal.accounts_closed:
        yield (
            f"the account {name}: what stays was written or decided on by it; "
            "but nobody can log in with it any more"
        )
    for name in removal.accounts_kept:
        yield f"the account {name}: it isn't the demo's, or not any more"
