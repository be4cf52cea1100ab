"""The words of a comment are found again, or they are detached; nothing is guessed.

In the random histories each letter is known by a number of its own: a place is right if
most of its letters are those that the comment was about. The others may have been
deleted, and the same ones typed again.
"""

from collections import Counter
from random import Random

from hypothesis import given, settings
from hypothesis.strategies import randoms

from articles.domain.comments.anchors import (
    CONTEXT,
    Anchor,
    Found,
    Spot,
    anchored,
    locate,
    squeezed,
)

TEXT = (
    "Der Rat tagt am Montag in Brüssel. Er berät über den Haushalt. "
    "Danach spricht die Präsidentin mit der Presse über das Ergebnis."
)
EDITS = 10_000
LETTERS = "aaabdeeeeeefghiiiklmnnnnoprrrrsssttttuuvwzäöü"


def found(quote: str, text: str, first: str = TEXT) -> Spot:
    anchor = anchored(first, quote)
    assert anchor
    return locate(anchor, text)


def test_untouched_words_are_found_where_they_are():
    at = len(squeezed(TEXT.partition("den Haushalt")[0]))
    assert found("den Haushalt", TEXT) == Spot(Found.FOUND, at)
    longer = f"Vorab. Und noch ein Satz, der vorher nicht da war. {TEXT}"
    now = found("Haushalt", longer)
    assert now.found == Found.FOUND
    assert squeezed(longer)[now.at :].startswith("Haushalt")


def test_another_break_of_lines_changes_nothing():
    broken = TEXT.replace("den Haushalt", "den\n\nHaushalt").replace(". ", ".\u00a0")
    assert found("den Haushalt", broken).found == Found.FOUND


def test_words_with_other_surroundings_have_moved():
    anchor = anchored(TEXT, "Er berät über den Haushalt.")
    elsewhere = TEXT.replace("Er berät über den Haushalt. ", "")
    spot = locate(anchor, f"{elsewhere} Er berät über den Haushalt.")
    assert spot.found == Found.DETACHED  # 23 letters alone could be written anew
    spot = locate(anchor, TEXT.replace("Brüssel. Er", "Lyon. Er"))
    assert spot.found == Found.MOVED
    assert spot.at == len(squeezed("Der Rat tagt am Montag in Lyon."))
    long = "Danach spricht die Präsidentin mit der Presse über das Ergebnis."
    anchor = anchored(TEXT, long)
    moved = f"{long} {TEXT.replace(long, '')}"
    assert locate(anchor, moved) == Spot(Found.MOVED, 0)


def test_words_that_are_gone_are_detached_even_if_the_same_stand_elsewhere():
    first = f"{TEXT} Am Dienstag tagt der Rat in Lyon."
    anchor = anchored(first, "Rat", before="Der", after="tagt am Montag")
    assert anchor
    assert locate(anchor, first.replace("Der Rat tagt am Montag in Brüssel. ", "")) == (
        Spot(Found.DETACHED)
    )


def test_a_repeated_passage_is_ambiguous():
    assert found("den Haushalt", TEXT + TEXT).found in {Found.AMBIGUOUS, Found.MOVED}
    padded = f"{'x' * CONTEXT}{TEXT}{'y' * CONTEXT}"
    assert found("den Haushalt", padded * 2, padded) == Spot(Found.AMBIGUOUS)


def test_words_that_stand_twice_need_what_stands_around_them():
    text = "Der Rat tagt. Der Rat vertagt sich."
    assert anchored(text, "Der Rat") is None
    anchor = anchored(text, "Der Rat", after=" vertagt")
    assert locate(anchor, text) == Spot(Found.FOUND, len("DerRattagt."))
    assert anchored(text, "Die Kommission") is None
    assert anchored(text, " \n") is None


def test_what_a_page_shows_around_a_text_may_reach_further_than_the_text():
    anchor = anchored(
        "Der Rat tagt.", "Der Rat", before="Ein Teaser. ", after=" tagt. Un"
    )
    assert anchor == Anchor("Der Rat", "", "tagt.", "bwac")
    assert anchored("Der Rat tagt.", "Rat", before="Kein", after="") is None


STATES: Counter = Counter()


