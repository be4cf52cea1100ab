"""Hostile files are refused with a sentence; good ones are known by their content."""

import io
import struct
import time
import zipfile
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError

from articles.domain.documents.examining import examine
from tests.support.files import documents as made
from tests.support.files.documents import (
    SCRIPT,
    docx,
    object_stream,
    odt,
    pdf,
    stream,
    xlsx,
    zipped,
)

GOOD = {
    "pdf": pdf(stream(b"BT (Text) Tj ET"), object_stream(b"<< /Type /Page >>")),
    "odt": odt(),
    "ods": odt("spreadsheet"),
    "docx": docx(**{"word/_rels/document.xml.rels": made.relation("hyperlink")}),
    "xlsx": xlsx(**{"xl/worksheets/sheet1.xml": b"<worksheet/>"}),
    "csv": made.CSV,
    "zip": zipped(**{"Daten.csv": made.CSV, "bild.png": b"\x89PNG", "a.pdf": pdf()}),
}


def test_a_file_is_known_by_its_content_whatever_it_is_called():
    for kind, data in GOOD.items():
        name = "Tabelle.csv" if kind == "csv" else "Datei.exe"
        assert examine(io.BytesIO(data), name) == kind


def tampered(data: bytes, *, names: dict[str, str]) -> bytes:
    """Return an archive with names that no library would write."""
    for before, after in names.items():
        assert len(before) == len(after)
        data = data.replace(before.encode(), after.encode())
    return data


def bomb() -> bytes:
    return zipped(**{"zeros.txt": bytes(30_000_000)})


def lying(said: int) -> bytes:
    """Return an archive that says it holds less than is in it."""
    data = bytearray(zipped(**{"a.txt": bytes(5_000)}))
    for place in (data.index(b"PK\x01\x02") + 24, 22):
        data[place : place + 4] = struct.pack("<I", said)
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(zipped(**{"a.txt": b"Text"}))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


def linked() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        info = zipfile.ZipInfo("passwd")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return output.getvalue()


def overlapping() -> bytes:
    """Return an archive that lists one file twice."""
    data = zipped(**{"a.txt": b"Text"})
    central, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[central:end]
    twice = entry + entry.replace(b"a.txt", b"b.txt")
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 2, 2, len(twice), central, 0)
    return data[:central] + twice + tail


