"""Anchors: find the words that a comment is about in a text that has changed since.

Pure, and never a guess. Spaces don't count, so a line that breaks elsewhere changes
nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# So many letters before and after the words are kept; and so many have to be the same
# on one side, with the words, for a place with other surroundings to be the same one.
CONTEXT = 32
# Behind that side at least so many have to be the same: the words, or a few beyond.
BEYOND = 8
# The beginning and the end of a text: no text that is stored contains them.
START, END = "\x02", "\x03"
# The keys of an anchor, as `unique_by` has them.
BEFORE, ALONE, AFTER, BOTH = "bwac"


class Found(StrEnum):
    FOUND = "found"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    DETACHED = "detached"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words, the letters around them, and which of these were unique at first."""

    quote: str
    before: str = ""
    after: str = ""
    unique_by: str = ""

    @property
    def words(self) -> str:
        return squeezed(self.quote)

    @property
    def lead(self) -> str:
        """Return what stands in front: fewer letters reach back to the beginning."""
        return self.before if len(self.before) == CONTEXT else START + self.before

    @property
    def tail(self) -> str:
        return self.after if len(self.after) == CONTEXT else self.after + END

    def patterns(self) -> Iterator[tuple[str, str, int]]:
        """Yield each key by its name, with the offset of the words in it."""
        more = max(0, BEYOND - len(self.words))
        yield BEFORE, self.lead + self.words + self.tail[:more], len(self.lead)
        yield ALONE, self.words, 0
        near = (
            self.lead[len(self.lead) - more :] if len(self.lead) > more else self.lead
        )
        yield AFTER, near + self.words + self.tail, len(near)
        # In a text that has grown at an end, whose mark is elsewhere now.
        yield BOTH, self.before + self.words + self.after, len(self.before)


@dataclass(frozen=True, slots=True)
class Spot:
    """`at` is the number of letters in front of the words, without spaces."""

    found: Found
    at: int | None = None


def squeezed(text: str) -> str:
    """Return the text without spaces and line breaks."""
    return "".join(text.split())


def anchored(text: str, quote: str, before: str = "", after: str = "") -> Anchor | None:
    """Return an anchor at the only place of these words in a text, None without one.

    `before` and `after` are what the user's page shows around them; it may reach
    further than the text.
    """
    letters, words = squeezed(text), squeezed(quote)
    if not words:
        return None
    before, after = squeezed(before), squeezed(after)
    places = [
        at
        for at in occurrences(letters, words)
        if ends_alike(letters[:at], before)
        and ends_alike(letters[at + len(words) :][::-1], after[::-1])
    ]
    if len(places) != 1:
        return None
    at, end = places[0], places[0] + len(words)
    anchor = Anchor(
        " ".join(quote.split()),
        letters[max(0, at - CONTEXT) : at],
        letters[end : end + CONTEXT],
    )
    if len(occurrences(whole(letters), around(anchor))) != 1:
        return None
    unique = [
        name
        for name, key, _offset in anchor.patterns()
        if len(occurrences(whole(letters), key)) == 1
    ]
    return Anchor(anchor.quote, anchor.before, anchor.after, "".join(unique))


def locate(anchor: Anchor, text: str) -> Spot:
    """Return where the words are now.

    They are found if they and their surroundings are in one place. They have moved if
    enough of that, which was unique at first, is in one other place.
    """
    letters = whole(squeezed(text))
    exact = occurrences(letters, around(anchor))
    if len(exact) == 1:
        # The mark of the beginning takes one place, and the lead stands in front.
        return Spot(Found.FOUND, exact[0] + len(anchor.lead) - 1)
    if exact:
        return Spot(Found.AMBIGUOUS)
    places = {
        at + offset - 1
        for name, key, offset in anchor.patterns()
        if name in anchor.unique_by and is_enough(key)
        for at in occurrences(letters, key)
    }
    if len(places) == 1:
        return Spot(Found.MOVED, places.pop())
    return Spot(Found.AMBIGUOUS if places else Found.DETACHED)


def whole(letters: str) -> str:
    return START + letters + END


def around(anchor: Anchor) -> str:
    return anchor.lead + anchor.words + anchor.tail


def is_enough(key: str) -> bool:
    """Return whether a key is so long that nobody writes it anew by chance."""
    return len(key.strip(START + END)) >= CONTEXT


def ends_alike(one: str, other: str) -> bool:
    """Return whether both end with the same letters, as far as both go."""
    most = min(len(one), len(other), CONTEXT)
    return not most or one[-most:] == other[-most:]


def occurrences(letters: str, key: str) -> list[int]:
    """Return where the key begins, in overlapping places too."""
    found, at = [], letters.find(key)
    while at >= 0:
        found.append(at)
        at = letters.find(key, at + 1)
    return found
