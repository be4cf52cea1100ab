"""Read a document's line of deadlines: `Frist: Vollantrag: 15.3.2027 17:00 Brüssel; …`.

Each has its moment behind the last colon that isn't a clock's, and before it what it is
the deadline of.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.utils.translation import gettext as _, override

from articles.editing.deadlines import UnreadError, read_moment
from articles.foundation.languages import SOURCE, offered
from articles.foundation.text import clean_line, fold
from articles.models import Deadline
from articles.transfer.importing.document.decoding import Line
from articles.transfer.importing.document.error import DocumentError

DEADLINES = "deadlines"
# A colon with a blank behind it: 17:00 has none.
NAMED = re.compile(r"(?P<name>.+?):\s+(?P<moment>.+)")


def read_deadlines(
    line: Line, *, about: str, today: date
) -> tuple[dict[str, Any], ...]:
    """Return a row for each part of the line; DocumentError for one that isn't clear.

    The keys of the rows follow from `about`: read again, the document has the same.
    """
    rows = []
    for number, part in enumerate(filter(None, map(clean_line, line.text.split(";")))):
        found = NAMED.fullmatch(part)
        name, moment = (found["name"], found["moment"]) if found else ("", part)
        try:
            closes = read_moment(moment, zone=settings.TIME_ZONE, today=today)
        except UnreadError as error:
            remedy = _("Correct the deadline, or leave the line out.")
            raise DocumentError(str(error), remedy, line.number) from error
        stage = stages().get(fold(name))
        rows.append(
            {
                "key": str(uuid5(NAMESPACE_URL, f"{about} {number} {part}")),
                "stage": stage or Deadline.Stage.SUBMISSION.value,
                "named": "" if stage else name,
                "closes": str(closes),
            }
        )
    return tuple(rows)


def stages() -> dict[str, str]:
    """Return the stages by their names, in the languages of the newsroom."""
    return stages_in((*offered(), SOURCE))


@cache
def stages_in(codes: tuple[str, ...]) -> dict[str, str]:
    return dict(names_in(codes))


def names_in(codes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for code in codes:
        with override(code):
            for stage in Deadline.Stage:
                yield fold(str(stage.label)), stage.value
