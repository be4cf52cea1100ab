"""Find items by the beginnings of words in title and summary, and by suggested labels.

The database keeps the index of both by itself (migrations 0023 and 0045): a table of
words would have thirty million rows, and whoever stores items would have to fill it.
"""

import json
import re
from dataclasses import dataclass

from django.db import connection

from articles.foundation.sql import Statement, compose

# So many hits are looked through, the last that came first; so many items are found.
LOOKED, MOST = 10_000, 1_000
WORD = re.compile(r"[^\W_]+")
WORDS, LONGEST = 8, 40

HITS = {
    "sqlite": Statement(
        "SELECT rowid AS id FROM articles_search_inbox "
        "WHERE articles_search_inbox MATCH %s ORDER BY rowid DESC LIMIT {looked}"
    ),
    # The name in the comment gives it the time of a search.
    "postgresql": Statement(
        "/* articles_search_inbox */ SELECT id FROM articles_inboxitem "
        "WHERE {conditions} ORDER BY id DESC LIMIT {looked}"
    ),
}
FOUND = (
    "SELECT item.id FROM ({hits}) hit JOIN articles_inboxitem item "
    "ON item.id = hit.id WHERE {which} ORDER BY item.id DESC LIMIT {most}"
)
HAS_WORDS = Statement("words @@ to_tsquery('simple', %s)")
HAS_LABEL = Statement("suggestions @> %s::jsonb")
OPEN, ANY = Statement("item.decided_at IS NULL"), Statement("item.id > 0")


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of the items; `is_cut` if there are more, which came earlier."""

    keys: list[int]
    is_cut: bool


def words_of(text: str) -> list[str]:
    return [word.lower()[:LONGEST] for word in WORD.findall(text)][:WORDS]


def find_items(text: str, label: tuple[str, int] | None, *, is_open: bool) -> Keys:
    """Return the items with words that begin so, for which this label is suggested.

    A text without a word finds nothing.
    """
    words = words_of(text)
    if text and not words:
        return Keys([], is_cut=False)
    asked = in_sqlite if connection.vendor == "sqlite" else in_postgresql
    hits, parameters = asked(words, label)
    which = OPEN if is_open else ANY
    statement = compose(FOUND, hits=hits, which=which, most=MOST + 1)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        keys = [key for (key,) in cursor.fetchall()]
    return Keys(keys[:MOST], is_cut=len(keys) > MOST)


def in_sqlite(words: list[str], label: tuple[str, int] | None):
    parts = []
    if words:
        parts.append(f"words : ({' AND '.join(f'"{one}"*' for one in words)})")
    if label:
        parts.append(f'labels : "{label[0]}{label[1]}"')
    return compose(HITS["sqlite"], looked=LOOKED), [" AND ".join(parts)]


def in_postgresql(words: list[str], label: tuple[str, int] | None):
    found: list[tuple[Statement, str]] = []
    if words:
        found.append((HAS_WORDS, " & ".join(f"{one}:*" for one in words)))
    if label:
        asked = [{"kind": label[0], "key": label[1]}]
        found.append((HAS_LABEL, json.dumps(asked)))
    conditions = Statement(" AND ".join(condition for condition, _value in found))
    hits = compose(HITS["postgresql"], conditions=conditions, looked=LOOKED)
    return hits, [value for _condition, value in found]
