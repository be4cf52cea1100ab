"""All formats of feeds say the same in the end."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.inbox.reading.sources import atom, item, kinds, reading, rss

RSS_091 = """<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Sample Wire</title>
<link>https://news.example.org/</link><language>de</language>
<item><title>Neue Ausschreibung</title><link>https://news.example.org/a/1</link>
<description>Es geht los.</description></item></channel></rss>"""
RSS_092 = RSS_091.replace("0.91", "0.92").replace(
    "</item>",
    '<enclosure url="https://news.example.org/a.pdf" type="application/pdf" '
    'length="1200"/></item>',
)
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="{namespace}" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example.org/"><title>Sample Wire</title>
<link>https://news.example.org/</link><dc:language>de</dc:language>
<items><rdf:Seq><rdf:li rdf:resource="https://news.example.org/a/1"/></rdf:Seq></items>
</channel><item rdf:about="https://news.example.org/a/1">
<title>Neue Ausschreibung</title><link>https://news.example.org/a/1</link>
<dc:date>2026-11-10T09:30:00+01:00</dc:date><dc:creator>Erika Muster</dc:creator>
<description>Es geht los.</description></item></rdf:RDF>"""
RSS_20 = rss(
    item(
        "<link>/a/1</link><pubDate>Tue, 10 Nov 2026 09:30:00 +0100</pubDate>"
        "<dc:creator>Erika Muster</dc:creator><description>Es geht los.</description>"
        "<content:encoded><![CDATA[<p>Es geht los.</p><p>Mehr dazu.</p>]]>"
        "</content:encoded>",
        title="Neue Ausschreibung",
    ),
    channel="<language>de</language>",
)
ATOM = atom(
    "<entry><title>Neue Ausschreibung</title><id>urn:uuid:1</id>"
    '<link href="/a/1"/><published>2026-11-10T08:30:00Z</published>'
    "<updated>2026-11-11T08:30:00Z</updated><author><name>Erika Muster</name></author>"
    '<summary>Es geht los.</summary><content type="xhtml">'
    '<div xmlns="http://www.w3.org/1999/xhtml"><p>Es geht los.</p><p>Mehr dazu.</p>'
    "</div></content></entry>",
    head='<link href="https://news.example.org/"/>',
)
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Sample Wire",
    "home_page_url": "https://news.example.org/",
    "language": "de",
    "items": [
        {
            "id": "1",
            "url": "https://news.example.org/a/1",
            "title": "Neue Ausschreibung",
            "content_html": "<p>Es geht los.</p><p>Mehr dazu.</p>",
            "summary": "Es geht los.",
            "date_published": "2026-11-10T09:30:00+01:00",
            "authors": [{"name": "Erika Muster"}],
        }
    ],
}
JSON_1 = JSON | {
    "version": "https://jsonfeed.org/version/1",
    "items": [{"id": 1, "url": "https://news.example.org/a/1", "content_text":
               "Es geht los.", "title": "Neue Ausschreibung",
               "author": {"name": "Erika Muster"}}],
}  # fmt: skip
FORMATS = {
    "RSS 0.91": RSS_091,
    "RSS 0.92": RSS_092,
    "RSS 0.90": RDF.format(namespace="http://my.netscape.com/rdf/simple/0.9/"),
    "RSS 1.0": RDF.format(namespace="http://purl.org/rss/1.0/"),
    "RSS 2.0": RSS_20,
    "Atom": ATOM,
    "JSON Feed 1": json.dumps(JSON_1),
    "JSON Feed 1.1": json.dumps(JSON),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_the_same(name):
    found = reading(FORMATS[name])
    (entry,) = found.entries
    assert found.title in {"Sample Wire", "Musterportal"}
    assert (found.homepage, found.language) == ("https://news.example.org/", "de")
    assert entry.title == "Neue Ausschreibung"
    assert entry.link == entry.link_key == "https://news.example.org/a/1"
    assert entry.summary == "Es geht los."
    assert not kinds(found)


@pytest.mark.parametrize(
    "name", ["RSS 0.90", "RSS 1.0", "RSS 2.0", "Atom", "JSON Feed 1.1"]
)
def test_every_format_with_a_date_tells_it_in_utc(name):
    (entry,) = reading(FORMATS[name]).entries
    assert entry.published == datetime(2026, 11, 10, 8, 30, tzinfo=UTC)
    assert (entry.author, entry.date_remark) == ("Erika Muster", "")


@pytest.mark.parametrize("name", ["RSS 2.0", "Atom", "JSON Feed 1.1"])
def test_the_full_text_is_there_as_text_and_as_html(name):
    (entry,) = reading(FORMATS[name]).entries
    assert entry.text == "Es geht los.\n\nMehr dazu."
    assert entry.html == "<p>Es geht los.</p><p>Mehr dazu.</p>"


def test_an_atom_entry_has_both_of_its_dates():
    (entry,) = reading(ATOM).entries
    assert entry.updated == datetime(2026, 11, 11, 8, 30, tzinfo=UTC)


def test_enclosures_are_told_with_type_and_length():
    (entry,) = reading(FORMATS["RSS 0.92"]).entries
    assert entry.enclosures == [
        ("https://news.example.org/a.pdf", "application/pdf", 1200)
    ]


def test_an_enclosure_that_leads_nowhere_is_none():
    inside = '<enclosure url="javascript:alert(1)" type="x" length="-1"/>'
    assert reading(rss(item(inside))).entries[0].enclosures == []


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        ("", None),
        ("<ttl>90</ttl>", timedelta(minutes=90)),
        ("<ttl>soon</ttl>", None),
        ("<ttl>0</ttl>", None),
        ("<ttl>9999999</ttl>", timedelta(days=7)),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", timedelta(days=1)),
        (
            "<sy:updatePeriod> hourly </sy:updatePeriod>"
            "<sy:updateFrequency>2</sy:updateFrequency>",
            timedelta(minutes=30),
        ),
        (
            "<ttl>5</ttl><sy:updatePeriod>hourly</sy:updatePeriod>"
            "<sy:updateFrequency>0</sy:updateFrequency>",
            timedelta(hours=1),
        ),
    ],
)
def test_a_source_says_how_often_it_wants_to_be_asked(channel, expected):
    assert reading(rss(item(), channel=channel)).min_interval == expected


