"""Ask all questions, as far as they can be asked, and judge by what was found."""

import logging
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, InterfaceError

from articles.foundation.faults import OF_ONE_PLACE, Fault, fault_of, is_damage
from newsroom.database.faults import in_words, why_not
from newsroom.monitoring.doctor.finding import Finding, Level, error
from newsroom.monitoring.doctor.questions import QUESTIONS, Needs, Question

logger = logging.getLogger(__name__)
# Findings after which there is no more to be had of the database.
FULL = "disk-full"
AWAY, OUTDATED, FAILED = "database-away", "migrations-pending", "question-failed"
DAMAGED, BENT = "database-damaged", "schema-damaged"
HELD_BACK = {AWAY: Needs.DATABASE, BENT: Needs.TABLES, OUTDATED: Needs.TABLES}
# As SQLite says that it can't read which tables there are.
MALFORMED = "malformed database schema"


@dataclass(frozen=True, slots=True)
class Report:
    """The findings, the worst first, and how many questions could not be asked."""

    findings: tuple[Finding, ...]
    asked: int
    left_out: int

    @property
    def worst(self) -> Level | None:
        """Return None if the newsroom is well; a note says nothing against that."""
        worst = self.findings[0].level if self.findings else Level.NOTE
        return None if worst is Level.NOTE else worst

    def as_dict(self) -> dict[str, Any]:
        worst = self.worst
        return {
            "verdict": "well" if worst is None else f"{worst.name.lower()}s",
            "asked": self.asked,
            "left_out": self.left_out,
            "findings": [
                {
                    "code": one.code,
                    "level": one.level.name.lower(),
                    "what": one.what,
                    "why": one.why,
                    "remedy": one.remedy,
                }
                for one in self.findings
            ],
        }


def examine() -> Report:
    """Ask those first that need least: they are answered in any case."""
    found: list[Finding] = []
    asked, limit = 0, Needs.TABLES
    for one in sorted(QUESTIONS, key=lambda one: one.needs):
        if one.needs > limit:
            continue
        asked += 1
        for finding in answer(one):
            if finding.code in HELD_BACK:
                limit = Needs(HELD_BACK[finding.code] - 1)
                if any(other.code == finding.code for other in found):
                    continue
            # Several questions may meet the same damage.
            if finding not in found:
                found.append(finding)
    found.sort(key=lambda finding: -finding.level)  # else as they were asked
    return Report(tuple(found), asked, len(QUESTIONS) - asked)


def answer(one: Question) -> list[Finding]:
    """Return what is found; one that fails is a finding, and the next is asked."""
    try:
        return list(one.ask())
    except Exception as failure:
        if damage := damage_of(failure):
            return [damage]
        if isinstance(failure, (DatabaseError, InterfaceError)) and fault_of(failure):
            return [away(failure)]
        if isinstance(failure, OSError) and fault_of(failure):
            return [hindered(one, failure)]
        logger.exception("A question of the doctor can't be answered.")
        return [failed(one, failure)]


def damage_of(failure: Exception) -> Finding | None:
    """Return the finding for a failure that damage is the cause of; None if not."""
    fault = fault_of(failure)
    if fault is Fault.DAMAGED and MALFORMED not in str(failure):
        return error(
            DAMAGED,
            in_words(failure),
            "The data there can't be read, and everything that needs them fails.",
            "Then run this again.",
        )
    is_bent = isinstance(failure, DatabaseError) and is_damage(failure)
    if fault not in OF_ONE_PLACE or not is_bent:
        return None
    return error(
        BENT,
        f"The database's tables aren't as this version made them: {failure}.",
        "No page can be made of it, and what is in it wasn't looked at.",
        "Keep a copy of the database as it is, and restore a backup (docs/keeping.md, "
        "Damage).",
    )


def away(failure: Exception) -> Finding:
    return error(
        AWAY,
        in_words(failure, why_not()),
        "Nothing can be stored, readers get copies of pages at best, and nothing that "
        "is in the database was looked at.",
        "Then run this again.",
    )


def hindered(one: Question, failure: OSError) -> Finding:
    return error(
        FULL,
        in_words(failure),
        f"So nobody knows about {', '.join(one.codes)}.",
        "Then run this again.",
    )


def failed(one: Question, failure: Exception) -> Finding:
    name = f"{one.ask.__module__}.{getattr(one.ask, '__name__', '')}"
    said = f"{type(failure).__name__}: {failure}".rstrip(". :")
    return error(
        FAILED,
        f"Nobody knows about {', '.join(one.codes)}: {name} failed ({said}).",
        "The fault that it looks for may be there.",
        "The log says where. Report it to who made it.",
    )
