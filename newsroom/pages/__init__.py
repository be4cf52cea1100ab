"""Pages that are held ready: given as long as they are what would be made now, and as
copies while the database doesn't answer.
"""

from newsroom.pages.answer import Answer
from newsroom.pages.asked import Asked
from newsroom.pages.process import Filling, answer, instead, is_away, start, stop
from newsroom.pages.stack import has_copies

__all__ = [
    "Answer",
    "Asked",
    "Filling",
    "answer",
    "has_copies",
    "instead",
    "is_away",
    "start",
    "stop",
]
