"""Damage to the database's structure, to rows, contents and pictures."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from articles.transfer.backup import Stock
from newsroom.database.damage import findings, rows, structure
from newsroom.monitoring.doctor.examining import BENT, DAMAGED
from newsroom.monitoring.doctor.finding import Finding, error, note, said as _
from newsroom.monitoring.doctor.questions import Needs, question

# Bytes of a database that is read as a whole each time; a larger one is each night.
SMALL = 200_000_000
HOURS = 24
NAMED = 3
REMEDY = _(
    "Keep a copy of what is there, and restore a backup: docs/keeping.md, Damage."
)
WORDS = {
    findings.STRUCTURE: _("The database's structure is damaged"),
    findings.ROW: _("Rows hold what can't be read"),
    findings.CONTENT: _("Contents differ from the hash that was stored with them"),
    findings.PICTURE: _("Files of pictures or documents differ from what was stored"),
    findings.MISSING: _("Files of pictures or documents are missing"),
}


# Any other question that meets damage reports it, too.
@question(DAMAGED, BENT, "amcheck-missing", needs=Needs.DATABASE)
def the_structure_is_whole() -> Iterator[Finding]:
    if why := structure.why_not():
        yield note(
            "amcheck-missing",
            _(
                "PostgreSQL can't be asked whether its tables are whole: %(why)s.",
                why=why,
            ),
            _("Damage is found when somebody reads the row."),
            _(
                "Have an administrator run in this database: %(command)s",
                command="CREATE EXTENSION IF NOT EXISTS amcheck; GRANT EXECUTE ON ALL "
                f"FUNCTIONS IN SCHEMA public TO {structure.user()}",
            ),
        )
        return
    if structure.size() <= SMALL:
        found = [" ".join(one).strip() for one in structure.faults()]
        if found:
            yield damage(findings.STRUCTURE, found)


@question("rows-damaged")
def rows_can_be_read() -> Iterator[Finding]:
    """Read another part each hour, so each row once a day."""
    part = timezone.localtime().hour
    found = [
        str(one)
        for model in Stock().models()
        for one in rows.damaged(model, part, HOURS)
    ]
    if found:
        yield damage(findings.ROW, found, "rows-damaged")


@question("damage-found", "damage-unknown", needs=Needs.NOTHING, is_urgent=True)
def the_night_found_nothing() -> Iterator[Finding]:
    try:
        found = findings.read()
    except (ValueError, TypeError, KeyError):
        yield error(
            "damage-unknown",
            _("%(file)s can't be read.", file=findings.place()),
            _("Nobody knows what the night found."),
            _("Remove it; the next night writes it anew."),
        )
        return
    for kind in WORDS:
        told = [named(one) for one in found if one.kind == kind]
        if told:
            yield damage(kind, told, "damage-found")


def named(one: findings.Damage) -> str:
    since = f"since {datetime.fromisoformat(one.since):%Y-%m-%d}"
    key = f", key {one.key}" if one.key else ""
    return f"{one.table}{key} {one.what} ({since})".strip()


def damage(kind: str, found: list[str], code: str = DAMAGED) -> Finding:
    return error(
        code,
        _(
            "%(damage)s: %(places)s.",
            damage=WORDS[kind],
            places=findings.in_short(found, NAMED),
        ),
        _("The content there may be lost, and backups since then lack it as well."),
        REMEDY
        if kind not in {findings.PICTURE, findings.MISSING}
        else _(
            "Put the files back from a backup (docs/keeping.md), into "
            "%(media)s/pictures or %(media)s/documents.",
            media=settings.MEDIA_ROOT,
        ),
        kind,
    )
