"""Deadlines as they are typed, one line for each moment; and out of sentences."""

from articles.editing.deadlines.moving import (
    former_of as former_of,
    former_was as former_was,
    moments_of as moments_of,
    moved_back as moved_back,
    telling_moves as telling_moves,
)
from articles.editing.deadlines.proposing import (
    Proposal as Proposal,
    propose as propose,
)
from articles.editing.deadlines.reading import (
    UnreadError as UnreadError,
    read_moment as read_moment,
)
from articles.editing.deadlines.words import months_in as months_in
