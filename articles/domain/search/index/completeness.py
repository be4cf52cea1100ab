"""Look at the index without reading all of it: is it there, has it the newest?"""

from contextlib import AbstractContextManager, nullcontext

from django.db import DatabaseError, connection, transaction

from articles.domain.search.language import vocabulary
from articles.foundation.faults import is_damage
from articles.foundation.sql import compose, marks
from articles.models import Article

SOME = 100


def glance() -> set[int] | None:
    """Return which of the newest and of the oldest versions it lacks; None if it is
    damaged.

    An index isn't damaged because somebody is writing, or the disk is full: such errors
    are raised again.
    """
    keys = Article.objects.order_by("-pk").values_list("pk", flat=True)
    some = {*keys[:SOME], *keys.reverse()[:SOME]}
    try:
        with unharmed():
            found = vocabulary.ask(
                compose(
                    "SELECT rowid FROM articles_search WHERE rowid IN ({some})",
                    some=marks(len(some)),
                ),
                sorted(some),
            )
            vocabulary.read_one()
    except DatabaseError as error:
        if not is_damage(error):
            raise
        return None
    return some.difference(pk for (pk,) in found)


def unharmed() -> AbstractContextManager:
    """Keep a failure from ending a transaction of PostgreSQL; SQLite would wait to
    write.
    """
    if connection.vendor == "postgresql":
        return transaction.atomic()
    return nullcontext()
