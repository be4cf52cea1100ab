"""Remove words from the vocabulary that no version has any more.

Nobody finds anything by them. Words erased by law leave it this way.
"""

from itertools import batched

from django.db import connection, transaction

from articles.domain.search.language.lemmas import meaning
from articles.domain.search.language.tokens import FORM, FRONT, HEAD
from articles.domain.search.language.vocabulary import TABLE, Kind, ask, run

# So many are removed at once.
ROWS = 500
# The query of each database: has a version one of these, for a row of the table?
IS_FOUND = {
    "sqlite": "SELECT 1 FROM articles_search WHERE articles_search MATCH {}",
    "postgresql": "SELECT 1 FROM articles_search WHERE words @@ ({})::tsquery",
}
QUOTE, EITHER = (
    {"sqlite": '"', "postgresql": "''"},
    {"sqlite": " OR ", "postgresql": "|"},
)


def sweep() -> None:
    """Keep words written in some version, and lemmas that occur in any form."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            # PostgreSQL would expect most words to be found soon, and read all
            # versions.
            run("SET LOCAL enable_seqscan = off")
        occurs = is_found("form", "", FORM)
        run(
            f"DELETE FROM {TABLE} WHERE kind IN ({Kind.WRITTEN}, {Kind.PART}) "  # noqa: S608 (ours)
            f"AND NOT EXISTS ({occurs})"
        )
        meant = is_found("token", "", HEAD, FRONT)
        run(
            f"DELETE FROM {TABLE} WHERE kind IN ({Kind.LEMMA}, {Kind.INFLECTED}) "  # noqa: S608 (ours)
            f"AND token IN (SELECT token FROM (SELECT DISTINCT token FROM {TABLE} "
            f"WHERE kind = {Kind.LEMMA}) AS lemmas WHERE NOT EXISTS ({meant}))"
        )
        if connection.vendor == "postgresql":
            run("SET LOCAL enable_seqscan = on")


def forget_former(*, rows: int = ROWS) -> int:
    """Remove entries that other rules made for words still there; return how many.

    Each row has the spelling of the word it was made of.
    """
    former = []
    for language, form, token, shown, kind in ask(
        f"SELECT DISTINCT language, form, token, shown, kind FROM {TABLE} "  # noqa: S608 (ours)
        f"WHERE kind IN ({Kind.WRITTEN}, {Kind.PART}) ORDER BY shown",
        (),
    ):
        entries = meaning(shown, language).entries
        if not any((form, token, kind) == (e.form, e.token, e.kind) for e in entries):
            former.append((language, form, token, shown, kind))
    for some in batched(former, rows):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(
                f"DELETE FROM {TABLE} WHERE language = %s AND form = %s "  # noqa: S608 (ours)
                "AND token = %s AND shown = %s AND kind = %s",
                some,
            )
    return len(former)


def is_found(column: str, *marks: str) -> str:
    """Return SQL: has a version the column's token with one of the marks?"""
    quote, either = QUOTE[connection.vendor], EITHER[connection.vendor]
    parts = (f"'{quote}{mark}' || {column} || '{quote}'" for mark in marks)
    asked = f" || '{either}' || ".join(parts)
    return IS_FOUND[connection.vendor].format(asked)
