"""The rows of a table that another system exported as CSV."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.foundation.text import clean_line
from articles.transfer.importing.wordpress.export.decoded import Decoded
from articles.transfer.importing.wordpress.export.remarks import (
    ExportRefused,
    shortened,
)

SEPARATORS = ",;\t|"
# Signs of one cell, and of one line with no end.
MAX_CELL, MAX_LINE = 2_500_000, 8_000_000
MAX_COLUMNS = 500
# Exports write these for a cell that says nothing.
NOTHING = {"NULL", "\\N"}
LINE = re.compile(r"(?<=\n)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number in the table; `odd` says why it can't be read, if so."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)
    odd: str = ""

    def said(self, column: str) -> str:
        """Return what a column says, "" for a column of no name."""
        return self.cells.get(column, "").strip()


class Table:
    """Reads a file as often as it is asked to; Refused if it is no table."""

    def __init__(self, decoded: Decoded, separator: str = ""):
        self.decoded, self.separator = decoded, separator

    def header(self) -> list[str]:
        return named(next(self.lines(), []))

    def rows(self) -> Iterator[Row]:
        found = self.lines()
        header = named(next(found, []))
        for number, cells in enumerate(found, start=1):
            if len(cells) != len(header):
                odd = f"It has {len(cells)} cells, the first line has {len(header)}."
                yield Row(number, odd=odd)
                continue
            told = ("" if cell in NOTHING else cell for cell in cells)
            yield Row(number, dict(zip(header, told, strict=True)))

    def lines(self) -> Iterator[list[str]]:
        csv.field_size_limit(MAX_CELL)
        text = whole_lines(self.decoded.pieces())
        first = next(text, "")
        separator = self.separator or separator_in(first)
        reader = csv.reader(back(first, text), delimiter=separator, strict=True)
        try:
            for cells in reader:
                if cells:
                    yield cells
        except csv.Error as error:
            raise no_table(
                f"Line {reader.line_num}: {error}.",
                "Export it again, with quotes around cells and each quote inside "
                'doubled (""), not with a backslash.',
            ) from error


def back(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def whole_lines(pieces: Iterator[str]) -> Iterator[str]:
    left = ""
    for piece in pieces:
        *whole, left = LINE.split(left + piece)
        yield from whole
        if len(left) > MAX_LINE:
            raise no_table("One of its lines has no end.", "Export it again, as CSV.")
    if left:
        yield left


def separator_in(first: str) -> str:
    found = max(SEPARATORS, key=first.count)
    if not first.count(found):
        raise no_table(
            "Its first line names no columns, or only one.",
            "Export it with the names of the columns in the first line.",
        )
    return found


def named(cells: list[str]) -> list[str]:
    """Return the names of the columns; Refused if they don't tell them apart."""
    header = [clean_line(cell) for cell in cells]
    twice = {name for name in header if header.count(name) > 1}
    if not header or "" in header or twice or len(header) > MAX_COLUMNS:
        why = "has a column without a name, or too many"
        if twice:
            why = f"has several columns “{shortened(min(twice))}”"
        raise no_table(
            f"Its first line {why}.",
            "Export it with the names of the columns in the first line.",
        )
    return header


def no_table(why: str, remedy: str) -> ExportRefused:
    return ExportRefused("The table can't be read; nothing was stored.", why, remedy)
