"""First bytes of files: of those that an archive may hold, and of those that hide."""

import re

from django.core.exceptions import ValidationError

from articles.domain.documents.examining import refusing

# Programs, archives and old Office files.
OF_PROGRAMS = (
    b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf",
    b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!", b"L\x00\x00\x00\x01\x14\x02\x00",
    b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\xfd7zXZ", b"BZh", b"MSCF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x00asm", b"dex\n", b"!<arch>", b"MSWIM",
    b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18", b"CWS", b"FWS", b"ZWS", b"{\\rtf",
)  # fmt: skip
# Readers of PDF and ZIP look for their beginning in so many bytes.
BEGINNING = 1024
HIDDEN = re.compile(
    rb"%PDF-|PK\x03\x04|<\s{0,99}(?:html|script|!doctype|\?php|\?xml|svg|body|iframe)"
    rb"|MIME-Version:",
    re.IGNORECASE,
)
OF_PICTURES = {
    ".png": re.compile(rb"\x89PNG"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    ".tif": re.compile(rb"II\*\x00|MM\x00\*"),
    ".tiff": re.compile(rb"II\*\x00|MM\x00\*"),
    ".bmp": re.compile(rb"BM"),
    ".avif": re.compile(rb".{4}ftyp", re.DOTALL),
    ".heic": re.compile(rb".{4}ftyp", re.DOTALL),
}


def refuse_hidden(name: str, begun: bytes, why: ValidationError | None = None) -> None:
    """Raise ValidationError for a file that begins as a program or archive does."""
    if begun.startswith(OF_PROGRAMS):
        raise why or refusing.starting(name)


def refuse_other_kind(name: str, begun: bytes) -> None:
    """Raise ValidationError for text or a picture that another program could start."""
    refuse_hidden(name, begun)
    if HIDDEN.search(begun[:BEGINNING]):
        raise refusing.starting(name)
