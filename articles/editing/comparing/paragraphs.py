"""Join what two people made of one text, if they changed different paragraphs of it."""

from html.parser import HTMLParser
from itertools import pairwise

from articles.editing.comparing.matching import runs

# Elements without an end.
VOID = {"br", "hr", "img"}
# (the first block, the block behind the last, what stands there now)
Change = tuple[int, int, list[str]]


class Blocks(HTMLParser):
    """Cuts sanitised HTML where an outermost element begins or ends."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=False)
        self.html, self.depth = html, 0
        self.starts = [0]
        for number, sign in enumerate(html, start=1):
            if sign == "\n":
                self.starts.append(number)
        self.cuts: list[int] = []
        self.feed(html)
        self.close()

    @property
    def place(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def handle_starttag(self, tag, attrs):
        if self.depth == 0:
            self.cuts.append(self.place)
        if tag not in VOID:
            self.depth += 1

    def handle_endtag(self, tag):
        self.depth = max(0, self.depth - 1)

    def found(self) -> list[str]:
        places = [0, *self.cuts, len(self.html)]
        blocks = (self.html[start:end].strip() for start, end in pairwise(places))
        return [one for one in blocks if one]


def blocks_of(html: str) -> list[str]:
    """Return the outermost elements, such as paragraphs, lists and tables."""
    return Blocks(html).found()


def joined(base: str, theirs: str, mine: str) -> str | None:
    """Return the text with both people's changes; None if these meet.

    Changes meet if they are to one paragraph, or add something at one place.
    """
    blocks = blocks_of(base)
    changes = [*changes_of(blocks, blocks_of(theirs))]
    for one in changes_of(blocks, blocks_of(mine)):
        if any(meet(one, other) for other in changes):
            return None
        changes.append(one)
    found, last = [], 0
    for start, end, now in sorted(changes, key=lambda change: change[:2]):
        found += [*blocks[last:start], *now]
        last = end
    return "".join([*found, *blocks[last:]])


def changes_of(base: list[str], made: list[str]) -> list[Change]:
    found, place = [], 0
    for same, old, new in runs(base, made):
        if not same:
            found.append((place, place + len(old), new))
        place += len(old)
    return found


def meet(one: Change, other: Change) -> bool:
    first, second = sorted((one, other), key=lambda change: change[:2])
    if first[1] != second[0]:
        return first[1] > second[0]
    # Beside each other: in which order, is known only of paragraphs that were there.
    return first[0] == first[1] or second[0] == second[1]
