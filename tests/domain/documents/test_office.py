"""Parts and relations of office files are those that are known, by their types."""

import pytest

from tests.support.files.documents import (
    DOCX_MAIN,
    SCRIPT,
    content_types,
    docx,
    odt,
    pdf,
    refusal,
    relation,
    xlsx,
    zipped,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OF_DOCUMENT = "word/_rels/document.xml.rels"
OF_CHART = "word/charts/_rels/chart1.xml.rels"
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def typed(ending: str, kind: str, **parts: bytes) -> bytes:
    """Return a document that knows one more type of parts."""
    types = content_types(DOCX_MAIN, xml="application/xml", **{ending: kind})
    return docx(**{"[Content_Types].xml": types.encode(), **parts})


def related(kind: str, **said) -> bytes:
    return docx(**{OF_DOCUMENT: relation(kind, **said)})


def with_chart(**parts: bytes) -> bytes:
    """Return a document with a chart, its numbers in a table of their own."""
    types = content_types(
        DOCX_MAIN, xml=CHART, xlsx=f"{CHART.partition('drawing')[0]}spreadsheetml.sheet"
    )
    rows = {
        "[Content_Types].xml": types.encode(),
        "word/charts/chart1.xml": b"<c/>",
        OF_CHART: relation("package", target="../embeddings/a.xlsx", is_external=False),
        "word/embeddings/a.xlsx": xlsx(),
    }
    return docx(**(rows | parts))


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("unknown-part", docx(**{"word/setup.exe": b"MZ"})),
        ("unknown-part", typed("dat", "application/x-own", **{"word/a.dat": b"x"})),
        ("unknown-part", typed("html", "text/html", **{"word/a.html": b"x"})),
        ("unknown-part", related("webextension", target="a.xml", is_external=False)),
        ("unknown-part", related("oleObject/", target="a", is_external=False)),
        ("carrying", related("aFChunk", target="a.html", is_external=False)),
        ("carrying", related("oleObject", target="media/a.png", is_external=False)),
        ("carrying", related("package", target="a.xlsx", is_external=False)),
        ("carrying", docx(**{"word/media/a.png": OLE})),
        ("carrying", with_chart(**{"word/embeddings/a.xlsx": odt()})),
        ("acting", typed("docm", "application/vnd.ms-word.document.macroEnabled.12")),
        ("loading", related("image", target="//example.org/a.png", is_external=False)),
        ("loading", related("attachedTemplate")),
        ("loading", docx(b"<w:instrText> LINK Word.Document.8 a</w:instrText>")),
        ("loading", docx(b'<w:fldSimple w:instr="link Excel.Sheet"/>')),
        (
            "loading",
            typed(
                "dat",
                "application/xml",
                **{"word/a.dat": b"<a><instrText>DDE a</instrText></a>"},
            ),
        ),
        ("ambiguous", odt(**{"[Content_Types].xml": b"<Types/>"})),
        ("unknown-part", odt(**{"setup.exe": b"MZ"})),
        ("unknown-part", odt(**{"Object 1": b"x"})),
        ("carrying", odt(**{"ObjectReplacements/Object 1": OLE})),
        ("carrying", odt(**{"Pictures/a.png": b"MZ"})),
        ("acting", odt(**{"Thumbnails/thumbnail.pdf": pdf(SCRIPT)})),
    ],
)
def test_a_part_that_acts_or_that_nobody_knows_is_refused(code, data):
    assert refusal(data) == code


@pytest.mark.parametrize(
    "data",
    [
        with_chart(),
        typed("jpeg", "image/jpeg", **{"word/media/a.jpeg": b"\xff\xd8\xff"}),
        docx(b'<w:instrText>HYPERLINK "https://example.org/LINK"</w:instrText>'),
        docx(b"<w:instrText>TOC</w:instrText><w:t>LINK, DDE and so on</w:t>"),
        docx(**{"customXml/item1.xml": b"<a/>"}),
        odt(**{"Configurations2/accelerator/current.xml": b""}),
        odt(**{"Object 1/content.xml": b"<a/>", "ObjectReplacements/Object 1": b"x"}),
        odt(**{"META-INF/manifest.xml": b'<!DOCTYPE a SYSTEM "Manifest.dtd"><a/>'}),
    ],
)
def test_parts_that_office_programs_write_are_known(data):
    assert refusal(data) == ""


def test_types_that_contradict_each_other_are_refused():
    twice = content_types(DOCX_MAIN, xml="application/xml", XML="text/html").encode()
    assert refusal(docx(**{"[Content_Types].xml": twice})) == "ambiguous"


def test_an_archive_with_the_names_of_office_files_is_none():
    for name in ("[content_types].XML", "Mimetype", "[Content_Types].xml/[0].piece"):
        assert refusal(zipped(**{name: b"<a/>"})) == "ambiguous"
