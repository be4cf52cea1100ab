"""What a page, the masthead, a label or a picture is to say: proposed, accepted by
another, kept.
"""

from articles.proposing.closing import close, may_close
from articles.proposing.contents import (
    FIELDS,
    MERGED,
    Own,
    Said,
    hash_of,
    is_reference,
    model_of,
    named_as,
    said_by,
    saying,
    with_content,
)
from articles.proposing.deciding import Outcome, accept, outcome_for, writes_in
from articles.proposing.recording import last_written
from articles.proposing.rights import may_write
from articles.proposing.sharing import (
    Saved,
    is_printed,
    merge_shared,
    needs_second,
    save_shared,
    separate_shared,
    succeed_shared,
)
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
    "MERGED",
    "Outcome",
    "Own",
    "Said",
    "Saved",
    "accept",
    "acts_of",
    "close",
    "hash_of",
    "is_printed",
    "is_reference",
    "last_written",
    "may_close",
    "may_write",
    "merge_shared",
    "model_of",
    "named_as",
    "needs_second",
    "open_about",
    "outcome_for",
    "proposals_returned",
    "proposals_waiting",
    "propose",
    "propose_removal",
    "refused_last",
    "said_by",
    "save_shared",
    "saying",
    "separate_shared",
    "succeed_shared",
    "with_content",
    "writers",
    "writes_in",
]
