"""What a page or the masthead is to say: proposed, accepted by another, kept."""

from articles.proposing.closing import close, may_close
from articles.proposing.contents import (
    FIELDS,
    Said,
    hash_of,
    model_of,
    said_by,
    saying,
    with_content,
)
from articles.proposing.deciding import Outcome, accept, outcome_for, writes_in
from articles.proposing.recording import last_written
from articles.proposing.rights import may_write
from articles.proposing.verbs import propose, propose_removal
from articles.proposing.waiting import (
    acts_of,
    open_about,
    proposals_returned,
    proposals_waiting,
    refused_last,
    writers,
)

__all__ = [
    "FIELDS",
    "Outcome",
    "Said",
    "accept",
    "acts_of",
    "close",
    "hash_of",
    "last_written",
    "may_close",
    "may_write",
    "model_of",
    "open_about",
    "outcome_for",
    "proposals_returned",
    "proposals_waiting",
    "propose",
    "propose_removal",
    "refused_last",
    "said_by",
    "saying",
    "with_content",
    "writers",
    "writes_in",
]
