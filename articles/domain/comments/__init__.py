"""Comments on texts: the places of their words, who reads them, other acts' effects."""

from articles.domain.comments.anchors import (
    Anchor as Anchor,
    Found as Found,
    Spot as Spot,
    anchored as anchored,
    locate as locate,
)
from articles.domain.comments.names import (
    named as named,
    nobody as nobody,
)
from articles.domain.comments.noting import (
    erase_of as erase_of,
    erase_of_guests as erase_of_guests,
    erase_on as erase_on,
    forget_left as forget_left,
    left_before as left_before,
    note_return as note_return,
    recount as recount,
    take_names as take_names,
    withdraw as withdraw,
    withdraw_return as withdraw_return,
)
from articles.domain.comments.reading import (
    may_read as may_read,
    parts as parts,
    placed as placed,
    spot_of as spot_of,
    texts_of as texts_of,
)
