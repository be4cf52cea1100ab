"""Write docs/workflow.md from the workflow's table, and from what stands beside it."""

import inspect
from dataclasses import fields
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils.functional import Promise
from django.utils.translation import override

from articles.editing.publishing import GUARDS, VERBS
from articles.foundation.languages import SOURCE, desk_languages
from articles.workflow import TABLE, Phase, Status, Transition

PATH = Path("docs/workflow.md")
HEAD = """# The workflow

This page is made by `manage.py document_workflow` from the table in
`articles/workflow.py`, the guards in `articles/editing/publishing/guards/guards.py` and
the verbs in `articles/editing/publishing/effects/verbs.py`; change those, not the page.

```mermaid
stateDiagram-v2
    [*] --> draft
"""
# Results of an approval that a plan waits for.
ONCE_PLANNED = [
    "    in_review --> scheduled: approve, as planned for a later moment",
    "    in_review --> live: approve, as planned",
]
AFTER = {Status.PUBLISHED: "live"}


def cell(text) -> str:
    return str(text).replace("|", "\\|")


def row(transition: Transition) -> str:
    [other] = (code for code in desk_languages() if code != SOURCE)
    with override(other):
        german = str(transition.label)
    with override(SOURCE):
        columns = [
            f"`{transition.name}`",
            transition.label,
            german,
            ", ".join(str(p.label) for p in Phase if p in transition.phases),
            transition.to.label,
            transition.right.label,
            transition.note.label,
            "; ".join(GUARDS[guard].demands for guard in transition.guards) or "–",
        ]
        return line(columns)


def act(transition: Transition) -> str:
    """Return the options of a move, and the desk's text about its consequence."""
    verb = VERBS[transition.name]
    options = [f"`{name}`" for name in options_of(transition)]
    told = f"{', '.join(options)}: {words(verb.options)}" if options else "–"
    with override(SOURCE):
        return line([f"`{transition.name}`", told, words(verb.consequence)])


def words(thing) -> str:
    """Return a sentence as it is, and the docstring of code."""
    if isinstance(thing, Promise):
        return str(thing)
    return " ".join((inspect.getdoc(thing) or "").split())


def line(columns) -> str:
    return f"| {' | '.join(map(cell, columns))} |"


def table(*names: str) -> list[str]:
    return [line(names), "|---" * len(names) + "|"]


def arrows_of(transition: Transition) -> list[str]:
    """Return its arrows, one more to what waits for the clock if it can be planned."""
    goals = {AFTER.get(transition.to, transition.to): transition.name}
    if transition.to == Status.PUBLISHED and "at" in options_of(transition):
        goals = {"scheduled": f"{transition.name} at a later moment"} | goals
    phases = [phase for phase in Phase if phase in transition.phases]
    return [
        f"    {phase} --> {goal}: {name}"
        for phase in phases
        for goal, name in goals.items()
    ]


def options_of(transition: Transition) -> list[str]:
    return [field.name for field in fields(VERBS[transition.name].options)]


def render() -> str:
    """Return the whole page."""
    arrows = [arrow for transition in TABLE for arrow in arrows_of(transition)]
    arrows += ONCE_PLANNED
    arrows.append("    scheduled --> live: the clock")
    arrows.append("    live --> expired: the clock")
    names = ("name", "label", "label (German)", "from", "to", "right", "note")
    lines = [HEAD + "\n".join(arrows), "```", "", *table(*names, "requires")]
    lines += [row(transition) for transition in TABLE]
    lines += ["", TOLD, *table("name", "may be told", "what it brings about")]
    lines += [act(transition) for transition in TABLE]
    lines += ["", FOUR_EYES]
    return "\n".join(lines)


TOLD = """A move is told who makes it and why; some may be told more. What it brings
about is said on the desk beforehand: the sentence stands here, or, where it depends on
the article, what it says.
"""
FOUR_EYES = """**Four eyes.** For every person who changed a version, somebody else
approved it after that person's last change, or publishes it. `NEWSROOM_FOUR_EYES=0`
lifts it for newsrooms of one person. Whoever has the permission “Can publish without
a second person” may bypass it with a note; the decision is marked.

**Nobody.** An approval without an account counts for nothing: one stored by an import
or a command, for example. Once the person of an account is erased, or the account was
closed for long, their approvals go on counting: the account keeps its key, so it isn't
anybody else's. It reviews no language any more. So where only those count who review
the language, somebody else has to approve, unless the account is the version's author.

**Languages.** With `NEWSROOM_REVIEW_LANGUAGES=1` only those count as somebody else who
review the version's language by their profile, and its author. Others can't approve it.
They may publish it once somebody else who counts has approved each person's changes.

**Once approved.** `publish_on_approval` is in force as long as it is the last thing
that happened to the version: a change ends it, even one that is changed back, and so
does any other move. The approval that it waits for publishes, in the same transaction
and by who planned it, if all that `publish` requires of her holds then; two decisions
are recorded. If it doesn't, the approval stands, and `call_off` is recorded with the
reason.

**Right.** “Change” is a working version's author while it is a draft, and every
editor. “Review” and “publish” are the permissions `review_article` and
`publish_article`, which the groups Editor and Chief editor have.
"""


class Command(BaseCommand):
    help = "Write docs/workflow.md from the workflow's table."

    @no_translations  # its words are chosen row by row
    def handle(self, **options):
        page = settings.ROOT / PATH
        if not page.exists():
            raise CommandError(
                f"{PATH} can't be written: an installed newsroom has no such page. "
                "Run this in a checkout."
            )
        page.write_text(render(), encoding="utf-8")
