"""Changes in different paragraphs are joined; of others it is said that they meet."""

import pytest
from hypothesis import given, strategies as st

from articles.editing.comparing.paragraphs import blocks_of, joined
from articles.foundation.markup import clean_html

ONE, TWO, THREE = "<p>Eins</p>", "<p>Zwei</p>", "<p>Drei</p>"
BASE = ONE + TWO + THREE
TEXT = (
    "<h2>Titel</h2><p>Ein <strong>Wort</strong><br>und a &lt; b</p>"
    "<ul><li><p>Punkt</p></li><li><p>Noch</p></li></ul>\n<hr>"
    "<table><tbody><tr><td>1</td></tr></tbody></table>"
)


def test_a_text_is_cut_at_its_outermost_elements():
    blocks = blocks_of(TEXT)
    assert [block[:4] for block in blocks] == ["<h2>", "<p>E", "<ul>", "<hr>", "<tab"]
    assert "".join(blocks) == TEXT.replace("\n", "")
    assert blocks_of("") == []
    assert blocks_of("nackt <b>Wort</b>") == ["nackt", "<b>Wort</b>"]


@pytest.mark.parametrize(
    ("theirs", "mine", "both"),
    [
        # Two paragraphs, also two that stand beside each other.
        (BASE.replace("Eins", "1"), BASE.replace("Drei", "3"), "1 Zwei 3"),
        (BASE.replace("Eins", "1"), BASE.replace("Zwei", "2"), "1 2 Drei"),
        # One adds, the other changes or removes elsewhere.
        (f"<p>Vorn</p>{BASE}", BASE.replace("Drei", "3"), "Vorn Eins Zwei 3"),
        (f"{BASE}<p>Hinten</p>", TWO + THREE, "Zwei Drei Hinten"),
        # Nobody, or only one of them, has changed anything.
        (BASE, BASE, "Eins Zwei Drei"),
        (BASE, ONE + THREE, "Eins Drei"),
    ],
)
def test_changes_in_different_paragraphs_are_joined(theirs, mine, both):
    expected = "".join(f"<p>{word}</p>" for word in both.split())
    assert joined(BASE, theirs, mine) == expected
    assert joined(BASE, mine, theirs) == expected


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (BASE.replace("Zwei", "2"), BASE.replace("Zwei", "Zwo")),
        (BASE.replace("Zwei", "2"), ONE + THREE),
        # At one place: whose comes first?
        (f"{BASE}<p>A</p>", f"{BASE}<p>B</p>"),
        (ONE + "<p>A</p>" + TWO + THREE, BASE.replace("Zwei", "2")),
        ("<p>Ganz anders</p>", BASE.replace("Eins", "1")),
    ],
)
def test_changes_that_meet_are_not_joined(theirs, mine):
    assert joined(BASE, theirs, mine) is None
    assert joined(BASE, mine, theirs) is None


WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=8)


def html(words: list[str]) -> str:
    return "".join(f"<p>{word}</p>" for word in words)


@given(WORDS, WORDS, WORDS)
def test_it_is_the_same_whoever_saved_first_and_nothing_is_made_up(base, theirs, mine):
    one = joined(html(base), html(theirs), html(mine))
    assert one == joined(html(base), html(mine), html(theirs))
    if theirs == base:
        assert one == html(mine)
    if one is not None:
        assert set(blocks_of(one)) <= {f"<p>{word}</p>" for word in (*theirs, *mine)}
        assert clean_html(one, figures=True) == one
