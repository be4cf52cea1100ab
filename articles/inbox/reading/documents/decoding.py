"""The text of a document's bytes. BOM, prolog and HTTP often disagree, and often none
of them is right: the bytes themselves decide, and a doubt is reported.
"""

import codecs
import re
from dataclasses import dataclass

from resiliparse.parse.encoding import detect_encoding

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Texts of two or four bytes a sign, without a BOM: they begin with `<` or `{`.
WIDE = (
    (re.compile(rb"[<{]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[<{]"), "utf-32-be"),
    (re.compile(rb"[<{\n\r ]\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0[<{\n\r ]\0[^\0]"), "utf-16-be"),
)
PROLOG = re.compile(rb"""^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([^"'>]{1,40})""")
META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
HTTP = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
# Of Python's codecs those that are encodings of the web. UTF-7 is none: a text in it
# can hold a script that nobody sees.
KNOWN = re.compile(
    r"utf-8|utf-8-sig|ascii|iso8859-\d+|cp125\d|cp874|cp866|cp932|cp949|koi8-[rtu]|"
    r"mac-roman|mac-cyrillic|shift_jis\w*|euc_\w+|big5\w*|gb2312|gbk|gb18030|tis-620|"
    r"utf-16(-[lb]e)?|utf-32(-[lb]e)?"
)
EASTERN = re.compile(r"shift_jis\w*|cp932|cp949|euc_\w+|big5\w*|gb18030")
# Names that pages use for a smaller set of signs than they write.
WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
# A text of so many broken signs isn't UTF-8 with mistakes, but something else.
MOST_BROKEN = 1_000
C1 = re.compile("[\x80-\x9f]")
LOST = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    # True if the declarations were wrong or signs were lost.
    is_doubtful: bool


def windows_sign(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "replace")


WINDOWS = {byte: windows_sign(byte) for byte in range(0x80, 0xA0)}


def as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that aren't UTF-8 as Windows-1252: a handler for `decode`."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    return broken.decode("cp1252", "replace"), error.end


codecs.register_error("articles.inbox.windows", as_windows)


def decode(body: bytes, content_type: str) -> Decoded:
    """Return the text of a document. It never fails."""
    for bom, name in BOMS:
        if body.startswith(bom):
            return by_bom(body[len(bom) :], name)
    for shape, name in WIDE:
        if shape.match(body):
            return by_bom(body, name)
    told = declared(body, content_type)
    if body.isascii():
        return Decoded(body.decode("ascii"), "utf-7" in told)
    text, name = by_bytes(body, told)
    is_wrong = any(one not in {name, WIDER.get(name, name)} for one in told)
    is_wrong = is_wrong or (not told and name != "utf-8")
    if found := C1.search(text):
        # Windows-1252 that was taken for Latin-1 before it became UTF-8.
        is_wrong = is_wrong or found is not None
        text = text.translate(WINDOWS)
    return Decoded(text, is_wrong or LOST in text)


def by_bom(body: bytes, name: str) -> Decoded:
    text = body.decode(name, "replace")
    # The end of a cut document may be half a sign: it is no doubt about the others.
    text = text.removesuffix(LOST)
    return Decoded(text, LOST in text)


def by_bytes(body: bytes, told: list[str]) -> tuple[str, str]:
    """Return the text, and the encoding that it was read in."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(body), "utf-8"
    except UnicodeDecodeError:
        pass
    for name in told:
        if KNOWN.fullmatch(name) and name != "utf-8":
            try:
                return body.decode(WIDER.get(name, name)), WIDER.get(name, name)
            except UnicodeError:
                continue
    if not told and (name := eastern(body)):
        return body.decode(name), name
    lost = len(body) - len(body.decode("utf-8", "ignore").encode())
    if lost > MOST_BROKEN:
        return body.decode("cp1252", "replace"), "cp1252"
    return body.decode("utf-8", "articles.inbox.windows"), "mixed"


def eastern(body: bytes) -> str:
    """Return the encoding of a Chinese, Japanese or Korean text that declares none; ""
    for any other. Of European ones a guess is too often wrong.
    """
    name = codec_name(detect_encoding(body[:100_000]) or "")
    if not EASTERN.fullmatch(name):
        return ""
    try:
        return name if body.decode(name) else ""
    except UnicodeError:
        return ""


def declared(body: bytes, content_type: str) -> list[str]:
    """Return the encodings that HTTP, prolog and page declare, as Python names them."""
    start = body[:2_000]
    found = [one[1] for one in (HTTP.search(content_type),) if one]
    found += [
        one[1].decode("ascii", "replace")
        for one in (PROLOG.search(start), META.search(start))
        if one
    ]
    return list(dict.fromkeys(codec_name(name) for name in found))


def codec_name(told: str) -> str:
    try:
        name = codecs.lookup(told).name
    except (LookupError, ValueError):
        return told.lower()
    return WIDER.get(name, name)
