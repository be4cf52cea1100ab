"""Ask all questions, as far as they can be asked, and judge by what was found."""

import logging
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, InterfaceError

from articles.foundation.faults import OF_ONE_PLACE, Fault, fault_of, is_damage
from newsroom.database.faults import in_words, why_not
from newsroom.monitoring.doctor.finding import Finding, Level, error, said as _
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
    """The findings, the worst first, and how many questions could not be asked.

    `answered` are the codes of questions that were, so whether they stand is known.
    """

    findings: tuple[Finding, ...]
    asked: int
    left_out: int
    answered: frozenset[str] = frozenset()

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
                    "what": str(one.what),
                    "why": str(one.why),
                    "remedy": str(one.remedy),
                }
                for one in self.findings
            ],
        }


def examine(*, only_urgent: bool = False) -> Report:
    """Ask those first that need least: they are answered in any case."""
    questions = [one for one in QUESTIONS if one.is_urgent or not only_urgent]
    found: list[Finding] = []
    answered: set[str] = set()
    asked, limit = 0, Needs.TABLES
    for one in sorted(questions, key=lambda one: one.needs):
        if one.needs > limit:
            continue
        asked += 1
        findings = answer(one)
        if {finding.code for finding in findings} <= {*one.codes}:
            answered.update(one.codes)
        for finding in findings:
            if finding.code in HELD_BACK:
                limit = Needs(HELD_BACK[finding.code] - 1)
                if any(other.code == finding.code for other in found):
                    continue
            # Several questions may meet the same damage.
            if finding not in found:
                found.append(finding)
    found.sort(key=lambda finding: -finding.level)  # else as they were asked
    left_out = len(questions) - asked
    return Report(tuple(found), asked, left_out, frozenset(answered))


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
            _("The data there can't be read, and everything that needs them fails."),
            _("Then run this again."),
        )
    is_bent = isinstance(failure, DatabaseError) and is_damage(failure)
    if fault not in OF_ONE_PLACE or not is_bent:
        return None
    return error(
        BENT,
        _(
            "The database's tables aren't as this version made them: %(failure)s.",
            failure=failure,
        ),
        _("No page can be made of it, and what is in it wasn't looked at."),
        _(
            "Keep a copy of the database as it is, and restore a backup "
            "(docs/keeping.md, Damage)."
        ),
    )


def away(failure: Exception) -> Finding:
    return error(
        AWAY,
        in_words(failure, why_not()),
        _(
            "Nothing can be stored, readers get copies of pages at best, and nothing "
            "that is in the database was looked at."
        ),
        _("Then run this again."),
    )


def hindered(one: Question, failure: OSError) -> Finding:
    return error(
        FULL,
        in_words(failure),
        _("So nobody knows about %(codes)s.", codes=", ".join(one.codes)),
        _("Then run this again."),
    )


def failed(one: Question, failure: Exception) -> Finding:
    name = f"{one.ask.__module__}.{getattr(one.ask, '__name__', '')}"
    fault = f"{type(failure).__name__}: {failure}".rstrip(". :")
    codes = ", ".join(one.codes)
    return error(
        FAILED,
        _(
            "Nobody knows about %(codes)s: %(name)s failed (%(fault)s).",
            codes=codes,
            name=name,
            fault=fault,
        ),
        _("The fault that it looks for may be there."),
        _("The log says where. Report it to who made it."),
        codes,
    )
