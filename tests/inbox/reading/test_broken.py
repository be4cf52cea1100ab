"""Broken documents are read as far as they can be, and a remark names the fault."""

import json

import pytest

from articles.inbox.reading import NotAFeed
from tests.inbox.reading.sources import atom, item, kinds, reading, rss
from tests.inbox.reading.test_safe import check_safe

ITEMS = [
    item(f"<link>https://news.example.org/{n}</link><description>Grün &amp; gut "
         f"{n}</description>", title=f"Titel {n}", guid=str(n))
    for n in range(3)
]  # fmt: skip
ENTRIES = [
    f'<entry><id>{n}</id><title>Titel {n}</title><link href="https://news.example.org/{n}"/>'
    f"<content type='html'><![CDATA[<p>Grün {n}</p>]]></content></entry>"
    for n in range(3)
]
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Wire",
    "items": [
        {"id": f"{n}", "title": f"Titel {n}", "content_html": "ü"} for n in range(3)
    ],
}
DOCUMENTS = {
    "rss": rss(*ITEMS, prolog='<?xml version="1.0" encoding="utf-8"?>').encode(),
    "atom": atom(*ENTRIES).encode(),
    "json": json.dumps(JSON, ensure_ascii=False).encode(),
    "utf-16": rss(*ITEMS).encode("utf-16"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_r19_a_document_may_end_at_any_byte(name):
    body = DOCUMENTS[name]
    whole = {one.identity: one for one in reading(body).entries}
    most = 0
    for length in range(len(body)):
        try:
            found = reading(body[:length])
        except NotAFeed:
            assert not most
            continue
        # No entry is half read: its guid or its link would be another one.
        assert all(whole[one.identity] == one for one in found.entries)
        assert len(found.entries) >= most
        most = len(found.entries)
        assert most == 3 or "cut" in kinds(found)
    assert most == 3


REPAIRED = {
    "an unclosed element": (item("<link>https://x.example/1</link><b>"), "Ein Titel"),
    "crossed elements": (
        "<item><title>Ein <b>Titel</title></b><guid>1</guid></item>",
        "Ein Titel",
    ),
    "a tag in a title": ("<item><title>Ein <br>Titel</title></item>", "Ein Titel"),
    "a prefix nobody declared": (item("<foo:bar foo:x='1'>y</foo:bar>"), "Ein Titel"),
    "attributes without quotes": (
        item("<enclosure url=https://x.example/a type=a/b>"),
        "Ein Titel",
    ),
    "an attribute twice": (item('<x a="1" a="2"/>'), "Ein Titel"),
    "an open quote": (item('<x a="1/>'), "Ein Titel"),
    "a bare ampersand": (item(title="A & B &c; &"), "A & B &c; &"),
    "a bare less-than": (item(title="5 < 6"), "5 < 6"),
    "the end of CDATA alone": (item(title="A ]]> B"), "A ]]> B"),
    "controls": (item(title="A\x00\x01\x1bB"), "AB"),
    "an entry that never ends": (
        "<item><title>Ein Titel</title>" + item(),
        "Ein Titel",
    ),
    "an end too many": ("</item></title>" + item(), "Ein Titel"),
    "a namespace that is empty": (
        '<item xmlns:x=""><title>Ein Titel</title></item>',
        "Ein Titel",
    ),
}


@pytest.mark.parametrize("name", REPAIRED)
def test_r19_faulty_xml_is_read_as_it_was_meant(name):
    written, title = REPAIRED[name]
    found = reading(rss(item(title="Davor", guid="0"), written))
    assert [one.title for one in found.entries][:2] == ["Davor", title]


def test_what_follows_a_broken_entry_is_read():
    broken = "<item><title>Eins</title><description><p><b>x</description></item>"
    found = reading(rss(broken, item(title="Zwei")))
    assert [one.title for one in found.entries] == ["Eins", "Zwei"]
    assert "repaired" in kinds(found)


def test_an_entry_in_a_comment_or_in_cdata_is_none():
    hidden = f"<!-- {item(guid='9')} -->"
    quoted = f"<description><![CDATA[{item(guid='8')}]]></description>"
    found = reading(rss(hidden, item(quoted)))
    assert [one.guid for one in found.entries] == ["1"]


@pytest.mark.parametrize("count", [500, 501, 1_200])
def test_i8_s48_r24_of_too_many_entries_the_newest_are_read(count):
    # The oldest come first.
    items = [
        item(f"<pubDate>2026-{1 + n // 28 % 10:02}-{1 + n % 28:02}T{n // 280:02}:00:00Z"
             "</pubDate>", title=f"T{n}", guid=str(n))
        for n in range(count)
    ]  # fmt: skip
    found = reading(rss(*items))
    every = sorted(
        reading(rss(*items[:400])).entries
        + reading(rss(*items[400:800])).entries
        + reading(rss(*items[800:])).entries,
        key=lambda one: one.published,
    )
    newest = {one.guid for one in every[-500:]}
    assert {one.guid for one in found.entries} == newest
    assert found.left_out == count - 500
    assert ("too_many" in kinds(found)) == (count > 500)


def test_a_date_in_the_future_doesnt_push_others_out_of_order():
    items = [
        {"id": str(n), "date_published": "2026-11-10T08:00:00Z"} for n in range(600)
    ]
    items[599]["date_published"] = "2026-11-12T08:00:00Z"
    found = reading(json.dumps(JSON | {"items": items}))
    assert [one.guid for one in found.entries] == [*map(str, range(499)), "599"]
    assert found.left_out == 100


def test_of_entries_without_dates_the_first_are_read():
    found = reading(rss(*(item(title=f"T{n}", guid=str(n)) for n in range(600))))
    assert [one.guid for one in found.entries] == [str(n) for n in range(500)]


def test_an_entry_that_is_too_long_is_read_from_its_start():
    long = item(f"<description>{'<p>Wort</p>' * 50_000}</description>")
    found = reading(rss(long, item(guid="2", title="Danach")))
    assert [one.title for one in found.entries] == ["Ein Titel", "Danach"]
    assert "too_large" in kinds(found)
    check_safe(found)


def test_every_remark_is_a_sentence():
    found = reading(b"<rss><channel>" + item().encode() * 2 + b"<x")
    assert all(
        one.sentence[0].isupper() and one.sentence[-1] == "." for one in found.remarks
    )
    assert len({one.kind for one in found.remarks}) == len(found.remarks) > 0
