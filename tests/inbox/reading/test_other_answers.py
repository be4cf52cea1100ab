"""An answer that is no feed is told as what it is."""

import pytest

from articles.inbox.reading import NotAFeed
from tests.inbox.reading.sources import item, reading, rss

PAGE = (
    "<!DOCTYPE html><html lang=de><head><title>{}</title></head><body>{}</body></html>"
)
FORM = "<form action=/s method=post><input name=u><input type='password' name=p></form>"
SUBSET = '<!DOCTYPE rss [<!ENTITY x "y">]>'
OTHERS = {
    "nothing": ("", "empty"),
    "blanks": (" \n\t\r\n", "empty"),
    "a BOM alone": ("\ufeff", "empty"),
    "zeros": ("\0\0\0\0", "empty"),
    "a page": (PAGE.format("Aktuelles", "<p>Text</p>"), "html_page"),
    "a page without doctype": ("<html><body>Text</body></html>", "html_page"),
    "a page without html": ("<head><title>Aktuelles</title></head>", "html_page"),
    "a page as XHTML": ('<?xml version="1.0"?>' + PAGE.format("X", ""), "html_page"),
    "a page after text": ("Hinweis: <div>Text</div>", "html_page"),
    "a page about feeds": (PAGE.format("RSS", "<p>&lt;rss&gt;</p>"), "html_page"),
    "a form for a password": (PAGE.format("Portal", FORM), "login_page"),
    "a title for a login": (PAGE.format("Bitte anmelden", ""), "login_page"),
    "an English login": (PAGE.format("Sign in – Portal", ""), "login_page"),
    "not found": (PAGE.format("404 – Seite nicht gefunden", ""), "error_page"),
    "an error in its headline": (
        PAGE.format("", "<h1>502 Bad Gateway</h1>"),
        "error_page",
    ),
    "maintenance": (PAGE.format("Wartungsarbeiten", ""), "error_page"),
    "a guard against robots": (PAGE.format("Just a moment...", ""), "error_page"),
    "plain text": ("Diese Quelle ist umgezogen.", "not_xml"),
    "a picture": ("\x89PNG\r\n\x1a\n", "not_xml"),
    "other XML": ("<opml><body/></opml>", "not_xml"),
    "a sitemap": (
        "<urlset><url><loc>https://x.example/</loc></url></urlset>",
        "not_xml",
    ),
    "other JSON": ('{"title": "x"}', "not_xml"),
    "a list of JSON": ("[1, 2]", "not_xml"),
    "broken JSON": ('{"version', "not_xml"),
    "JSON of another kind": ('{"version": "1", "items": []}', "not_xml"),
    "an entity": (rss(item(), prolog=SUBSET), "forbidden_xml"),
    "an entity after a comment": (
        rss(item(), prolog=f"<!-- x -->{SUBSET}"),
        "forbidden_xml",
    ),
    "an entity of another file": (
        rss(item(), prolog='<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "forbidden_xml",
    ),
    "an entity of parameters": (
        rss(item(), prolog='<!DOCTYPE r [<!ENTITY % x "<a>">%x;]>'),
        "forbidden_xml",
    ),
    "an entity in small letters": (
        rss(item(), prolog='<!doctype r [<!entity x "y">]>'),
        "forbidden_xml",
    ),
    "an entity without doctype": (rss(prolog='<!ENTITY x "y">'), "forbidden_xml"),
    "an element": (rss(prolog="<!DOCTYPE r [<!ELEMENT r ANY>]>"), "forbidden_xml"),
    "an empty subset": (rss(prolog="<!DOCTYPE r []>"), "forbidden_xml"),
    "a subset with a comment": (
        rss(prolog="<!DOCTYPE r [<!-- <rss> --><!ENTITY x 'y'>]>"),
        "forbidden_xml",
    ),
    "a subset that hides": (
        rss(prolog="<!DOCTYPE r [<!ATTLIST a b CDATA '<c>'><!ENTITY x 'y'>]>"),
        "forbidden_xml",
    ),
}


def refused(body: str | bytes, content_type: str = "text/xml") -> NotAFeed:
    with pytest.raises(NotAFeed) as caught:
        reading(body, content_type)
    return caught.value


@pytest.mark.parametrize("name", OTHERS)
def test_s43_s51_r18_an_answer_that_is_no_feed_is_told_as_what_it_is(name):
    body, kind = OTHERS[name]
    error = refused(body)
    assert error.kind == kind
    assert error.reason == str(error)
    assert error.reason.endswith(".")


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_s43_s51_an_entity_is_found_in_any_encoding(coding):
    assert refused(rss(item(), prolog=SUBSET).encode(coding)).kind == "forbidden_xml"


def test_a_page_is_told_with_its_title_and_nothing_hidden():
    error = refused(PAGE.format("404 <b>\u202eSeite</b>", ""), "text/html")
    assert "404" in error.reason
    assert "\u202e" not in error.reason


@pytest.mark.parametrize("content_type", ["text/html", "application/octet-stream", ""])
def test_a_feed_is_read_whatever_http_says_it_is(content_type):
    assert len(reading(rss(item()), content_type).entries) == 1


@pytest.mark.parametrize(
    "prolog",
    [
        "<!DOCTYPE rss>",
        '<!DOCTYPE rss PUBLIC "-//X//DTD//EN" "http://x.example/rss.dtd">',
        '<?xml-stylesheet href="style.xsl"?><!-- [ <!ENTITY> ] -->',
        "\n\n  ",
        "\ufeff",
        "Warning: something in line 3 ",
        "<br />\n<b>Warning</b>: something in line 3<br />",
    ],
)
def test_a_prolog_that_defines_nothing_does_no_harm(prolog):
    assert len(reading(rss(item(), prolog=prolog)).entries) == 1


def test_an_article_may_write_about_entities():
    said = "<description><![CDATA[<!DOCTYPE r [<!ENTITY x 'y'>]>Text]]></description>"
    assert len(reading(rss(item(said))).entries) == 1


def test_an_empty_feed_is_a_feed():
    assert reading(rss()).entries == []
