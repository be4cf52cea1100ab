"""Take words out of what pages and mastheads said once.

The desk changes public texts itself, and proposals that are still open.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from articles.editing.proposals import hash_of
from articles.models import Proposal, ProposalAct

INSTEAD = "…"


def forget_proposals(words: Iterable[str], at: datetime) -> int:
    """Take the words out of notes and contents, where they are words of their own."""
    if not words:
        return 0
    one_of = "|".join(map(re.escape, words))
    said = re.compile(rf"(?<!\w)(?:{one_of})(?!\w)", re.IGNORECASE)
    done = 0
    for proposal in Proposal.objects.exclude(state=Proposal.State.OPEN):
        done += forget_in(proposal, said, at)
    return done


def forget_in(proposal: Proposal, said: re.Pattern, at: datetime) -> int:
    found = 0
    acts = ProposalAct._base_manager.filter(proposal=proposal)
    for act in acts.order_by("lock"):
        if said.search(act.note):
            acts.filter(pk=act.pk).update(note="")
            found += 1
        content = without(act.content, said) if act.content else None
        if content != act.content:
            found += 1
            set_content(acts, act, {**(content or {}), "erased": at.isoformat()})
    if said.search(proposal.title):
        title = said.sub(INSTEAD, proposal.title)
        Proposal.objects.filter(pk=proposal.pk).update(title=title)
    return found


def without(content: dict[str, Any], said: re.Pattern) -> dict[str, Any]:
    return {
        name: said.sub(INSTEAD, value) if isinstance(value, str) else value
        for name, value in content.items()
    }


def set_content(acts: Any, act: ProposalAct, content: dict[str, Any]) -> None:
    """Set it, and the hash by which later acts name it."""
    acts.filter(content_hash=act.content_hash).update(content_hash=hash_of(content))
    acts.filter(pk=act.pk).update(content=content)
