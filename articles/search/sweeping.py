"""Remove words from the vocabulary that no version has any more.

Nobody finds anything by them. What was erased by law leaves it so.
"""

from django.db import connection, transaction

from articles.search.tokens import FORM, FRONT, HEAD
from articles.search.vocabulary import TABLE, Kind, run

# How each database is asked whether a version has one of these, for a row of the table.
IS_FOUND = {
    "sqlite": "SELECT 1 FROM articles_search WHERE articles_search MATCH {}",
    "postgresql": "SELECT 1 FROM articles_search WHERE words @@ ({})::tsquery",
}
QUOTE, EITHER = (
    {"sqlite": '"', "postgresql": "''"},
    {"sqlite": " OR ", "postgresql": "|"},
)


def sweep() -> None:
    """Keep what a version has as it is written, and lemmas that one has in any form."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            # It would think that most words are found soon, and read all versions.
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


def is_found(column: str, *marks: str) -> str:
    """Return the question whether a version has the column's token with a mark."""
    quote, either = QUOTE[connection.vendor], EITHER[connection.vendor]
    parts = (f"'{quote}{mark}' || {column} || '{quote}'" for mark in marks)
    asked = f" || '{either}' || ".join(parts)
    return IS_FOUND[connection.vendor].format(asked)
