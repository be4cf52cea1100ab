"""The results of a search at the desk: few by their keys, many by a query."""

from django.db.models import F, QuerySet

from articles.admin.parts.lists.bounded import AHEAD
from articles.domain import search
from articles.models import Article

# Rows, and which field of them has the key.
type Asked = tuple[QuerySet, str]


def keys_found(
    query: search.Query, *others: Asked, column: str = "words"
) -> set[int] | QuerySet | None:
    """Return the keys of the articles that a query finds, or one of the others.

    A few are returned as a set, so that the database knows how few they are. None if
    words alone find more than anybody pages through: then only words are searched for.
    """
    named = [rows.order_by().values(rowid=F(key)) for rows, key in others]
    words, *more = search.first_found(query, *named, most=AHEAD, column=column)
    if len(words) > AHEAD:
        return None
    keys = set(words).union(*more)
    if len(keys) <= AHEAD:
        return keys
    found = search.matching(Article.objects.order_by(), query, column=column)
    return found.values("pk").union(
        *(rows.order_by().values(key) for rows, key in others)
    )


def few_of(rows: QuerySet) -> set[int] | None:
    """Return the keys of rows; None if there are more than anybody pages through."""
    keys = list(rows.order_by().values_list("pk", flat=True)[: AHEAD + 1])
    return set(keys) if len(keys) <= AHEAD else None
