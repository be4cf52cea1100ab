"""A table in plain text: UTF-8, without a formula in it."""

import codecs
import re
from typing import BinaryIO

from articles.domain.documents.examining import refusing

PIECE = 256 * 1024
# Controls but for tab and line ends, and marks that turn or hide the text.
ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe]")
# The beginning of a cell, between any of the signs that part cells.
FORMULA = re.compile(
    r"(?:^|[,;\t|\r\n]) {0,20}[\"']? {0,20}(?:=|[+@-][A-Za-z_.]{2,40}[(!|])"
)
OTHER_KIND = re.compile(r"\s*(?:<|%PDF|#!|\{\\rtf)", re.IGNORECASE)
# So much of a piece is looked at once more with the next one.
KEPT = 2_000


def examine(file: BinaryIO) -> None:
    """Raise ValidationError unless it is text that a spreadsheet only shows."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    kept, is_first = "", True
    while True:
        piece = file.read(PIECE)
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError:
            raise refusing.no_table() from None
        if is_first and OTHER_KIND.match(text):
            raise refusing.ambiguous()
        if ODD.search(text):
            raise refusing.no_table()
        # A piece that goes on after an earlier one doesn't begin a cell.
        if FORMULA.search(text if is_first else f"x{kept}{text}"):
            raise refusing.calculating()
        if not piece:
            return
        kept, is_first = text[-KEPT:], False
