"""Proposals to change a page, the masthead, a label or a picture: made by one person,
accepted by another, and kept.
"""

from articles.editing.proposals.closing import close as close, may_close as may_close
from articles.editing.proposals.contents import (
    FIELDS as FIELDS,
    MERGED as MERGED,
    Own as Own,
    Said as Said,
    hash_of as hash_of,
    is_reference as is_reference,
    model_of as model_of,
    named_as as named_as,
    said_by as said_by,
    saying as saying,
    with_content as with_content,
)
from articles.editing.proposals.deciding import (
    Outcome as Outcome,
    accept as accept,
    outcome_for as outcome_for,
    writes_in as writes_in,
)
from articles.editing.proposals.proposal_permissions import may_write as may_write
from articles.editing.proposals.recording import last_written as last_written
from articles.editing.proposals.sharing import (
    Saved as Saved,
    is_printed as is_printed,
    merge_shared as merge_shared,
    needs_second as needs_second,
    save_shared as save_shared,
    separate_shared as separate_shared,
    succeed_shared as succeed_shared,
)
from articles.editing.proposals.verbs import (
    propose as propose,
    propose_removal as propose_removal,
)
from articles.editing.proposals.waiting import (
    acts_of as acts_of,
    open_about as open_about,
    proposals_for as proposals_for,
    proposals_returned as proposals_returned,
    proposals_waiting as proposals_waiting,
    refused_last as refused_last,
    writers as writers,
)
