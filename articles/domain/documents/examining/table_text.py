"""A table in plain text: UTF-8, without a formula in it."""

import codecs
import re
from typing import BinaryIO

from articles.domain.documents.examining import refusing
from articles.domain.documents.examining.budget import Budget

PIECE = 256 * 1024
# Controls but for tab and line ends, and marks that turn or hide the text.
ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe]")
# A number, also with its unit, or of a telephone; or a dash for a missing one.
NUMBER = (
    r"[0-9 .,:/()%‰°€$£\u00a0\u202f'’\-–]{0,100}+(?:[eE][+-]?[0-9]{0,3})?"
    r"[\"' ]{0,9}(?=[,;\t|\r\n]|\Z)"
)
# The beginning of a cell, between any of the signs that part cells. Some spreadsheets
# leave out spaces and quotes in front, and read wide signs as the usual ones.
FORMULA = re.compile(
    r"(?:\A|[,;\t|\r\n])[ \u00a0\u2000-\u200b\u202f\u3000\ufeff\"'’`]{0,500}+"
    r"(?:[=@\uff1d\uff20\ufe66\ufe6b]|[+\-\uff0b\uff0d\ufe62\ufe63](?!" + NUMBER + r")"
    r"|[ \u00a0\u2000-\u200b\u202f\u3000\ufeff])"
)
SEPARATOR = re.compile(r"[\s\ufeff\"']*sep\s*=", re.IGNORECASE)
OTHER_KIND = re.compile(r"\s*(?:<|%PDF|#!|\{\\rtf)", re.IGNORECASE)
CELL = re.compile(r"[^,;\t|\r\n]{1,40}")
# So much of a piece is looked at once more with the next one.
KEPT = 2_000


def examine(file: BinaryIO, budget: Budget) -> None:
    """Raise ValidationError unless it is text that a spreadsheet only shows."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    kept, is_first = "", True
    while True:
        piece = file.read(PIECE)
        budget.spend(len(piece))
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError:
            raise refusing.no_table() from None
        if is_first and OTHER_KIND.match(text):
            raise refusing.ambiguous()
        if is_first and SEPARATOR.match(text):
            raise refusing.separating()
        if ODD.search(text):
            raise refusing.no_table()
        # A piece that goes on after an earlier one doesn't begin a cell.
        cells = text if is_first else f"x{kept}{text}"
        if found := FORMULA.search(cells):
            raise refusing.calculating(cell_at(cells, found.end() - 1))
        if not piece:
            return
        kept, is_first = text[-KEPT:], False


def cell_at(cells: str, place: int) -> str:
    found = CELL.match(cells, place)
    return found[0].strip() if found else ""
