"""Write docs/workflow.md from the workflow's table."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import override

from articles.workflow import TABLE, Phase, Status, Transition

PATH = Path("docs/workflow.md")
HEAD = """# The workflow

This page is made from the table in `articles/workflow.py` by
`manage.py document_workflow`; change the table, not the page.

```mermaid
stateDiagram-v2
    [*] --> draft
"""
RULES = {
    "preflight": "no preflight errors",
    "others_work": "somebody else's change to look at; records the content's hash",
    "four_eyes": "four eyes",
    "no_working_version": "no other working version",
    "nothing_live": "nothing live; makes a new version",
}
AFTER = {Status.PUBLISHED: "live"}


def cell(text) -> str:
    return str(text).replace("|", "\\|")


def row(transition: Transition) -> str:
    with override("de"):
        german = str(transition.label)
    with override("en"):
        columns = [
            f"`{transition.name}`",
            transition.label,
            german,
            ", ".join(str(p.label) for p in Phase if p in transition.phases),
            transition.to.label,
            transition.right.label,
            transition.note.label,
            "; ".join(RULES[guard] for guard in transition.guards) or "–",
        ]
        return f"| {' | '.join(map(cell, columns))} |"


def render() -> str:
    """Return the whole page."""
    arrows = [
        f"    {phase} --> {AFTER.get(t.to, t.to)}: {t.name}"
        for t in TABLE
        for phase in Phase
        if phase in t.phases
    ]
    arrows.insert(
        next(i for i, a in enumerate(arrows) if a.endswith(": publish")),
        "    in_review --> scheduled: publish at a later moment",
    )
    arrows.append("    scheduled --> live: the clock")
    arrows.append("    live --> expired: the clock")
    names = ("name", "label", "label (German)", "from", "to", "right", "note")
    header = f"| {' | '.join((*names, 'requires'))} |"
    lines = [HEAD + "\n".join(arrows), "```", "", header, "|---" * 8 + "|"]
    lines += [row(transition) for transition in TABLE]
    lines += ["", FOUR_EYES]
    return "\n".join(lines)


FOUR_EYES = """**Four eyes.** For every person who changed a version, somebody else
approved it after that person's last change, or publishes it. `NEWSROOM_FOUR_EYES=0`
lifts it for newsrooms of one person. Whoever has the permission “Can publish without
a second person” may bypass it with a note; the decision is marked.

**Right.** “Change” is a working version's author while it is a draft, and every
editor. “Review” and “publish” are the permissions `review_article` and
`publish_article`, which the groups Editor and Chief editor have.
"""


class Command(BaseCommand):
    help = "Write docs/workflow.md from the workflow's table."

    def handle(self, **options):
        (settings.ROOT / PATH).write_text(render(), encoding="utf-8")