def test_a_source_says_when_it_has_no_news():
    hours = "<skipHours><hour>0</hour><hour>23</hour><hour>24</hour></skipHours>"
    days = "<skipDays><day>Saturday</day><day>sunday</day><day>Holiday</day></skipDays>"
    found = reading(rss(item(), channel=hours + days))
    assert (found.skip_hours, found.skip_days) == ({0, 23}, {5, 6})


def test_a_source_that_never_has_news_is_asked_all_the_same():
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(24))
    found = reading(rss(item(), channel=f"<skipHours>{hours}</skipHours>"))
    assert found.skip_hours == set()


def test_hub_and_own_address_are_told():
    head = '<link rel="hub" href="https://hub.example.org/"/>'
    head += '<link rel="self" href="https://news.example.org/feed"/>'
    found = reading(atom(head=head))
    assert found.hub == "https://hub.example.org/"
    assert found.self_address == "https://news.example.org/feed"


def test_links_are_absolute_by_the_document_and_by_its_base():
    entry = '<entry xml:base="https://other.example.org/b/"><id>1</id><link href="c"/>'
    entry += '<content type="html">&lt;a href="d"&gt;D&lt;/a&gt;</content></entry>'
    (found,) = reading(atom(entry)).entries
    assert found.link == "https://other.example.org/b/c"
    assert 'href="https://other.example.org/b/d"' in found.html


@pytest.mark.parametrize(
    ("told", "language"),
    [("de-CH", "de-CH"), ("de_DE", "de-DE"), ("Deutsch!", ""), ("", "")],
)
def test_a_language_is_told_as_a_tag(told, language):
    channel = f"<language>{told}</language>"
    assert reading(rss(item(), channel=channel)).language == language


def test_an_entry_has_a_language_of_its_own_if_it_differs():
    inside = "<id>{0}</id><title>{0}</title><content>{0}</content></entry>"
    own = f'<entry xml:lang="fr">{inside.format("un")}'
    inherited = f"<entry>{inside.format('zwei')}"
    assert [one.language for one in reading(atom(own, inherited)).entries] == ["fr", ""]


def test_an_item_outside_of_the_name_counts_as_none():
    extra = '<x:item xmlns:x="urn:x">no</x:item>'
    entry = f"<entry><id>1</id><title>Eins</title>{extra}</entry>"
    assert [one.title for one in reading(atom(entry)).entries] == ["Eins"]


def test_a_number_that_stands_for_an_id_is_no_link():
    (entry,) = reading(rss(item(guid="4711"))).entries
    assert (entry.guid, entry.link) == ("4711", "")
