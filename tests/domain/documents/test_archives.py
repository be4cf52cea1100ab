"""An archive holds only files that are known; its headers say what its list says."""

import io
import struct
import zipfile

import pytest

from tests.support.files.documents import CSV, SCRIPT, docx, pdf, refusal, zipped

LOCAL, LISTED = b"PK\x03\x04", b"PK\x01\x02"
PNG = b"\x89PNG\r\n"


class Pipe(io.BytesIO):
    """A file that can't be sought: sizes are written behind the data."""

    def seekable(self) -> bool:
        return False

    def tell(self):
        raise OSError

    def seek(self, *_place):
        raise OSError


def described() -> bytearray:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"Text")
    return bytearray(pipe.getvalue())


def long_sizes() -> bytes:
    """Return an archive whose header has room for sizes of many gigabytes."""
    output = io.BytesIO()
    with (
        zipfile.ZipFile(output, "w") as archive,
        archive.open("a.txt", "w", force_zip64=True) as file,
    ):
        file.write(b"Text")
    return output.getvalue()


def changed(place: int, value: int, *, data: bytes | None = None) -> bytes:
    """Return an archive with another number in the header of its file."""
    found = bytearray(data or zipped(**{"a.txt": b"Text" * 100}))
    struct.pack_into("<I", found, place, value)
    return bytes(found)


@pytest.mark.parametrize(
    "name",
    [
        "a.tar", "a.docm", "a.slk", "a.iqy", "a.inf", "a.settingcontent-ms", "a.xml",
        "a.svg", "a.mht", "a.eml", "a.exe\u3164", "a.txt.lnk", "a.rtf",
    ],
)  # fmt: skip
def test_a_file_with_an_unknown_ending_is_refused(name):
    assert refusal(zipped(**{name: b"x"})) == "ending"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"\n\n%PDF-1.4", "starting"),
        ("a.txt", b"x" * 900 + LOCAL, "starting"),
        ("a.json", b"<html><script>", "starting"),
        ("LIESMICH", b"\xef\xbb\xbf<html>", "starting"),
        ("a.png", PNG + LOCAL, "starting"),
        ("a.png", b"Text", "starting"),
        ("a.pdf", b"\n" + pdf(), "unknown-kind"),
        ("a.PDF", pdf(SCRIPT), "acting"),
        ("a.docx", zipped(a=b"b"), "unknown-kind"),
        ("a.xlsx", docx(), "unknown-kind"),
        ("a.tsv", b"a\t=1\n", "calculating"),
        ("a.zip", zipped(a=b"b"), "unknown-kind"),
        ("a.csv ", CSV, "hiding"),
        ("a.exe.", CSV, "hiding"),
        ("b./a.csv", CSV, "hiding"),
        ("__MACOSX/._a.exe", b"x", "ending"),
        (".htaccess", b"x", "ending"),
    ],
)
def test_each_file_is_looked_through_as_its_kind(name, data, code):
    assert refusal(zipped(**{name: data})) == code


def test_usual_files_are_taken():
    apple = {"__MACOSX/._a.csv": b"\x00\x05\x16\x07", ".DS_Store": b"\0\0\0\1Bud1"}
    good = {"a.csv": CSV, "LICENSE": b"Text", "a/b.tsv": b"a\tb", "a.docx": docx()}
    assert refusal(zipped(**(good | apple))) == ""
    assert refusal(bytes(described())) == ""
    assert refusal(long_sizes()) == ""


@pytest.mark.parametrize(
    "data",
    [
        changed(14, 1),
        changed(18, 3),
        changed(22, 3),
        changed(18, 5, data=bytes(described())),
        changed(described().index(b"PK\x07\x08") + 12, 99, data=bytes(described())),
        bytes(described()).replace(b"PK\x07\x08", b"PK\x07\x09"),
        long_sizes().replace(struct.pack("<2Q", 4, 4), struct.pack("<2Q", 4, 5), 1),
    ],
)
def test_a_header_says_what_the_list_says(data):
    assert refusal(data) == "ambiguous"


def test_a_second_name_is_the_same():
    field = struct.pack("<2HBI", 0x7075, 5 + 5, 1, 0) + b"a.exe"
    data = zipped(**{"a.txt": b"Text"})
    place = data.index(LISTED)
    head = bytearray(data[:place])
    struct.pack_into("<H", head, 28, len(field))
    moved = bytearray(head[:35] + field + head[35:] + data[place:])
    struct.pack_into("<I", moved, len(moved) - 6, place + len(field))
    assert refusal(bytes(moved)) == "ambiguous"


def test_the_list_is_where_its_end_says_that_it_is():
    data = zipped(**{"a.txt": b"Text"})
    for place in (6, -1):
        moved = bytearray(data)
        struct.pack_into("<I", moved, len(data) - 6, data.index(LISTED) + place)
        assert refusal(bytes(moved)) == "ambiguous"


def test_a_list_without_end_is_not_read():
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, 4_000_000, 104, 0)
    assert refusal(LOCAL + bytes(100) + tail) == "too-much-inside"
    long_end = b"PK\x06\x07" + bytes(16)
    assert refusal(LOCAL + long_end + tail) == "damaged"
