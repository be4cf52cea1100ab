"""Deadlines as they are typed: one line for each moment."""

from articles.editing.deadlines.reading import (
    UnreadError as UnreadError,
    read_moment as read_moment,
)
