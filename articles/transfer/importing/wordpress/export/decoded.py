"""The text of an export, piece by piece: decoded, without what no XML may hold.

WordPress writes whatever stands in its database: control characters, single bytes of
Windows among UTF-8, a byte order mark, blank lines above the first tag.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from articles.transfer.importing.wordpress.export.remarks import ExportRefused, Remark

PIECE = 64 * 1024
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding=["']([\w.:-]{1,40})["']""")
# Files declared as Latin-1 hold the dashes and quotes of Windows, as browsers know.
READ_AS = {"iso8859-1": "cp1252", "ascii": "utf-8"}
# No others: UTF-7 and the like write tags in signs that look harmless.
KNOWN = re.compile(r"ascii|utf-(?:8|16)|iso8859-\d+|cp125\d|koi8-[ru]")
# By "surrogateescape" a byte that is none of the encoding becomes U+DC80 and above.
ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Decoded:
    """Reads a file as often as it is asked to; counts what it had to mend."""

    def __init__(self, path: Path):
        self.path = path
        self.controls = self.bytes_of_windows = 0

    def pieces(self) -> Iterator[str]:
        """Yield the text; OSError if the file can't be read."""
        self.controls = self.bytes_of_windows = 0
        with self.path.open("rb") as file:
            first = file.read(PIECE)
            decoder = codecs.getincrementaldecoder(encoding_of(first))(
                "surrogateescape"
            )
            begun = False
            while first:
                text = ODD.sub(self.mended, decoder.decode(first))
                text = text if begun else text.lstrip("\ufeff \t\r\n")
                begun = begun or bool(text)
                yield text
                first = file.read(PIECE)
            yield ODD.sub(self.mended, decoder.decode(b"", final=True))

    def mended(self, odd: re.Match) -> str:
        code = ord(odd[0])
        if not 0xDC80 <= code <= 0xDCFF:
            self.controls += 1
            return ""
        self.bytes_of_windows += 1
        return bytes([code - 0xDC00]).decode("cp1252", "replace")

    def remarks(self) -> list[Remark]:
        told = []
        if self.controls:
            told.append(Remark(f"{self.controls} control characters were removed."))
        if self.bytes_of_windows:
            told.append(
                Remark(
                    f"{self.bytes_of_windows} bytes are none of the encoding that the "
                    "file says, and were read as Windows-1252.",
                    "Look at quotes, dashes and umlauts.",
                )
            )
        return told


def encoding_of(first: bytes) -> str:
    """Return how a file that begins so is encoded; Refused if nobody knows it."""
    for mark, encoding in MARKS.items():
        if first.startswith(mark):
            return encoding
    declared = DECLARED.search(first[:1000])
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        known = codecs.lookup(name).name
    except LookupError:
        known = ""
    if not KNOWN.fullmatch(known):
        raise ExportRefused(
            "The file can't be read.",
            f"It says that it is encoded as {name}, which nothing here knows.",
            "Export it again, as UTF-8.",
        )
    return READ_AS.get(known, known)
