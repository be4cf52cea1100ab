"""Pages that a page or a sitemap lists, for sources without a feed."""

from datetime import UTC, datetime

import pytest

from articles.inbox.reading import Link, NotAFeed, pages_in

ADDRESS = "https://news.example.org/aktuell/"


def listed(body: str, below: str = "/aktuell/", address: str = ADDRESS) -> list[Link]:
    return pages_in(body.encode(), address=address, below=below)


PAGE = """<html><nav><a href="/">Start</a><a href="/aktuell/">Aktuelles</a></nav>
<a href="/aktuell/eins?utm_source=x"><img src="a.png"></a>
<a href="/aktuell/eins">Ein <b>Titel</b> &amp; mehr</a>
<a href="zwei.html#top">Zwei</a>
<a href="https://news.example.org/aktuell/2026/drei/">Drei</a>
<a href="/aktuelles-heft/vier">Vier</a>
<a href="https://other.example.org/aktuell/fuenf">Fünf</a>
<a href="/aktuell/bild.jpg">Bild</a><a href="/aktuell/rss.xml">RSS</a>
<a href="/aktuell/plan.pdf">Plan</a>
<a href="javascript:alert(1)">Sechs</a></html>"""


def test_a_page_lists_the_pages_below_a_path():
    assert [(one.address, one.title) for one in listed(PAGE)] == [
        ("https://news.example.org/aktuell/eins", "Ein Titel & mehr"),
        ("https://news.example.org/aktuell/zwei.html#top", "Zwei"),
        ("https://news.example.org/aktuell/2026/drei/", "Drei"),
        ("https://news.example.org/aktuell/plan.pdf", "Plan"),
    ]


@pytest.mark.parametrize(
    ("below", "count"),
    [("/", 5), ("/aktuell", 4), ("/aktuell/2026", 1), ("https://other.example.org/", 1),
     ("/nichts", 0), ("2026/", 1)],
)  # fmt: skip
def test_below_is_a_path_or_an_address(below, count):
    assert len(listed(PAGE, below)) == count


SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://news.example.org/aktuell/alt</loc><lastmod>2026-01-02</lastmod></url>
<url><loc> https://news.example.org/aktuell/neu?a=1&amp;b=2 </loc>
<lastmod>2026-11-10T09:30:00+01:00</lastmod>
<news:news><news:title>Neue Frist &amp; mehr</news:title></news:news></url>
<url><loc><![CDATA[https://news.example.org/aktuell/ohne]]></loc></url>
<url><loc>https://news.example.org/impressum</loc></url>
<url><loc>https://other.example.org/aktuell/x</loc></url></urlset>"""


def test_a_sitemap_lists_the_newest_first():
    assert listed(SITEMAP) == [
        (
            "https://news.example.org/aktuell/neu?a=1&b=2",
            "Neue Frist & mehr",
            datetime(2026, 11, 10, 8, 30, tzinfo=UTC),
            False,
        ),
        (
            "https://news.example.org/aktuell/alt",
            "",
            datetime(2026, 1, 2, tzinfo=UTC),
            False,
        ),
        ("https://news.example.org/aktuell/ohne", "", None, False),
    ]


def test_an_index_lists_the_sitemaps_of_its_host():
    index = """<sitemapindex><sitemap><loc>https://news.example.org/a.xml</loc></sitemap>
    <sitemap><loc>https://other.example.org/b.xml</loc></sitemap></sitemapindex>"""
    (found,) = listed(index)
    assert (found.address, found.is_sitemap) == ("https://news.example.org/a.xml", True)


def test_a_sitemap_with_definitions_is_refused():
    with pytest.raises(NotAFeed) as caught:
        listed('<!DOCTYPE u [<!ENTITY x "y">]>' + SITEMAP.partition("?>")[2])
    assert caught.value.kind == "forbidden_xml"


def test_a_list_is_bounded_and_keeps_the_newest():
    urls = "".join(
        f"<url><loc>https://news.example.org/aktuell/{n}</loc>"
        f"<lastmod>20{n // 100:02}-01-{n % 28 + 1:02}</lastmod></url>"
        for n in range(2_000)
    )
    found = listed(f"<urlset>{urls}</urlset>")
    assert len(found) == 1_000
    assert min(one.modified.year for one in found) == 2010


@pytest.mark.parametrize(
    "body", ["", "\0", "<urlset>", "<urlset><url><loc>", "<a href"]
)
def test_what_lists_nothing_gives_nothing(body):
    assert listed(body) == []
