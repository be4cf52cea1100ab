"""The vocabulary: the words there are, their meanings, and the tokens that find them.

Code that writes to the index enters what the dictionaries know. Code that looks up a
word reads this table and has no dictionary. An entry doesn't say which article has the
word: the index decides whether the public may know it. Entering a word twice does no
harm, so no transaction waits for another.
"""

from collections.abc import Collection, Iterable, Iterator
from enum import IntEnum
from itertools import batched
from typing import NamedTuple

from django.db import connection

from articles.domain.search.language.forms import folded, form, stem
from articles.domain.search.language.grammar import grammar_of
from articles.foundation.sql import Statement, compose, marks

TABLE = "articles_vocabulary"
CREATE = [
    # Columns are empty where nothing is looked for by them.
    f"CREATE TABLE {TABLE} (language text NOT NULL, form text NOT NULL, "
    "token text NOT NULL, shown text NOT NULL, stem text NOT NULL, "
    "folded text NOT NULL, kind smallint NOT NULL, is_noun boolean NOT NULL)",
    f"CREATE INDEX {TABLE}_form ON {TABLE} (language, form)",
    f"CREATE INDEX {TABLE}_token ON {TABLE} (language, token)",
    f"CREATE INDEX {TABLE}_stem ON {TABLE} (language, stem) WHERE stem <> ''",
    f"CREATE INDEX {TABLE}_folded ON {TABLE} (language, folded) WHERE folded <> ''",
    # Proposals for a misspelt word come from these.
    f"CREATE INDEX {TABLE}_length ON {TABLE} (language, length(form)) WHERE kind < 2",
]
# So many forms are looked up in one query.
AT_ONCE = 500
COLUMNS = "form, token, shown, kind, is_noun"


class Kind(IntEnum):
    """The origin of a form. A form of the first two kinds occurs as itself."""

    WRITTEN = 0
    LEMMA = 1
    INFLECTED = 2
    # Found by a part of it, and by nothing else in the entry.
    PART = 3


class Entry(NamedTuple):
    """A form, the token by which articles with it are found, and how it is shown."""

    form: str
    token: str
    shown: str
    kind: int
    is_noun: bool = False


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def create() -> None:
    run(*CREATE)


def drop() -> None:
    run(f"DROP TABLE IF EXISTS {TABLE}")


def clear() -> None:
    run(compose("DELETE FROM {table}", table=TABLE))


def is_there() -> bool:
    with connection.cursor() as cursor:
        return TABLE in connection.introspection.table_names(cursor)


def read_one() -> None:
    """Read a row, for the error that a damaged table raises."""
    ask(compose("SELECT 1 FROM {table} LIMIT 1", table=TABLE), ())


def ask(sql: str, parameters: Iterable) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters])
        return cursor.fetchall()


def lacking(language: str, entries: Iterable[Entry]) -> list[Entry]:
    """Return those of the entries that aren't there."""
    wanted = list(dict.fromkeys(entries))
    there: set[tuple[str, str, int]] = set()
    for forms in batched(sorted({one.form for one in wanted}), AT_ONCE):
        there.update(
            ask(
                compose(
                    "SELECT form, token, kind FROM {table} "
                    "WHERE language = %s AND form IN ({forms})",
                    table=TABLE,
                    forms=marks(len(forms)),
                ),
                [language, *forms],
            )
        )
    return [one for one in wanted if (one.form, one.token, one.kind) not in there]


def enter(language: str, entries: Iterable[Entry]) -> None:
    """Enter the missing entries, a new lemma with all its inflections."""
    rows = list(with_inflections(language, lacking(language, entries)))
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(
                compose(
                    "INSERT INTO {table} (language, form, token, shown, stem, folded, "
                    "kind, is_noun) VALUES ({values})",
                    table=TABLE,
                    values=marks(8),
                ),
                rows,
            )


def with_inflections(language: str, entries: Iterable[Entry]) -> Iterator[tuple]:
    inflections = grammar_of(language).inflections
    for one in entries:
        occurs = one.kind <= Kind.LEMMA
        yield (
            language,
            one.form,
            one.token,
            one.shown,
            stem(one.shown, language) if occurs else "",
            folded(one.shown) if occurs else "",
            int(one.kind),
            one.is_noun,
        )
        if one.kind == Kind.LEMMA:
            for word in sorted(inflections(one.shown)):
                row = (form(word), one.token, word, "", "", int(Kind.INFLECTED))
                yield (language, *row, one.is_noun)


def entries_by(
    *wanted: tuple[str, str, Iterable[str]],
) -> Iterator[tuple[str, str, Entry]]:
    """Yield the entries with one of some values in a column (form, stem, folded or
    token) of a language, with language and column. All of that is one query.
    """
    questions, parameters = [], []
    for number, (language, column, values) in enumerate(wanted):
        if some := sorted(set(values)):
            # A partial index is used where its condition is repeated.
            is_partial = column in {"stem", "folded"}
            repeated = f"AND {column} <> ''" if is_partial else ""
            questions.append(
                compose(
                    "SELECT {number}, {columns} FROM {table} WHERE "
                    "language = %s AND {column} IN ({some}) {repeated}",
                    number=number,
                    column=column,
                    columns=COLUMNS,
                    table=TABLE,
                    some=marks(len(some)),
                    repeated=Statement(repeated),
                )
            )
            parameters += [language, *some]
    if questions:
        for number, *values in ask(" UNION ALL ".join(questions), parameters):
            language, column, _values = wanted[number]
            yield language, column, Entry._make(values)


def occurring(language: str, length: int, ask=ask) -> list[str]:
    """Return the forms of a length that occur."""
    rows = ask(
        compose(
            "SELECT DISTINCT form FROM {table} "
            "WHERE language = %s AND kind < 2 AND length(form) = %s",
            table=TABLE,
        ),
        [language, length],
    )
    return [form for (form,) in rows]


def shown(language: str, forms: Collection[str]) -> dict[str, str]:
    """Return the spelling to show for each of some forms that occur."""
    if not forms:
        return {}
    rows = ask(
        compose(
            "SELECT form, shown FROM {table} WHERE language = %s AND kind < 2 "
            "AND form IN ({forms}) ORDER BY form, kind, shown DESC",
            table=TABLE,
            forms=marks(len(forms)),
        ),
        [language, *forms],
    )
    return dict(rows)
