"""From the bytes of a file to clean, numbered lines; refuses what isn't text."""

import codecs
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.foundation.text import BLANK, BREAKS, UNWANTED
from articles.transfer.importing.document.error import DocumentError
from articles.transfer.importing.document.remarks import Remarks

# A document is a page of text. A larger file is something else, or hostile.
MAX_BYTES = 1_000_000
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of the document and its line, counted from 1; 0: not there."""

    text: str = ""
    number: int = 0

    @property
    def is_blank(self) -> bool:
        return BLANK.fullmatch(self.text) is not None


def decode(data: bytes, remarks: Remarks) -> list[Line]:
    """Return the lines of `data` in NFC, of which at least one isn't blank."""
    if len(data) > MAX_BYTES:
        raise DocumentError(
            _("The file is larger than %(limit)d MB, so it was not read.")
            % {"limit": MAX_BYTES // 1_000_000},
            _("Save the article alone, as plain text."),
        )
    lines = clean_lines(decode_utf_8(data), remarks)
    if all(line.is_blank for line in lines):
        raise DocumentError(
            _("The document is empty."),
            _("Write a headline, a date line and the text, or remove the file."),
        )
    return lines


def decode_utf_8(data: bytes) -> str:
    """Return the text of `data` with `\\n` as the only line break of a file."""
    remedy = _("Save it as UTF-8.")
    if data.startswith(UTF_16_MARKS):
        raise DocumentError(_("The document is UTF-16, not UTF-8."), remedy)
    data = data.removeprefix(codecs.BOM_UTF8)
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if (at := data.find(b"\0")) >= 0:
        raise DocumentError(
            _("There is a NUL character, so this is not plain text in UTF-8."),
            _("Save the document as plain text in UTF-8."),
            line_at(data, at),
        )
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise DocumentError(
            _("The document is not UTF-8: the byte %(byte)s has no meaning here.")
            % {"byte": f"{data[error.start]:02X}"},
            remedy,
            line_at(data, error.start),
        ) from error


def line_at(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def clean_lines(text: str, remarks: Remarks) -> list[Line]:
    """Return the lines of `text` without control characters, which are counted.

    Breaks that no editor shows as a new line become spaces, so that lines keep the
    numbers an editor sees.
    """
    lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        line, breaks = BREAKS.subn(" ", line)
        line, others = UNWANTED.subn("", line)
        remarks.controls_removed += breaks + others
        lines.append(Line(unicodedata.normalize("NFC", line.rstrip()), number))
    return lines
