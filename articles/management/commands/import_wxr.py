"""Import an export of WordPress: its posts become articles."""

from pathlib import Path

from articles.foundation.languages import offered_as, site_language
from articles.management.importing import (
    ImportCommand,
    publisher_of,
    readable,
    refuse_existing,
)
from articles.transfer.importing import wordpress


class Command(ImportCommand):
    name = "import_wxr"
    help = (
        "Import an export of WordPress (WXR 1.0, 1.1 or 1.2): what was public there is "
        "published as of its date, everything else becomes a draft. Old addresses, "
        "those of feeds, categories and tags included, lead on where the newsroom "
        "answers at the old host."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "file", type=Path, metavar="FILE", help="the export of WordPress, as XML"
        )
        super().add_arguments(parser)
        parser.add_argument(
            "--mapping",
            type=Path,
            metavar="FILE",
            help="what categories, tags and authors become (default: a guess) "
            "and which shortcodes and blocks showed their text to everybody",
        )
        parser.add_argument(
            "--write-mapping",
            type=Path,
            metavar="FILE",
            help="only write a proposal of that to be corrected, and import nothing",
        )
        parser.add_argument(
            "--uploads",
            type=Path,
            metavar="FOLDER",
            help="a copy of wp-content/uploads; without, pictures are left out",
        )
        parser.add_argument(
            "--kind",
            action="append",
            dest="kinds",
            metavar="KIND",
            help="kinds of posts that become articles (default: post); repeatable",
        )
        parser.add_argument(
            "--redirects",
            type=Path,
            metavar="FILE",
            help="for another server at the old host: write old paths and new "
            "addresses of what is public, as CSV",
        )

    def run(self, file, *, mapping, write_mapping, kinds, redirects, **options):
        readable(file, options["uploads"], "wp-content/uploads")
        said = wordpress.read_mapping(mapping) if mapping else wordpress.Said()
        decoded = wordpress.Decoded(file)
        kinds = frozenset(kinds or ["post"])
        index = wordpress.index_of(decoded, kinds, said.shown)
        mapped = said.mapping(index)
        for remark in said.unmatched(index):
            self.stderr.write(str(remark))
        if write_mapping:
            self.propose(write_mapping, index, mapped)
            return
        publisher = publisher_of(index, goal=options["goal"], by=options["by"])
        preparing = wordpress.Preparing(
            index,
            mapped,
            wordpress.Uploads(options["uploads"], index),
            wordpress.Addresses(index),
            options["language"] or language_of(index),
        )
        run = wordpress.WordPress(
            decoded,
            preparing,
            publish=publisher is not None,
            by=publisher,
            library=wordpress.Library(credit=options["picture_credit"]),
            kinds=kinds,
            dry_run=options["dry_run"],
        )
        self.redirects = redirects
        self.take_all(run, decoded.remarks, options["verbosity"])

    def old_addresses(self, run):
        told = run.preparing
        return wordpress.old_addresses(
            told.index, told.addresses, told.mapping, told.language
        )

    def lead_on(self, run, verbosity):
        """Store the old addresses, and list them for another server if asked to."""
        super().lead_on(run, verbosity)
        path, told = self.redirects, run.preparing
        if not path:
            return
        written, remarks = wordpress.write_redirects(
            path, told.index, told.addresses, self.old_addresses(run)
        )
        for remark in remarks:
            self.stderr.write(str(remark))
        self.say(verbosity, f"{path}: {written} redirects.")

    def propose(self, path, index, mapped):
        try:
            lines = wordpress.write_proposal(path, index, mapped)
        except FileExistsError as error:
            raise refuse_existing(path) from error
        self.stdout.write(
            f"{path}: {lines} categories, tags and authors, "
            f"{len(index.unknown)} shortcodes, blocks and attributes that only "
            f"extensions know. Correct it, then import with --mapping {path}"
        )


def language_of(index: wordpress.Index) -> str:
    return offered_as(index.language) or site_language()
