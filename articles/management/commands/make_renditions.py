"""Make pictures in every size that pages show, before readers ask for them."""

from collections.abc import Iterable

from django.core.management.base import BaseCommand, CommandError, no_translations
from tqdm import tqdm

from articles.domain.pictures import Findings, make_missing


class Command(BaseCommand):
    help = (
        "Make the renditions that are missing of pictures in use, and remove those "
        "that no page can show any more, and files that no picture has. May be "
        "stopped, and run twice at once."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--all",
            action="store_true",
            dest="unused",
            help="also of pictures that no article has",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, unused, verbosity, **options):
        def progress(pictures: Iterable) -> Iterable:
            quiet = True if verbosity == 0 else None
            unit = " pictures"
            return tqdm(
                pictures, disable=quiet, unit=unit, file=self.stderr, leave=False
            )

        findings = make_missing(unused=unused, progress=progress)
        said = in_words(findings)
        if findings.failed:
            raise CommandError(
                f"{said} The log says of each why. What could not be kept is made anew "
                "at each request: see to the folder, then run this again."
            )
        if verbosity:
            self.stdout.write(said)


def in_words(findings: Findings) -> str:
    swept = f" Files that no picture has, removed: {findings.swept}."
    return (
        f"Renditions made: {findings.made}, failed: {findings.failed}, "
        f"there already: {findings.there}, removed: {findings.removed}."
    ) + (swept if findings.swept else "")
