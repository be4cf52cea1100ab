"""The tables of words in common use for others: adjectives of places, names of peoples,
short forms. A language has a folder of them, read when it is first searched.

A row has what texts say, a tab, and what is typed for it; a bar parts alternatives. In
“same.tsv” each of a row leads to all others. Signs around what is typed:

- `^Polish` counts only with its capitals; polish is another word;
- `Hamburger+` counts only before another word: “Hamburger Hafen”;
- `Engländer@`: another sign stands for endings, which a row `%@` lists, a dash for
  none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from articles.domain.search.language.forms import form
from articles.domain.search.language.stop_words import stop_words
from articles.domain.search.language.words import words_of
from articles.foundation.languages import row_of

FOLDER = Path(__file__).parent / "tables"
SAME = "same.tsv"
BAR, CAPITALS, BEFORE, ENDINGS, NONE, REMARK = " | ", "^", "+", "%", "-", "#"

# The words of a table: thousands are read at once, so in a simpler way than texts.
PLAIN = re.compile(r"[^\W_]+")

# The forms of words that follow each other, without stop words.
type Key = tuple[str, ...]
type Table = dict[Key, tuple["Row", ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """The meanings of a typed text; `written` if its capitals count."""

    means: tuple[str, ...]
    written: str = ""
    is_before_another: bool = False

    def is_typed(self, typed: str, *, is_last: bool) -> bool:
        if self.is_before_another and is_last:
            return False
        pairs = zip(self.written, typed, strict=False)
        return all(there.isupper() for one, there in pairs if one.isupper())


def key_of(words: Iterable[str], language: str) -> Key:
    """Return the key of words as they are written."""
    forms = tuple(map(form, words))
    stops = stop_words(language)
    return tuple(one for one in forms if one not in stops) or forms


def key_in(text: str, language: str) -> Key:
    return key_of((word.written for word in words_of(text, language)), language)


@cache
def table_of(language: str) -> Table:
    """Return the table of a language; its regions have the same."""
    found: dict[Key, list[Row]] = defaultdict(list)
    # A language without a dictionary may have a folder all the same.
    folder = FOLDER / (row_of(language).dictionary or language)
    for path in sorted(folder.glob("*.tsv")):
        for typed, endings, row in rows_in(path):
            *before, last = key_of(PLAIN.findall(typed), language)
            for ending in endings:
                key = (*before, last + ending)
                if row not in found[key]:
                    found[key].append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def rows_in(path: Path) -> Iterator[tuple[str, list[str], Row]]:
    """Yield what is typed, without signs, with its endings and its row."""
    endings: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith(REMARK):
            continue
        if line.startswith(ENDINGS):
            endings[line[1]] = [one.strip(NONE) for one in line[2:].split()]
            continue
        for means, typed in sides(line, is_same=path.name == SAME):
            yield read(typed, means, endings)


def sides(line: str, *, is_same: bool) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what is meant with what is typed for it."""
    if is_same:
        every = line.split(BAR)
        for one in every:
            others = (other.lstrip(CAPITALS) for other in every if other != one)
            yield tuple(others), one
        return
    means, typed = line.split("\t")
    for one in typed.split(BAR):
        yield tuple(means.split(BAR)), one


def read(
    typed: str, means: tuple[str, ...], endings: dict[str, list[str]]
) -> tuple[str, list[str], Row]:
    is_before = typed.endswith(BEFORE)
    word = typed.rstrip(BEFORE)
    ended = endings.get(word[-1], [""])
    base = word[:-1] if word[-1] in endings else word
    written = base.removeprefix(CAPITALS)
    row = Row(means, written if base != written else "", is_before)
    return written, ended, row
