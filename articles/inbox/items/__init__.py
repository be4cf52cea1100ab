"""Decisions about items: claimed, handed on, taken over, added, dismissed, joined."""

from articles.inbox.items.acts import (
    ACTS as ACTS,
    Act as Act,
    sees_all as sees_all,
    sees_senders as sees_senders,
)
from articles.inbox.items.clusters import (
    join as join,
    join_nearest as join_nearest,
    members as members,
    part as part,
)
from articles.inbox.items.counting import (
    count_seen as count_seen,
    count_use as count_use,
)
from articles.inbox.items.covering import Covered as Covered, covered_by as covered_by
from articles.inbox.items.deciding import (
    CLAIM as CLAIM,
    decide as decide,
    dismiss_all as dismiss_all,
    is_claimed_by_another as is_claimed_by_another,
    offered as offered,
    visible_to as visible_to,
)
from articles.inbox.items.finding import Keys as Keys, find_items as find_items
from articles.inbox.items.keeping import (
    dismissed_before as dismissed_before,
    forget as forget,
    former_of as former_of,
    sent_before as sent_before,
    unread_before as unread_before,
)
from articles.inbox.items.taking_over import (
    add_reading as add_reading,
    language_of as language_of,
    take_over as take_over,
    text_of as text_of,
)
from articles.inbox.items.undoing import undo as undo