UTF16 = '<?xml version="1.0" encoding="utf-16"?><d:object-ole xmlns:d="urn:d"/>'
HOSTILE = {
    "empty-file": {"empty": b""},
    "unknown-kind": {
        "text": b"Ein Text",
        "a picture": b"\x89PNG\r\n\x1a\n",
        "HTML": b"<html><script>alert(1)</script>",
        "a program": b"MZ\x90\x00",
        "a presentation": docx(main="application/vnd.openxmlformats-x.main+xml"),
        "a drawing": odt("graphics"),
        "a PDF of no version": b"%PDF-9.9\n%%EOF",
    },
    "old-office": {"old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)},
    "encrypted": {
        "PDF": pdf(trailer=b"/Root 1 0 R /Encrypt 9 0 R"),
        "ZIP": encrypted(),
        "ODT": odt(**{"META-INF/manifest.xml": b"<m><encryption-data/></m>"}),
    },
    "acting": {
        "script": pdf(SCRIPT),
        "spelled otherwise": pdf(b"<< /S /J#61vaScr#69pt /#4aS (x) >>"),
        "in objects": pdf(object_stream(SCRIPT)),
        "in a stream of no kind": pdf(stream(b"5 0 " + SCRIPT)),
        "behind a string": pdf(stream(SCRIPT, b"/First 4 /X (\nendobj\n5 0 obj\n<<) ")),
        "in no object": pdf(end=b"\n") + SCRIPT + b"\n%%EOF\n",
        "launch": pdf(b"<< /OpenAction << /S /Launch /F (cmd.exe) >> >>"),
        "only a short name": pdf(b"<< /AA << /O << /JS 7 0 R >> >> >>"),
        "XFA": pdf(b"<< /AcroForm << /XFA 5 0 R >> >>"),
        "media": pdf(b"<< /Subtype /RichMedia >>"),
        "VBA": docx(**{"word/vbaProject.bin": b"x"}),
        "VBA by type": docx(main="application/vnd.ms-word.document.macroEnabled.main"),
        "VBA by relation": docx(
            **{"word/_rels/document.xml.rels": made.relation("vbaProject")}
        ),
        "Basic": odt(**{"Basic/Standard/Module1.xml": b"<x/>"}),
        "event": odt(
            content=b'<s:event-listener xmlns:s="'
            b'urn:oasis:names:tc:opendocument:xmlns:script:1.0"/>'
        ),
        "script address": odt(
            content=b'<text:a xlink:href="vnd.sun.star.script:x?language=Basic"/>'
        ),
    },
    "carrying": {
        "attachment": pdf(b"<< /Names << /EmbeddedFiles 7 0 R >> >>"),
        "OLE": docx(**{"word/embeddings/oleObject1.bin": b"x"}),
        "OLE in ODT": odt(content=b"<d:object-ole/>"),
        "OLE in other letters": odt(**{"styles.xml": UTF16.encode("utf-16")}),
        "a program in it": docx(
            **{"word/embeddings/x.xlsx": zipped(**{"a.exe": b"MZ"})}
        ),
    },
    "loading": {
        "template": docx(
            **{"word/_rels/settings.xml.rels": made.relation("attachedTemplate")}
        ),
        "other table": xlsx(**{"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        "DDE in pieces": docx(
            b"<w:instrText>DD</w:instrText><w:instrText>EAUTO c:</w:instrText>"
        ),
        "picture of elsewhere": odt(
            content=b'<d:image xlink:href="https://example.org/a.png"/>'
        ),
        "DDE in ODT": odt(content=b"<office:dde-source/>"),
    },
    "damaged": {
        "cut PDF": pdf()[:120],
        "hidden objects": pdf(object_stream(b"<< >>", more=b"/DecodeParms 8 0 R")),
        "other filter": pdf(
            b"<< /Type /ObjStm /First 4 /Filter [/ASCIIHexDecode /FlateDecode] >>"
            b"\nstream\n00>\nendstream"
        ),
        "cut ZIP": zipped(**{"a.txt": bytes(100)})[:-30],
        "entities": docx(
            **{"word/a.xml": b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'}
        ),
        "no XML": docx(**{"word/a.xml": b"<a"}),
    },
    "ambiguous": {
        "PDF and ZIP": pdf(stream(zipped(a=b"b"), deflated=False)),
        "PDF and HTML": pdf().replace(b"%\xe2\xe3\xcf\xd3", b"%<script>x</script>"),
        "more behind a PDF": pdf() + b"MZ" + bytes(2000),
        "ZIP in front of a ZIP": zipped(a=b"b") + zipped(c=b"d"),
        "ZIP with a comment": zipped(a=b"b")[:-2] + b"\x04\x00%PDF",
        "one file twice": overlapping(),
        "CSV and HTML": b"<html>,a\r\n",
    },
    "too-much-inside": {"bomb": bomb(), "liar": lying(10)},
    "hiding": {
        "out of it": zipped(**{"../../etc/passwd": b"x"}),
        "from the root": zipped(**{"/etc/passwd": b"x"}),
        "mark of direction": zipped(**{"Rechnung\u202efdp.txt": b"x"}),
        "line end": zipped(**{"a\nb.txt": b"x"}),
        "NUL": tampered(zipped(**{"a.txt#.pdf": b"x"}), names={"txt#": "txt\0"}),
        "backslash": tampered(zipped(**{"a#b.txt": b"x"}), names={"a#b": "a\\b"}),
        "link": linked(),
    },
    "starting": {
        "by content": zipped(**{"bild.png": b"MZ\x90"}),
        "other archive": zipped(**{"a.dat": b"7z\xbc\xaf\x27\x1c"}),
        "shell": zipped(**{"lies mich": b"#!/bin/sh"}),
    },
    "ending": {
        "program": zipped(**{"Setup.EXE": b"x"}),
        "macro file": zipped(**{"a.docm": b"x"}),
    },
}


@pytest.mark.parametrize("code", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence(code):
    for what, data in HOSTILE[code].items():
        name = "Tabelle.csv" if what == "CSV and HTML" else "Bericht.pdf"
        with pytest.raises(ValidationError) as refused:
            examine(io.BytesIO(data), name)
        assert refused.value.code == code, what
        assert len(refused.value.messages) == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("Ä;b\r\n".encode("latin-1"), "no-table"),
        ("a;b\r\n".encode("utf-16"), "no-table"),
        (b"a;b\0\r\n", "no-table"),
        ("a;\u202eb\r\n".encode(), "no-table"),
        (b"=1+1;b\r\n", "calculating"),
        (b"a;\"=cmd|' /C calc'!A0\"\r\n", "calculating"),
        (b"a,b\r\n1,+cmd|'x'!A1\r\n", "calculating"),
        (b"a\t@SUM(1)\r\n", "calculating"),
        (b"x" * 262_144 + b";=1+1\r\n", "calculating"),
    ],
)
def test_a_table_is_plain_text_that_nothing_calculates(data, code):
    with pytest.raises(ValidationError) as refused:
        examine(io.BytesIO(data), "Tabelle.CSV")
    assert refused.value.code == code


def test_numbers_and_phone_numbers_in_a_table_are_no_formulas():
    data = b"a;b\r\n-12,5;+49 (0)30 1234\r\na=b;x @ y (z)\r\n" + b"a=b;" * 100_000
    assert examine(io.BytesIO(data), "Tabelle.csv") == "csv"


def test_what_is_wrong_inside_an_archive_names_the_file():
    inner = zipped(**{"b.txt": b"x"})
    for name, data in (("a.pdf", pdf(SCRIPT)), ("c.zip", inner), ("d.csv", b"=1\r\n")):
        with pytest.raises(ValidationError) as refused:
            examine(io.BytesIO(zipped(**{name: data})), "Archiv.zip")
        assert f"{name}" in refused.value.messages[0]


def test_no_file_takes_long():
    many = b"stream\n\x78\x9c" * 300_000
    for data in (
        pdf(many),
        pdf(b"<< /Filter " * 300_000),
        b"a" + b" " * 2_000_000 + b"\r\n",
        pdf(*(stream(bytes(2_000_000)) for _number in range(100))),
    ):
        began = time.process_time()
        with suppress(ValidationError):
            examine(io.BytesIO(data), "a.csv")
        assert time.process_time() - began < 30
