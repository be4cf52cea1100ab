"""The main text of a page, and what it says of itself."""

from datetime import UTC, datetime

import pytest

from articles.inbox.reading import PageText, main_text

ADDRESS = "https://news.example.org/a/1?x=1"
FIRST = (
    "Das Ministerium hat heute eine neue Ausschreibung für Verbünde veröffentlicht. "
    * 3
)
SECOND = "Anträge sind bis zum Ende des Jahres möglich und werden begutachtet. " * 3
PAGE = """<!DOCTYPE html><html lang="de"><head><title>Titel | Portal</title>
<link rel="canonical" href="/a/1"><meta property="og:site_name" content="Musterportal">
<meta property="article:published_time" content="2026-11-10T09:30:00+01:00">
{head}</head><body><nav><ul><li><a href="/">Start</a></li><li>
<a href="/b">Themen</a></li></ul></nav>
<main><article><h1>Neue <em>Ausschreibung</em></h1><p>{first}</p>
<script>alert(1)</script><p>{second}</p><ul><li>Erster Punkt</li>
<li>Zweiter Punkt</li></ul></article></main>
<aside>Werbung</aside><footer>Impressum</footer></body></html>"""


def read(head: str = "", *, headers=None, page: str = PAGE) -> PageText:
    html = page.format(head=head, first=FIRST, second=SECOND)
    return main_text(
        html.encode(), content_type="text/html", address=ADDRESS, headers=headers
    )


def test_the_text_of_a_page_comes_without_its_menus():
    text = read().text
    assert FIRST.strip() in text
    assert SECOND.strip() in text
    assert f"{FIRST.strip()}\n\n{SECOND.strip()}" in text
    for other in ("Themen", "Impressum", "Werbung", "alert"):
        assert other not in text


def test_a_page_says_what_it_is():
    found = read()
    assert found.title == "Neue Ausschreibung"
    assert found.language == "de"
    assert found.published == datetime(2026, 11, 10, 8, 30, tzinfo=UTC)
    assert found.canonical == "https://news.example.org/a/1"
    assert found.site_name == "Musterportal"
    assert not found.is_reserved


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            '<meta property="og:title" content="F&uuml;r alle &amp; mehr">',
            "Für alle & mehr",
        ),
        ('<meta content="A" property="OG:Title">', "A"),
        ('<meta property="og:title" content="">', "Neue Ausschreibung"),
    ],
)
def test_a_title_is_that_for_others_or_the_headline(head, title):
    assert read(head).title == title


UNDATED = PAGE.replace("article:published_time", "x")
NINE = datetime(2026, 11, 10, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="2026-11-10T09:30+01:00">',
        '<meta name="DC.date.issued" content="10.11.2026 09:30">',
        '<meta itemprop="datePublished" content="2026-11-10T08:30:00Z">',
        '<script type="application/ld+json">{{"datePublished": "2026-11-10T08:30:00Z"}}'
        "</script>",
        '<time datetime="2026-11-10T08:30:00Z">10.11.</time>',
        '<time datetime="2026-01-01">x</time>'
        '<time itemprop="datePublished" datetime="2026-11-10T08:30:00Z">x</time>',
        '<meta name="date" content="bald"><time datetime="2026-11-10T08:30Z">x</time>',
    ],
)
def test_a_page_is_dated_in_many_ways(head):
    assert read(head, page=UNDATED).published == NINE


@pytest.mark.parametrize(
    "told", ["", "gestern", "0001-01-01", "1111111111", "1970-01-01"]
)
def test_a_page_without_a_date_that_can_be_meant_has_none(told):
    head = f'<meta name="date" content="{told}">'
    assert read(head, page=UNDATED).published is None


@pytest.mark.parametrize(
    ("head", "headers", "is_reserved"),
    [
        ("", {}, False),
        ('<meta name="tdm-reservation" content="1">', {}, True),
        ('<meta name="tdm-reservation" content="0">', {}, False),
        ('<meta name="robots" content="noai, noimageai">', {}, True),
        ('<meta name="robots" content="index,noimageai">', {}, True),
        ('<meta name="Robots" content="NOAI">', {}, True),
        ('<meta name="robots" content="noindex, nofollow">', {}, False),
        ('<meta name="description" content="noai">', {}, False),
        ('<meta name="robots" content="noaim">', {}, False),
        ("", {"TDM-Reservation": "1"}, True),
        ("", {"tdm-reservation": "0"}, False),
        ("", {"X-Robots-Tag": "otherbot: noai"}, True),
        ("", {"X-Robots-Tag": "noindex"}, False),
    ],
)
def test_a_reservation_is_read_as_machines_find_it(head, headers, is_reserved):
    assert read(head, headers=headers).is_reserved == is_reserved


@pytest.mark.parametrize(
    "html", [b"", b"\0", b"<", b"<html", b"plain text", b"\xff\xfe<\0h\0", b"<!--"]
)
def test_a_page_of_nothing_has_no_text_and_does_no_harm(html):
    found = main_text(html, content_type="", address=ADDRESS)
    assert (found.title, found.published, found.canonical) == ("", None, "")


def test_no_address_of_a_page_leads_elsewhere_than_to_the_web():
    page = PAGE.replace('href="/a/1"', 'href="javascript:alert(1)"')
    assert read(page=page).canonical == ""
