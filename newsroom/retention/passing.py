"""Data kept for minutes or hours alone, in the cache that all processes share.

Attempts to log in, whose page is open, the address at which a user is known. It isn't
returned any more once it has expired, but its rows stay until somebody needs the room.
"""

from datetime import datetime

from django.db import connection, transaction

from articles.foundation.sql import compose
from newsroom.conf.cache import TABLE
from newsroom.retention.purges import MOST, Called

OVER = compose("FROM {table} WHERE expires < %s", table=TABLE)
SOME = compose(
    "DELETE FROM {table} WHERE cache_key IN (SELECT cache_key {over} LIMIT {most})",
    table=TABLE,
    over=OVER,
    most=MOST,
)


def count_passed(before: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) {OVER}", [moment(before)])
        return cursor.fetchone()[0]


def remove_passed(before: datetime) -> int:
    number, removed = 0, MOST
    while removed == MOST:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(SOME, [moment(before)])
            removed = cursor.rowcount
        number += removed
    return number


def moment(before: datetime) -> str | None:
    # As Django's cache writes it down.
    return connection.ops.adapt_datetimefield_value(before.replace(microsecond=0))


PASSING = Called(count_passed, remove_passed)
