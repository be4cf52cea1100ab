"""Read and write stored parts with plain SQL, because each page does it."""

import logging
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from django.db import DatabaseError, connection, transaction

from articles.domain.fragments import cache_report
from articles.domain.fragments.fingerprint import fingerprint
from articles.domain.fragments.freshness import Typeset
from articles.domain.fragments.named import Named
from articles.domain.site_version import (
    VERSION_ENDS,
    Revision,
    ask,
    impatient,
    is_busy,
)
from articles.foundation.sql import compose

logger = logging.getLogger(__name__)

# Bytes up to which a text is stored as it is, after a sign that begins no packed one.
SHORT, PLAIN = 2000, b"\0"
# The columns for `row_from`: from the article `a`, its edition `e`, and its part `p`.
COLUMNS = compose(
    """
a.id, a.headline, a.slug, a.printed_on, e.id, {ends}, e.changed,
p.content, p.keys, p.variant, p.fingerprint, p.made_at
""",
    ends=VERSION_ENDS.columns("a"),
)
READ = compose(
    """
SELECT {columns}
FROM articles_article a
JOIN articles_edition e ON e.id = a.edition_id
LEFT JOIN articles_printedpart p ON p.article_id = a.id AND p.part = %s
WHERE a.id {{}}
""",
    columns=COLUMNS,
)
NAMES = compose(
    """
SELECT a.id, a.headline, a.slug, a.printed_on, a.edition_id, {ends}
FROM articles_article a WHERE a.id {{}}
""",
    ends=VERSION_ENDS.columns("a"),
)
WRITE = """
INSERT INTO articles_printedpart
       (article_id, part, content, keys, variant, fingerprint, made_at)
VALUES (%s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (article_id, part) DO UPDATE
SET content = excluded.content, keys = excluded.keys, variant = excluded.variant,
    fingerprint = excluded.fingerprint, made_at = excluded.made_at
WHERE articles_printedpart.made_at <= excluded.made_at
"""


class Row(NamedTuple):
    """A version as lists name it, and its stored part, if there is one.

    `ends` are the moments at which the version or something in it ends. `moved_at` is
    the place in the site's sequence at which its edition's windows changed.
    """

    pk: int
    headline: str
    slug: str
    printed_on: date
    edition: int
    ends: Sequence[datetime | None]
    moved_at: int
    content: bytes | None
    keys: str | None
    variant: str | None
    fingerprint: str | None
    made_at: int | None

    @property
    def text(self) -> str:
        return text_of(self.content) if self.content else ""

    @property
    def named(self) -> list[str]:
        """The keys of what the part shows."""
        return self.keys.split() if self.keys else []


def content_of(text: str) -> bytes:
    """Return the stored form of a part's text. A short one is stored as it is: a
    calendar is made from thousands, and to unpack one takes longer than to read it.
    """
    plain = text.encode()
    return zlib.compress(plain) if len(plain) > SHORT else PLAIN + plain


def text_of(content: bytes) -> str:
    return content[1:].decode() if content.startswith(PLAIN) else unpacked(content)


@lru_cache(maxsize=256)
def unpacked(content: bytes) -> str:
    """Return the text of a stored part; the newest are on many pages."""
    return zlib.decompress(content).decode()


def rows_of(part: str, pks: Sequence[int]) -> dict[int, Row]:
    """Return a row for each of these versions by its key, in one query."""
    return {values[0]: row_from(values) for values in ask_of(READ, pks, part)}


def row_from(values: Sequence) -> Row:
    pk, headline, slug, printed_on, edition, *rest = values
    ends, stored = VERSION_ENDS.split(rest)
    return Row(pk, headline, slug, day_of(printed_on), edition, ends, *stored)


def named(pks: Sequence[int]) -> list[Named]:
    """Return the names of these versions in lists, in this order, in one query."""
    return named_in(ask_of(NAMES, pks), pks)


def named_in(rows: Iterable[Sequence], pks: Sequence[int]) -> list[Named]:
    """Return the names of these versions in lists, from rows that begin as `NAMES`."""
    found = {}
    for pk, headline, slug, printed_on, edition, *rest in rows:
        found[pk] = Named(pk, headline, slug, day_of(printed_on))
        cache_report.shown_editions([edition])
        ends, _more = VERSION_ENDS.split(rest)
        cache_report.ends(*ends)
    return [found[pk] for pk in pks if pk in found]


def ask_of(question: str, pks: Sequence[int], *before: str) -> list[tuple]:
    """Run plain SQL for versions, whose keys replace the `{}` of the query."""
    if not pks:
        return []
    if connection.vendor == "postgresql":
        # One text for any number of keys.
        return ask(question.format("= ANY(%s::bigint[])"), [*before, list(pks)])
    places = ", ".join(["%s"] * len(pks))
    return ask(question.format(f"IN ({places})"), [*before, *pks])


def day_of(value: date | str) -> date:
    """Return a day read by plain SQL; SQLite may return a text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def store(
    made: Mapping[str, Mapping[int, Typeset]], *, at: Revision, is_patient: bool = False
) -> bool:
    """Store new parts of versions, by part; return whether it worked.

    They were made of data read after `at`. A part made of newer data stays. A reader
    never waits for this, and never gets an error from it. The process that renders
    ahead of readers is patient: it waits, and gets the error.
    """
    by = fingerprint()
    rows = [
        (
            pk,
            part,
            content_of(one.text),
            " ".join(sorted(one.keys)),
            one.variant,
            by,
            at.sequence,
        )
        for part, parts in sorted(made.items())
        for pk, one in sorted(parts.items())
    ]
    try:
        begun = transaction.atomic() if is_patient else impatient()
        with begun, connection.cursor() as cursor:
            cursor.executemany(WRITE, rows)
    except DatabaseError as error:
        if is_patient:
            raise
        if not is_busy(error):
            log_once(type(error).__name__, str(error))
        return False
    return True


@lru_cache(maxsize=100)
def log_once(kind: str, message: str) -> None:
    logger.warning("What was printed can't be kept (%s): %s", kind, message)
