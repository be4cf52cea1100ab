"""Comparing contents shows an editor one change, or two at once."""

import random
from time import perf_counter

import pytest
from hypothesis import given, strategies as st

from articles.editing.comparing.comparing import (
    Op,
    Piece,
    changed,
    compare_texts,
    differences,
    merge,
    three_way,
)

SAME, ADDED, REMOVED = Op.SAME, Op.ADDED, Op.REMOVED
words = st.lists(st.sampled_from(["die", "der", "neue", "alte", "\n", "  "])).map(
    " ".join
)


def joined(pieces, without):
    return "".join(piece.text for piece in pieces if piece.op is not without)


def test_a_changed_word_is_shown_alone():
    pieces = list(compare_texts("Der alte Satz.", "Der neue Satz."))
    assert pieces == [
        Piece(SAME, "Der"),
        Piece(REMOVED, " alte"),
        Piece(ADDED, " neue"),
        Piece(SAME, " Satz."),
    ]


@given(st.text() | words, st.text() | words)
def test_the_pieces_give_both_texts(before, after):
    pieces = list(compare_texts(before, after))
    assert joined(pieces, ADDED) == before
    assert joined(pieces, REMOVED) == after
    assert all(piece.text for piece in pieces)


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_the_pieces_of_a_list_give_both_lists(before, after):
    for difference in differences({"topics": before}, {"topics": after}):
        assert list(joined(difference.pieces, ADDED)) == before
        assert list(joined(difference.pieces, REMOVED)) == after


def body_pieces(before, after):
    [difference] = differences({"body": before}, {"body": after})
    return difference.pieces


def test_a_changed_link_target_is_seen():
    before, after = (
        f'<p><a href="{url}">L</a></p>' for url in ("https://a", "https://b")
    )
    pieces = body_pieces(before, after)
    assert Piece(REMOVED, " <https://a>") in pieces
    assert Piece(ADDED, " <https://b>") in pieces


def test_only_a_body_is_read_as_html():
    before, after = "<p>Alt</p>", "<p>Neu</p>"
    [difference] = differences({"headline": before}, {"headline": after})
    assert joined(difference.pieces, ADDED) == before


BOLD, PLAIN = "<p>Ein <strong>Wort</strong>.</p>", "<p>Ein Wort.</p>"


def test_a_change_of_mark_up_alone_is_told_without_pieces():
    [difference] = differences({"body": PLAIN}, {"body": BOLD})
    assert not difference.is_visible
    assert difference.is_reformatted


def test_a_change_of_mark_up_beside_one_of_words_is_told_too():
    for before, after, told in (
        (f"{PLAIN}<p>Alt</p>", f"{BOLD}<p>Neu</p>", True),
        (f"{PLAIN}<p>Alt</p>", f"{PLAIN}<p>Neu</p>", False),
        (f"<ul><li>A</li></ul>{PLAIN}", PLAIN, False),
        ("<ul><li>A</li><li>B</li></ul>", "<ol><li>B</li></ol>", True),
        ("<ul><li>A</li><li>B</li></ul>", "<ul><li>B</li></ul>", False),
    ):
        [difference] = differences({"body": before}, {"body": after})
        assert difference.is_visible
        assert difference.is_reformatted is told


def test_lists_tell_what_came_and_went():
    [difference] = differences({"topics": ["a", "b"]}, {"topics": ["b", "c"]})
    assert difference.pieces == (
        Piece(REMOVED, "a"),
        Piece(SAME, "b"),
        Piece(ADDED, "c"),
    )


def test_two_labels_of_one_name_are_two():
    [difference] = differences(
        {"topics": ["a"]}, {"topics": ["b"]}, words=lambda name, value: "Energie"
    )
    assert difference.is_visible


def test_a_date_is_shown_whole():
    [difference] = differences(
        {"dated": "2020-02-12"},
        {"dated": "2020-03-12"},
        words=lambda name, value: value.replace("-", " "),
    )
    assert difference.pieces == (
        Piece(REMOVED, "2020 02 12"),
        Piece(ADDED, "2020 03 12"),
    )


def test_equal_contents_have_no_difference():
    content = {"format": 1, "headline": "A", "topics": ["a"]}
    assert differences(content, dict(content)) == []


def test_fields_stand_in_the_order_of_the_page_however_they_were_stored():
    before, after = {"topics": [], "body": ""}, {"topics": ["a"], "body": "B"}
    after |= {"headline": "A"}
    assert changed(before, after) == ["headline", "body", "topics"]
    conflicts = three_way(before, after, before)
    assert [conflict.name for conflict in conflicts] == ["headline", "body", "topics"]


def test_an_entry_that_an_older_content_lacks_counts_as_empty():
    full = {"headline": "A", "teaser": "T", "topics": ["a"], "dated": None}
    assert changed({"headline": "A"}, full) == ["teaser", "topics"]
    assert changed(full, {"headline": "A"}) == ["teaser", "topics"]


LONG = 200_000


def prose(seed: int, vocabulary: int) -> str:
    chance = random.Random(seed)  # noqa: S311
    counts = range(1, vocabulary + 1)
    words = chance.choices([f"w{n}" for n in counts], [1 / n for n in counts], k=60_000)
    lines = (" ".join(words[n : n + 80]) for n in range(0, len(words), 80))
    return "".join(f"<p>{line}</p>" for line in lines)[:LONG]


@pytest.mark.parametrize("vocabulary", [2, 50, 20_000])
def test_long_bodies_that_differ_everywhere_are_compared_quickly(vocabulary):
    before, after = prose(1, vocabulary), prose(2, vocabulary)
    start = perf_counter()
    assert body_pieces(before, after)
    assert perf_counter() - start < 20


def test_only_fields_that_differ_are_asked_about():
    base = {"format": 1, "headline": "A", "teaser": "T", "body": "B", "slug": "s"}
    theirs, mine = base | {"headline": "A2"}, base | {"teaser": "T2"}
    conflicts = three_way(base, theirs, mine)
    assert [(c.name, c.both, c.proposal) for c in conflicts] == [
        ("headline", False, "theirs"),
        ("teaser", False, "mine"),
    ]


def test_what_both_changed_differently_is_a_conflict():
    base = {"headline": "A"}
    [conflict] = three_way(base, {"headline": "B"}, {"headline": "C"})
    assert conflict.both
    assert conflict.proposal == "mine"
    [agreed] = three_way(base, {"headline": "B"}, {"headline": "B"})
    assert not agreed.both


def test_merging_takes_their_value_where_it_was_chosen():
    theirs, mine = {"headline": "B", "teaser": "T"}, {"headline": "C", "teaser": "U"}
    assert merge(theirs, mine, {"headline": "theirs", "teaser": "mine"}) == {
        "headline": "B",
        "teaser": "U",
    }


def test_an_entry_that_an_older_save_lacks_is_an_empty_one():
    old = {"headline": "Eins"}
    now = {"headline": "Eins", "related": []}
    assert changed(old, now) == []
    assert three_way(old, now, now) == []
    pinned = {"headline": "Eins", "related": [{"edition": "x", "choice": "pinned"}]}
    [conflict] = three_way(old, pinned, now)
    assert (conflict.both, conflict.proposal) == (False, "theirs")
