"""A document's letters are right, or a remark says that they may not be."""

import codecs

import pytest

from tests.inbox.reading.sources import item, kinds, reading, rss

TITLE = "Förderung für Größe – „Grüße“ kosten 5 €"
PLAIN = "Förderung für Größe"
NAMED = '<?xml version="1.0" encoding="{}"?>'


def document(title: str = TITLE, declared: str = "") -> str:
    prolog = NAMED.format(declared) if declared else ""
    return rss(item(title=title), prolog=prolog)


CASES = {
    "UTF-8, declared": (document(declared="utf-8").encode(), "", TITLE, False),
    "UTF-8, by HTTP": (document().encode(), "charset=utf-8", TITLE, False),
    "UTF-8, undeclared": (document().encode(), "", TITLE, False),
    "UTF-8, with BOM": (codecs.BOM_UTF8 + document().encode(), "", TITLE, False),
    "UTF-8, BOM against prolog": (
        codecs.BOM_UTF8 + document(declared="iso-8859-1").encode(),
        "",
        TITLE,
        False,
    ),
    "UTF-8, declared Latin-1": (
        document(declared="iso-8859-1").encode(),
        "",
        TITLE,
        True,
    ),
    "UTF-8, Latin-1 by HTTP": (
        document(declared="utf-8").encode(),
        "text/xml; charset=ISO-8859-1",
        TITLE,
        True,
    ),
    "UTF-8, ASCII by HTTP": (
        document().encode(),
        "text/xml; charset=us-ascii",
        TITLE,
        True,
    ),
    "Windows-1252, declared": (
        document(declared="windows-1252").encode("cp1252"),
        "",
        TITLE,
        False,
    ),
    "Windows-1252, declared Latin-1": (
        document(declared="iso-8859-1").encode("cp1252"),
        "",
        TITLE,
        False,
    ),
    "Windows-1252, declared UTF-8": (
        document(declared="utf-8").encode("cp1252"),
        "",
        TITLE,
        True,
    ),
    "Windows-1252, undeclared": (document().encode("cp1252"), "", TITLE, True),
    "Latin-1, declared UTF-8 by HTTP": (
        document(PLAIN, "iso-8859-1").encode("latin-1"),
        "charset=utf-8",
        PLAIN,
        True,
    ),
    "Latin-1, by HTTP": (
        document(PLAIN).encode("latin-1"),
        "charset=latin1",
        PLAIN,
        False,
    ),
    "Latin-9, declared": (
        document("5 € für Größe", "iso-8859-15").encode("iso-8859-15"),
        "",
        "5 € für Größe",
        False,
    ),
    "Latin-2, declared": (
        document("Łódź", "iso-8859-2").encode("iso-8859-2"),
        "",
        "Łódź",
        False,
    ),
    "KOI8-R, by HTTP": (
        document("Наука").encode("koi8-r"),
        "charset=koi8-r",
        "Наука",
        False,
    ),
    "Shift JIS, declared": (
        document("研究開発の公募", "shift_jis").encode("shift_jis"),
        "",
        "研究開発の公募",
        False,
    ),
    "UTF-16 with BOM": (document(declared="utf-16").encode("utf-16"), "", TITLE, False),
    "UTF-16 LE without BOM": (document().encode("utf-16-le"), "", TITLE, False),
    "UTF-16 BE without BOM": (
        document(declared="utf-16").encode("utf-16-be"),
        "",
        TITLE,
        False,
    ),
    "UTF-32": (document().encode("utf-32"), "", TITLE, False),
    "UTF-16, declared UTF-8": (
        document(declared="utf-8").encode("utf-16"),
        "charset=utf-8",
        TITLE,
        False,
    ),
    "an encoding nobody knows": (
        document(declared="x-klingon").encode(),
        "",
        TITLE,
        True,
    ),
    "no encoding of the web": (document(declared="rot13").encode(), "", TITLE, True),
    "one broken sign in UTF-8": (
        document("Größe XX", "utf-8").encode().replace(b"XX", b"\xfcb"),
        "",
        "Größe üb",
        True,
    ),
    "controls in place of dashes": (document("A \x96 B").encode(), "", "A – B", True),
}


@pytest.mark.parametrize("name", CASES)
def test_i16_r20_letters_are_right_and_doubts_are_said(name):
    body, content_type, title, is_doubtful = CASES[name]
    found = reading(body, content_type)
    assert found.entries[0].title == title
    assert ("encoding" in kinds(found)) == is_doubtful


def test_r20_utf_7_is_never_read():
    hidden = "+ADw-script+AD4-alert(1)+ADw-/script+AD4-"
    found = reading(document(hidden, "utf-7"), "text/xml; charset=utf-7")
    assert found.entries[0].title == hidden
    assert "encoding" in kinds(found)


@pytest.mark.parametrize(
    "body",
    [
        document("Gr\ufffd\ufffde", "utf-8").encode(),
        document("Größe X", "windows-1252").encode("cp1252").replace(b"X", b"\x81"),
        document("Größe X").encode("utf-16-le").replace(b"X\0", b"\0\xd8"),
    ],
)
def test_r20_a_lost_letter_is_never_silent(body):
    found = reading(body)
    assert "\ufffd" in found.entries[0].title
    assert "encoding" in kinds(found)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("F&#246;rderung", "Förderung"),
        ("F&#xF6;rderung", "Förderung"),
        ("F&ouml;rderung &nbsp;f&uuml;r", "Förderung für"),
        ("F&amp;ouml;rderung", "Förderung"),
        ("F&amp;amp;ouml;rderung", "Förderung"),
        ("Forschung &amp;amp; Lehre", "Forschung & Lehre"),
        ("Forschung & Lehre", "Forschung & Lehre"),
        ("F&E", "F&E"),
        ("A &ndash; B &hellip;", "A – B …"),
        ("A &#150; B&#133;", "A – B…"),
        ("&#132;Grüße&#147;", "„Grüße“"),
        ("A &unknown; B", "A &unknown; B"),
        ("<![CDATA[F&ouml;rderung & mehr]]>", "Förderung & mehr"),
        ("&lt;b&gt;Neu&lt;/b&gt;er Ruf", "Neuer Ruf"),
        ("&amp;lt;b&amp;gt;Neu&amp;lt;/b&amp;gt;er Ruf", "Neuer Ruf"),
        ("5 &lt; 6", "5 < 6"),
        ("A&#0;B&#27;C&#xFFFF;", "ABC"),
        ("A&#55296;B&#99999999;", "AB"),
    ],
)
def test_entities_are_read_as_they_are_meant(written, title):
    assert reading(document(written)).entries[0].title == title
