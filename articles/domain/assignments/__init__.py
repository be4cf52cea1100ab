"""The assignments to write and to review an edition, and the effect of other acts."""

from articles.domain.assignments.holding import (
    Found as Found,
    claimed_until as claimed_until,
    has_lapsed as has_lapsed,
    open_for as open_for,
    reviewers_in as reviewers_in,
    stands as stands,
    writes_in as writes_in,
)
from articles.domain.assignments.noting import (
    end_done as end_done,
    ended_before as ended_before,
    note_act as note_act,
    settle as settle,
)
