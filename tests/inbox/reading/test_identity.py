"""An entry is known again by its guid, else by its link, else by its content."""

import json

import pytest

from tests.inbox.reading.sources import AT, item, kinds, reading, rss


def entry(title="Titel", *, guid="", link="", date="", text="") -> str:
    parts = {"title": title, "guid": guid, "link": link, "pubDate": date}
    inside = "".join(f"<{name}>{said}</{name}>" for name, said in parts.items() if said)
    return f"<item>{inside}<description>{text}</description></item>"


def identities(*entries: str) -> list[str]:
    return [one.identity for one in reading(rss(*entries)).entries]


FIRST = "https://news.example.org/a?id=1"


@pytest.mark.parametrize(
    ("given", "by"),
    [
        ({"guid": "urn:x:1", "link": FIRST}, "guid"),
        ({"link": FIRST}, "link"),
        ({"link": "javascript:alert(1)"}, "content"),
        ({"link": "mailto:desk@example.org"}, "content"),
        ({}, "content"),
    ],
)
def test_i10_r21_an_entry_is_known_by_the_best_that_it_has(given, by):
    found = reading(rss(entry(**given)))
    assert found.entries[0].identity_by == by
    assert len(found.entries[0].identity) == 64
    assert ("no_ids" in kinds(found)) == (by == "content")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ({"guid": "1", "title": "A"}, {"guid": "1", "title": "B"}, True),
        ({"guid": "1", "link": FIRST}, {"guid": "1", "link": FIRST + "2"}, True),
        ({"guid": "1"}, {"guid": "2"}, False),
        ({"guid": FIRST}, {"link": FIRST}, False),
        ({"link": FIRST, "title": "A"}, {"link": FIRST, "title": "B"}, True),
        ({"link": FIRST}, {"link": FIRST + "&amp;utm_source=rss#top"}, True),
        ({"link": FIRST}, {"link": FIRST.replace("=1", "=2")}, False),
        ({"text": "x"}, {"text": "x"}, True),
        ({"text": "x"}, {"text": "y"}, False),
        ({"title": "A"}, {"title": "B"}, False),
        ({"date": "10 Nov 2026 10:00 GMT"}, {"date": "11 Nov 2026 10:00 GMT"}, False),
        ({"date": "10 Nov 2026 10:00 GMT"}, {"date": "10 Nov 2026 11:00 CET"}, True),
    ],
)
def test_r21_two_fetches_give_the_same_identity_or_another(one, other, is_same):
    assert (identities(entry(**one)) == identities(entry(**other))) == is_same


def test_an_entry_from_the_future_keeps_its_identity_while_time_passes():
    body = rss(entry(date="01 Jan 2027 10:00 GMT"))
    assert reading(body).entries[0].published == AT
    assert identities(entry(date="01 Jan 2027 10:00 GMT")) == identities(
        entry(date="02 Jan 2027 10:00 GMT")
    )


def test_i10_r21_entries_with_one_guid_are_told_apart():
    found = reading(
        rss(
            entry("A", guid="1", link="https://news.example.org/a"),
            entry("B", guid="1", link="https://news.example.org/b"),
            entry("C", guid="1", link="https://news.example.org/b"),
        )
    )
    assert len({one.identity for one in found.entries}) == 3
    assert [one.guid for one in found.entries] == ["1", "1", "1"]
    assert "repeated_ids" in kinds(found)


def test_entries_with_one_link_are_told_apart():
    found = reading(rss(entry("A", link=FIRST), entry("B", link=FIRST)))
    assert len({one.identity for one in found.entries}) == 2
    assert "repeated_ids" in kinds(found)


def test_those_told_apart_are_known_again_in_any_order():
    both = [entry("A", guid="1"), entry("B", guid="1")]
    assert set(identities(*both)) == set(identities(*reversed(both)))


def test_an_entry_that_is_there_twice_is_one_and_the_newer():
    twice = [
        entry("A", guid="1", date="10 Nov 2026 10:00 GMT", text="old"),
        entry("A", guid="1", date="11 Nov 2026 10:00 GMT", text="new"),
    ]
    for entries in (twice, twice[::-1]):
        (one,) = reading(rss(*entries)).entries
        assert one.text == "new"


def test_a_guid_stays_as_it_was_told():
    told = " https://News.Example.org/?p=12&amp;utm_source=x "
    assert reading(rss(item(guid=told))).entries[0].guid == (
        "https://News.Example.org/?p=12&utm_source=x"
    )


def test_ids_of_json_may_be_numbers():
    items = [{"id": 1, "title": "A"}, {"id": "1", "title": "A"}, {"id": True}]
    body = {"version": "https://jsonfeed.org/version/1", "items": items}
    found = reading(json.dumps(body))
    assert [one.guid for one in found.entries] == ["1", ""]
