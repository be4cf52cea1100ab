"""Remove words from the vocabulary that no version has any more.

Nobody finds anything by them. Words erased by law leave it this way.
"""

from itertools import batched

from django.db import connection, transaction

from articles.domain.search.language.forms import FORM, FRONT, HEAD
from articles.domain.search.language.lemmas import meaning
from articles.domain.search.language.vocabulary import TABLE, Kind, ask, run
from articles.foundation.sql import Statement, compose

NAMED = {"table": TABLE, **{kind.name.lower(): kind.value for kind in Kind}}
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
            compose(
                "DELETE FROM {table} WHERE kind IN ({written}, {part}) "
                "AND NOT EXISTS ({occurs})",
                occurs=Statement(occurs),
                **NAMED,
            )
        )
        meant = is_found("token", "", HEAD, FRONT)
        run(
            compose(
                "DELETE FROM {table} WHERE kind IN ({lemma}, {inflected}) "
                "AND token IN (SELECT token FROM (SELECT DISTINCT token FROM {table} "
                "WHERE kind = {lemma}) AS lemmas WHERE NOT EXISTS ({meant}))",
                meant=Statement(meant),
                **NAMED,
            )
        )
        if connection.vendor == "postgresql":
            run("SET LOCAL enable_seqscan = on")


def forget_former(*, rows: int = ROWS) -> int:
    """Remove entries that other rules made for words still there; return how many.

    Each row has the spelling of the word it was made of.
    """
    former = []
    for language, form, token, shown, kind in ask(
        compose(
            "SELECT DISTINCT language, form, token, shown, kind FROM {table} "
            "WHERE kind IN ({written}, {part}) ORDER BY shown",
            **NAMED,
        ),
        (),
    ):
        entries = meaning(shown, language).entries
        if not any((form, token, kind) == (e.form, e.token, e.kind) for e in entries):
            former.append((language, form, token, shown, kind))
    for some in batched(former, rows):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(
                compose(
                    "DELETE FROM {table} WHERE language = %s AND form = %s "
                    "AND token = %s AND shown = %s AND kind = %s",
                    **NAMED,
                ),
                some,
            )
    return len(former)


def is_found(column: str, *marks: str) -> str:
    """Return SQL: has a version the column's token with one of the marks?"""
    quote, either = QUOTE[connection.vendor], EITHER[connection.vendor]
    parts = (f"'{quote}{mark}' || {column} || '{quote}'" for mark in marks)
    asked = f" || '{either}' || ".join(parts)
    return IS_FOUND[connection.vendor].format(asked)
