"""The state of a row in its system. Only rows that all could read are published."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from articles.models import CameAs
from articles.transfer.importing.table.columns import LEAVE_OUT, PRIVATE
from articles.transfer.importing.table.mapping import TableMapping
from articles.transfer.importing.table.moments import UnreadableMoment, moment_in
from articles.transfer.importing.table.reading import Row
from articles.transfer.importing.wordpress.export.remarks import shortened
from articles.transfer.importing.wordpress.export.withheld import withheld_by

# Originals of originals, after which it is a circle.
DEEPEST = 5


@dataclass(slots=True)
class Standing:
    """The judgement on a row, by its columns and its text.

    `out` says why a row is left out, `told` why it isn't public. `withheld` may have
    kept it from some readers, `in_text` parts of it. `by_columns` is the state without
    regard to its text and its original.
    """

    key: str
    language: str
    original: str = ""
    state: CameAs = CameAs.PUBLIC
    by_columns: CameAs = CameAs.PUBLIC
    out: str = ""
    told: list[str] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)
    in_text: list[str] = field(default_factory=list)
    moment: datetime | None = None
    until: datetime | None = None

    def lower(self, state: CameAs, why: str = "") -> None:
        """Take it for less public; the first reason counts."""
        if self.state is CameAs.PUBLIC:
            self.state = state
        if why:
            self.told.append(why)


def standing_of(row: Row, mapping: TableMapping) -> Standing:
    """Return how a row stands by itself."""
    key = row.said(mapping.column("id"))
    said = row.said(mapping.column("language"))
    found = Standing(key, mapping.language_of(said))
    original = row.said(mapping.column("original"))
    found.original = "" if original in {"", "0", key} else original
    if found.language == LEAVE_OUT:
        found.out = f"{mapping.column('language')} {shortened(said)}"
    judge_columns(row, mapping, found)
    judge_times(row, mapping, found)
    found.by_columns = found.state
    if not (row.said(mapping.column("headline")) or row.said(mapping.column("body"))):
        found.out = found.out or "empty"
    texts = (row.said(mapping.column(one)) for one in ("body", "teaser", "headline"))
    found.in_text = [
        one for text in texts for one in withheld_by(text, mapping.said.shown)
    ]
    return found


def judge_columns(row: Row, mapping: TableMapping, found: Standing) -> None:
    for one in mapping.conditions:
        value = row.said(one.column)
        if value in one.public:
            continue
        why = f"{one.column} is “{shortened(value)}”"
        if one.otherwise == LEAVE_OUT:
            found.out = found.out or f"{one.column} {shortened(value)}"
        elif one.otherwise == PRIVATE:
            found.lower(CameAs.PRIVATE, why)
        else:
            found.lower(CameAs.DRAFT, why)
    found.withheld = [
        f"column {name}"
        for name in mapping.undecided
        if row.said(name) not in {"", "0"}
    ]
    if found.withheld:
        found.lower(CameAs.WITHHELD)


def judge_times(row: Row, mapping: TableMapping, found: Standing) -> None:
    now, started = timezone.now(), None
    for role in ("from", "until", "date"):
        column = mapping.column(role)
        try:
            moment = moment_in(row.said(column))
        except UnreadableMoment:
            why = f"{column} “{shortened(row.said(column))}” is no date"
            found.lower(CameAs.UNDATED if role == "date" else CameAs.WITHHELD, why)
            continue
        if role == "until":
            found.until = moment
            if moment and moment <= now:
                found.lower(CameAs.DRAFT, f"it ended on {day(moment)}")
        elif moment and moment > now:
            found.moment = max(moment, found.moment or moment)
            found.lower(CameAs.PLANNED)
        elif role == "date":
            found.moment = found.moment or moment
        else:
            started = moment
    found.moment = found.moment or started
    if found.moment is None:
        found.lower(CameAs.UNDATED)


def day(moment: datetime) -> str:
    return f"{timezone.localdate(moment)}"


def settle(found: Standing, originals: dict[str, Standing]) -> None:
    """Let a translation be no more public than its original, without which systems
    show none; and take what its text withholds into account.
    """
    original, steps = found.original, 0
    while original and steps < DEEPEST:
        steps += 1
        other = originals.get(original)
        name = shortened(original)
        if other is None:
            found.lower(CameAs.DRAFT, f"its original {name} isn't in the table")
            break
        if other.out:
            found.lower(CameAs.DRAFT, f"its original {name} is left out")
        elif other.by_columns not in {CameAs.PUBLIC, CameAs.UNDATED}:
            found.lower(other.by_columns, f"its original {name} wasn't public")
        ends = [one for one in (found.until, other.until) if one]
        found.until = min(ends, default=None)
        original = other.original
    found.withheld += dict.fromkeys(found.in_text)
    if found.in_text:
        found.lower(CameAs.WITHHELD)
