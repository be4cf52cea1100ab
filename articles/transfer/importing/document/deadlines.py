"""Read a document's line of deadlines: `Frist: Vollantrag: 15.3.2027 17:00 Brüssel; …`.

Each has its moment behind a colon, and before it what it is the deadline of. A stage
may be “(mandatory)”; a moment may be “at any time”, or have “(formerly 15.1.2027)”.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.utils.translation import gettext as _, override, pgettext_lazy

from articles.editing.deadlines import UnreadError, read_moment
from articles.foundation.languages import SOURCE, offered
from articles.foundation.text import clean_line, fold
from articles.models import Deadline
from articles.transfer.importing.document.decoding import Line
from articles.transfer.importing.document.error import DocumentError

DEADLINES = "deadlines"
# A colon with a blank behind it: 17:00 has none.
NAMED = re.compile(r"(?P<name>.+?):\s+(?P<moment>.+)")
REMARKED = re.compile(r"(?P<name>.*)\((?P<remark>[^()]+)\)")
FORMERLY = re.compile(r"(?P<moment>.+?)\s*\((?P<word>\w+)\s+(?P<was>[^()]+)\)")
# Written in documents.
WORDS = {
    "gate": pgettext_lazy("deadline in a document", "mandatory"),
    "former": pgettext_lazy("deadline in a document", "formerly"),
    "rolling": pgettext_lazy("deadline in a document", "at any time"),
}


def read_deadlines(
    line: Line, *, about: str, today: date
) -> tuple[dict[str, Any], ...]:
    """Return a row for each part of the line; DocumentError for one that isn't clear.

    The keys of the rows follow from `about`: read again, the document has the same.
    """
    rows = []
    for number, part in enumerate(filter(None, map(clean_line, line.text.split(";")))):
        key = uuid5(NAMESPACE_URL, f"{about} {number} {part}")
        rows.append(row_of(part, line, today) | {"key": str(key)})
    return tuple(rows)


def row_of(part: str, line: Line, today: date) -> dict[str, Any]:
    found = NAMED.fullmatch(part)
    name, moment = (found["name"], found["moment"]) if found else ("", part)
    name, is_gate = without_remark(name, "gate")
    former = FORMERLY.fullmatch(moment)
    if former and fold(former["word"]) in words_for("former"):
        moment = former["moment"]
        was = read_one(former["was"], line, today)
    else:
        was = ""
    is_rolling = fold(moment) in words_for("rolling")
    stage = stages().get(fold(name))
    return {
        "stage": stage or Deadline.Stage.SUBMISSION.value,
        "named": "" if stage else name,
        "closes": "" if is_rolling else read_one(moment, line, today),
        "is_rolling": is_rolling,
        "is_gate": is_gate,
        "was": was,
    }


def without_remark(name: str, what: str) -> tuple[str, bool]:
    """Return a name without its remark in brackets, and whether it had that."""
    found = REMARKED.fullmatch(name)
    if found and fold(found["remark"]) in words_for(what):
        return found["name"].strip(), True
    return name, False


def read_one(text: str, line: Line, today: date) -> str:
    try:
        return str(read_moment(text, zone=settings.TIME_ZONE, today=today))
    except UnreadError as error:
        remedy = _("Correct the deadline, or leave the line out.")
        raise DocumentError(str(error), remedy, line.number) from error


def words_for(what: str) -> set[str]:
    """Return what is written for it, in the languages of the newsroom."""
    return words_in(what, (*offered(), SOURCE))


@cache
def words_in(what: str, codes: tuple[str, ...]) -> set[str]:
    found = set()
    for code in codes:
        with override(code):
            found.add(fold(str(WORDS[what])))
    return found


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