def test_ten_thousand_random_edits_lead_to_no_wrong_place():
    STATES.clear()
    every_word_is_right()
    assert STATES["edits"] >= EDITS
    # Else it would say little.
    assert min(STATES[one] for one in (Found.FOUND, Found.MOVED, Found.DETACHED)) > 999
    assert STATES[Found.AMBIGUOUS] > 99


@settings(max_examples=84, deadline=None)
@given(randoms(use_true_random=True))
def every_word_is_right(random):
    for _ in range(6):
        text = Text(random)
        chosen = [one for _ in range(4) if (one := text.choose())]
        for _ in range(20):
            text.edit()
            STATES["edits"] += 1
            for anchor, truth in chosen:
                spot = locate(anchor, text.words)
                STATES[spot.found] += 1
                assert truth.is_at(text.letters(spot, anchor)), "a wrong place"
                if spot.found != Found.FOUND:
                    assert text.times(truth.all) != 1, "untouched, but not found"


class Truth:
    """The numbers of the letters of an anchor's words, and of all around them."""

    def __init__(self, words: list[int], around: list[int]):
        self.words, self.all = words, around

    def is_at(self, letters: list[int]) -> bool:
        same = sum(one == own for one, own in zip(letters, self.words, strict=False))
        return not letters or same > len(self.words) / 2


class Text:
    """A text as letters, each with its number; spaces have none."""

    def __init__(self, random: Random):
        self.random, self.number = random, 0
        self.vocabulary = [
            "".join(random.choices(LETTERS, k=random.randint(2, 9))) for _ in range(99)
        ]
        self.signs: list[tuple[str, int]] = []
        self.write(0, 90)

    @property
    def words(self) -> str:
        return "".join(sign for sign, _number in self.signs)

    @property
    def numbers(self) -> list[int]:
        return [number for sign, number in self.signs if sign != " "]

    def write(self, at: int, words: int) -> None:
        new = []
        for sign in " ".join(self.random.choices(self.vocabulary, k=words)) + " ":
            self.number += 1
            new.append((sign, self.number))
        self.signs[at:at] = new

    def span(self, most: int) -> tuple[int, int]:
        start = self.random.randrange(max(1, len(self.signs)))
        return start, start + self.random.randint(1, most)

    def edit(self) -> None:
        """Write, delete, replace, move or copy a part."""
        what = self.random.choice(["write", "delete", "replace", "move", "copy"])
        start, end = self.span(60)
        if what == "copy":
            start, end = self.span(200)
        part = self.signs[start:end]
        if what in {"delete", "replace", "move"}:
            del self.signs[start:end]
        at = self.random.randrange(len(self.signs) + 1)
        if what == "write":
            self.write(at, self.random.randint(1, 9))
        elif what == "replace":
            self.write(start, self.random.randint(1, 5))
        elif what in {"move", "copy"}:
            self.signs[at:at] = part

    def choose(self) -> tuple[Anchor, Truth] | None:
        """Return an anchor that isn't near the ends: words written there touch it."""
        start, end = self.span(50)
        text = self.words
        quote = text[start:end].strip()
        before, after = text[max(0, start - 40) : start], text[end : end + 40]
        anchor = anchored(text, quote, before, after)
        if anchor is None or min(len(anchor.before), len(anchor.after)) < CONTEXT:
            return None
        at = locate(anchor, text).at
        assert at is not None
        numbers, size = self.numbers, len(anchor.words)
        first, last = at - len(anchor.before), at + size + len(anchor.after)
        return anchor, Truth(numbers[at : at + size], numbers[first:last])

    def letters(self, spot: Spot, anchor: Anchor) -> list[int]:
        """Return the numbers of the letters where the words are, if anywhere."""
        if spot.at is None:
            return []
        return self.numbers[spot.at : spot.at + len(anchor.words)]

    def times(self, wanted: list[int]) -> int:
        """Return how often these very letters stand one after another."""
        numbers, size, found, at = self.numbers, len(wanted), 0, -1
        for _ in range(numbers.count(wanted[0])):
            at = numbers.index(wanted[0], at + 1)
            found += numbers[at : at + size] == wanted
        return found
