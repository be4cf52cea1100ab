"""Types of files that an archive may hold: documents, data and pictures."""

import re
from tempfile import SpooledTemporaryFile
from typing import Any

from django.core.exceptions import ValidationError

from articles.domain.documents.examining import pdf, refusing, table_text
from articles.domain.documents.examining.archive import FIRST, Opened, opened
from articles.domain.documents.examining.office import kind_of

# Programs by the ends of their names, and scripts that open by a click.
PROGRAMS = re.compile(
    r"\.(?:apk|app|applescript|bat|bin|chm|cmd|com|command|cpl|deb|dll|dmg|docm|dotm"
    r"|elf|exe|hta|htm|html|img|iso|jar|js|jse|lnk|mjs|msc|msi|msp|pif|pkg|ppam|pptm"
    r"|ps1|psm1|py|reg|rpm|scf|scr|sh|svg|sys|url|vb|vbe|vbs|vhd|vhdx|workflow|ws|wsf"
    r"|wsh|xht|xhtml|xlam|xlsb|xlsm|xltm)\.*$",
    re.IGNORECASE,
)
# Programs, archives and old Office files by their first bytes.
MAGIC = (
    b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf",
    b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!", b"L\x00\x00\x00\x01\x14\x02\x00",
    b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\xfd7zXZ", b"BZh", b"MSCF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x00asm", b"dex\n", b"!<arch>",
)  # fmt: skip
IN_MEMORY = 1_000_000


def examine(found: Opened) -> None:
    """Raise ValidationError if one of the files could act, or couldn't be attached."""
    if not found.names:
        raise refusing.empty()
    for name in found.names:
        if PROGRAMS.search(name):
            raise refusing.starting(name)
        with found.open(name) as file:
            begun = file.read(8)
        if begun.startswith(MAGIC):
            raise refusing.starting(name)
        if begun.startswith((b"%PDF-", FIRST)) or name.lower().endswith(".csv"):
            try:
                examine_inside(found, name, begun)
            except ValidationError as why:
                raise refusing.inside(name, why) from why


def examine_inside(found: Opened, name: str, begun: bytes) -> None:
    with SpooledTemporaryFile(IN_MEMORY) as spooled:
        with found.open(name) as file:
            while piece := file.read(IN_MEMORY):
                spooled.write(piece)
        # It can be sought as any file.
        inner: Any = spooled
        if begun.startswith(b"%PDF-"):
            pdf.examine(inner)
        elif not begun.startswith(FIRST):
            table_text.examine(inner)
        elif kind_of(opened(inner)) is None:
            # An archive in an archive shows no reader what is in it.
            raise refusing.unknown()
