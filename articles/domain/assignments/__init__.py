"""The assignments to write and to review an edition, and the effect of other acts."""

from articles.domain.assignments.holding import (
    Found as Found,
    claimed_until as claimed_until,
    has_lapsed as has_lapsed,
    open_for as open_for,
    other_reviewer as other_reviewer,
    stand_in_for as stand_in_for,
    stand_in_of as stand_in_of,
    stand_ins_in as stand_ins_in,
    stands as stands,
    writes_in as writes_in,
)
from articles.domain.assignments.noting import (
    end_done as end_done,
    ended_before as ended_before,
    note_act as note_act,
    settle as settle,
)
