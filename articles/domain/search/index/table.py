"""The table of the index, one row for each version: created, written and queried here.

FTS5 on SQLite, tsvector on PostgreSQL. Neither splits or stems anything: both get the
tokens as they are to be found. No model and no foreign key: FTS5 has none, and the
table can be thrown away and made again.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import NotSupportedError, connection

from articles.domain.search.index.document import Column, Document
from articles.domain.search.language import vocabulary
from articles.domain.search.language.forms import FTS5_GAP, GAP
from articles.domain.search.query.terms import WORDS
from articles.foundation.sql import compose, marks

MIN_SQLITE = (3, 43)
# Each save enters its own words, in 4 ms. Else they would wait, each search would read
# all that wait, and one save in two hundred would enter them.
INDEX = (
    "CREATE INDEX articles_search_words ON articles_search "
    "USING gin (headline, top, words) WITH (fastupdate = off)"
)
CREATE = {
    # The tokens alone, not the text; "ascii" lets every other character be a letter.
    "sqlite": [
        "CREATE VIRTUAL TABLE articles_search USING fts5"
        "(headline, top, words, content='', contentless_delete=1, tokenize='ascii')"
    ],
    "postgresql": [
        # All that isn't the key lies elsewhere, so that a page of the table tells of a
        # hundred versions which of them are there; words are as they were, unpacked.
        "CREATE TABLE articles_search (rowid bigint PRIMARY KEY, headline tsvector "
        "NOT NULL, top tsvector NOT NULL, words tsvector NOT NULL) "
        "WITH (toast_tuple_target = 128)",
        "ALTER TABLE articles_search ALTER headline SET STORAGE EXTERNAL, "
        "ALTER top SET STORAGE EXTERNAL, ALTER words SET STORAGE EXTERNAL",
        INDEX,
    ],
}
INSERT = (
    "INSERT {} INTO articles_search (rowid, headline, top, words) "
    "VALUES (%s, %s, %s, %s)"
)
WRITE = {
    "sqlite": INSERT.format("OR REPLACE"),
    # The row stays the same one, so a transaction that waits for it finds it.
    "postgresql": INSERT.format("") + " ON CONFLICT (rowid) DO UPDATE SET "
    "headline = EXCLUDED.headline, top = EXCLUDED.top, words = EXCLUDED.words",
}


def create() -> None:
    if connection.vendor == "sqlite" and sqlite3.sqlite_version_info < MIN_SQLITE:
        raise NotSupportedError(
            f"The search can't be set up with SQLite {sqlite3.sqlite_version}: it "
            "needs 3.43 or newer. Use a Python with a newer one, or PostgreSQL."
        )
    run(*CREATE[connection.vendor])
    vocabulary.create()


def drop() -> None:
    run("DROP TABLE IF EXISTS articles_search")
    vocabulary.drop()


def clear() -> None:
    """Forget all articles, and their words."""
    run("DELETE FROM articles_search")
    vocabulary.clear()


@contextmanager
def unindexed() -> Iterator[None]:
    """Have PostgreSQL enter all words at once, after they were written."""
    if connection.vendor == "sqlite":
        yield
        return
    run("DROP INDEX IF EXISTS articles_search_words")
    yield
    run(INDEX)


def merge() -> None:
    """Have SQLite purge words that were replaced or deleted."""
    if connection.vendor == "sqlite":
        run("INSERT INTO articles_search (articles_search) VALUES ('optimize')")


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def lock(article: int) -> None:
    """Keep others from writing the article's row before this transaction ends.

    Read the data to write only after that. Lock several articles in the order of their
    keys, after editions and pictures, before the site's revision: so there is no
    deadlock.
    """
    # On SQLite one transaction writes at a time anyway.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rowid FROM articles_search WHERE rowid = %s FOR UPDATE",
                [article],
            )


def write(article: int, document: Document) -> None:
    """Store the document of the article with this key, and learn its words."""
    render = fts5_text if connection.vendor == "sqlite" else tsvector
    columns = [render(column) for column in document.columns()]
    with connection.cursor() as cursor:
        cursor.execute(WRITE[connection.vendor], [article, *columns])
    vocabulary.enter(document.language, document.entries)


def empty(article: int) -> None:
    """Let nothing find the article until it is written anew."""
    with connection.cursor() as cursor:
        cursor.execute(WRITE[connection.vendor], [article, "", "", ""])


def remove(articles: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM articles_search WHERE rowid = %s", [[pk] for pk in articles]
        )


def stored_articles() -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid FROM articles_search")
        return {pk for (pk,) in cursor.fetchall()}


def stored_among(articles: Sequence[int]) -> set[int]:
    """Return those of some articles that have a row."""
    asked = compose(
        "SELECT rowid FROM articles_search WHERE rowid IN ({some})",
        some=marks(len(articles)),
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [*articles])
        return {pk for (pk,) in cursor.fetchall()}


def with_digests(digests: Mapping[int, str]) -> set[int]:
    """Return the articles whose rows were made of the documents with these digests."""
    if not digests:
        return set()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT rowid FROM articles_search "
                "JOIN unnest(%s::bigint[], %s::text[]) AS made (article, digest) "
                "ON rowid = made.article "
                "WHERE words @@ made.digest::tsquery",
                [list(digests), [f"'{digest}'" for digest in digests.values()]],
            )
            return {pk for (pk,) in cursor.fetchall()}
        row = "SELECT 1 FROM articles_search WHERE"
        asked = f"{row} articles_search MATCH %s AND rowid = %s"
        return {
            pk
            for pk, digest in digests.items()
            if cursor.execute(asked, [f'{WORDS} : "{digest}"', pk]).fetchone()
        }


def has_digest(article: int, digest: str) -> bool:
    """Return whether the article's row was made of this document."""
    return bool(with_digests({article: digest}))


def fts5_text(column: Column) -> str:
    tokens = [token or FTS5_GAP for token in column.sequence]
    for token in column.loose:
        tokens += [FTS5_GAP, token]
    return " ".join(tokens)


def tsvector(column: Column) -> str:
    places: dict[str, list[int]] = {token: [] for token in column.loose}
    for place, token in enumerate(column.sequence, start=1):
        if token != GAP:
            places.setdefault(token, []).append(place)
    return " ".join(
        f"'{token}'" + (":" + ",".join(map(str, found)) if found else "")
        for token, found in places.items()
    )
