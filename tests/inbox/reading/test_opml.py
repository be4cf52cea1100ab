"""Lists of feeds come in and go out as OPML."""

import pytest

from articles.inbox.reading import NotAFeed, Outline, read_opml, write_opml

LIST = """<?xml version="1.0" encoding="utf-8"?><opml version="1.1">
<head><title>x</title></head><body>
<outline text="Ohne Ordner" type="rss" xmlUrl="https://a.example/feed"/>
<outline text="Förderung &amp; mehr"><outline title="B" text="b" type="rss"
 xmlUrl="https://b.example/feed?a=1&amp;b=2" htmlUrl="https://b.example/"></outline>
<outline text="Bund"><outline text="C" xmlurl='https://c.example/"x"'/></outline>
<outline text="D" type="atom" url="https://d.example/atom"/></outline>
<outline text="Danach" xmlUrl="feed:https://e.example/"/>
<!-- <outline text="Z" xmlUrl="https://z.example/"/> -->
<outline text="Doppelt" xmlUrl="https://A.example:443/feed#x"/>
<outline text="Seite" type="link" url="https://f.example/"/>
<outline text="Böse" xmlUrl="javascript:alert(1)"/>
</body></opml>"""


def test_a_list_is_read_with_its_folders():
    found = read_opml(LIST.encode())
    assert found.unusable == ["Böse javascript:alert(1)"]
    assert not found.is_cut
    assert found.feeds == [
        ("Ohne Ordner", "https://a.example/feed", "", ""),
        (
            "B",
            "https://b.example/feed?a=1&b=2",
            "https://b.example/",
            "Förderung & mehr",
        ),
        ("C", "https://c.example/%22x%22", "", "Förderung & mehr / Bund"),
        ("D", "https://d.example/atom", "", "Förderung & mehr"),
        ("Danach", "https://e.example/", "", ""),
    ]


FEEDS = [
    Outline("A", "https://a.example/feed", "https://a.example/", "Bund & Länder"),
    Outline('„B“ "b" <c>', "https://b.example/?a=1&b=2", "", ""),
    Outline("C", "https://c.example/", "", "Bund & Länder"),
    Outline("D\x00\u202e", "https://d.example/", "", 'EU "x"'),
]


def test_a_list_that_was_written_is_read_the_same():
    written = write_opml(FEEDS, title='Quellen & "mehr" <x>')
    found = {one.address: one for one in read_opml(written).feeds}
    for one in FEEDS[:1] + FEEDS[2:3]:
        assert found[one.address] == one
    assert found["https://b.example/?a=1&b=2"].title == '„B“ "b"'
    assert found["https://d.example/"] == ("D", "https://d.example/", "", 'EU "x"')
    assert write_opml(FEEDS, title="x") == write_opml(FEEDS, title="x")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "empty_file"),
        (b" \n", "empty_file"),
        (b"<rss/>", "no_list"),
        (b"Quellen", "no_list"),
        (b"<!DOCTYPE o [<!ENTITY x 'y'>]><opml/>", "forbidden_list"),
        (b"<opml>" + b"<outline>" * 20_000 + b"<outline xmlUrl='a'/>", "too_deep"),
    ],
)
def test_what_is_no_list_is_refused_with_a_reason(body, kind):
    with pytest.raises(NotAFeed) as caught:
        read_opml(body)
    assert caught.value.kind == kind
    assert caught.value.reason.endswith(".")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_list_may_end_anywhere_in_any_encoding(encoding):
    declared = LIST.replace("utf-8", encoding)
    body = declared.encode(encoding)
    assert len(read_opml(body).feeds) == 5
    for length in range(0, len(body), 7):
        try:
            found = read_opml(body[:length]).feeds
        except NotAFeed:
            continue
        assert len(found) <= 5


def test_a_list_is_bounded():
    many = "".join(f'<outline xmlUrl="https://x.example/{n}"/>' for n in range(6_000))
    found = read_opml(f"<opml><body>{many}".encode())
    assert len(found.feeds) == 5_000
    assert found.is_cut
