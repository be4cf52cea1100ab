"""The notice above a form if something about it waits for somebody else."""

from typing import Any

from django.conf import settings

from articles.admin.site_pages.difference import sections
from articles.admin.site_pages.finding import as_proposed, to_come
from articles.admin.site_pages.told import told
from articles.editing.proposals import last_written, model_of, refused_last, said_by


def waiting(one: Any) -> dict[str, Any]:
    """Return the data for the template: the open proposal, and its differences."""
    proposal = getattr(one, "proposal", None)
    found = {"has_four_eyes": settings.NEWSROOM_FOUR_EYES, "proposal": proposal}
    if proposal is None:
        is_stored = one is not None and one.pk
        return found | {"refused_last": refused_last(one) if is_stored else None}
    public = proposal.public()
    before = said_by(public) if public else None
    # Input that is shown once more isn't what is proposed.
    proposed = as_proposed(public) if public else to_come(proposal)
    said = last_written(proposal).content
    return (
        found
        | told(proposal)
        | {
            "differences": sections(model_of(proposal), before, said),
            "article": proposal if proposal.is_shared else proposed,
        }
    )
