"""Import a table that another system exported as CSV: its rows become articles."""

from pathlib import Path

from django.core.management.base import CommandError

from articles.management.importing import (
    ImportCommand,
    publisher_of,
    readable,
    refuse_existing,
)
from articles.transfer.importing import table, wordpress


class Command(ImportCommand):
    name = "import_table"
    one = "row"
    help = (
        "Import a table as CSV (TYPO3's tx_news, Drupal's nodes, or any other): a "
        "mapping says which column is what, and which rows everybody could read. These "
        "are published as of their date, all others become drafts. Old addresses lead "
        "on where the newsroom answers at the old host. Nothing is fetched."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            type=Path,
            metavar="FILE",
            help="the table as CSV, with the names of the columns in the first line",
        )
        super().add_arguments(parser)
        parser.add_argument(
            "--mapping",
            type=Path,
            metavar="FILE",
            help="what the columns are, which rows were public, and what labels and "
            "authors become; needed to import anything",
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
            help="a copy of the folder with the old site's files; without, pictures "
            "are left out",
        )

    def run(self, file, *, mapping, write_mapping, **options):
        readable(file, options["uploads"], "the folder of files, as fileadmin")
        if not (mapping or write_mapping):
            raise CommandError(
                "Nothing says what the columns are. Have a proposal written, correct "
                "it, then name it: --write-mapping FILE, and then --mapping FILE"
            )
        decoded = wordpress.Decoded(file)
        said = table.read_table_mapping(mapping) if mapping else None
        source = table.Table(decoded, said.separator if said else "")
        said = said or table.guessed(source)
        if mapping:
            said.fit(source.header(), mapping)
        said.language = options["language"] or said.language
        index = table.index_of_table(source, said)
        if write_mapping:
            self.propose(write_mapping, source, said, index)
            return
        for remark in said.said.unmatched(index):
            self.stderr.write(str(remark))
        self.take_all(
            begun(source, said, index, **options), decoded.remarks, options["verbosity"]
        )

    def old_addresses(self, run):
        known = run.preparing.mapping.known
        return table.old_addresses(run.index, run.table_mapping, known)

    def propose(self, path, source, said, index):
        try:
            look_at = table.write_table_proposal(path, source, said, index)
        except FileExistsError as error:
            raise refuse_existing(path) from error
        if missing := look_at["missing"]:
            self.stderr.write(
                "The table lacks columns by which TYPO3 keeps rows from readers: "
                f"{', '.join(missing)}. Export it again with them."
            )
        undecided = ", ".join(look_at["undecided"]) or "none"
        self.stdout.write(
            f"{path}: {len(index.standings)} rows, {len(index.terms)} labels, "
            f"{len(index.creators)} authors. Columns to be decided: {undecided}. "
            f"Correct it, then import with --mapping {path}"
        )


def begun(source, said, index, **options):
    """Return the import of a table, ready to be run."""
    publisher = publisher_of(index, goal=options["goal"], by=options["by"])
    preparing = table.TablePreparing(
        index,
        said.labels_of(index),
        table.TableUploads(options["uploads"], index, said.files),
        table.TableAddresses(index),
        said.language,
        form=said.text,
    )
    return table.TableImport(
        source,
        said,
        index,
        preparing=preparing,
        publish=publisher is not None,
        by=publisher,
        library=wordpress.Library(credit=options["picture_credit"]),
        kinds=frozenset({"post"}),
        dry_run=options["dry_run"],
    )
