"""Sending letters: tasks that are letters, and how long they are tried."""

from articles.domain.letters.letter_tasks import (
    LETTER as LETTER,
    MOST as MOST,
    letter as letter,
    of_letters as of_letters,
    reason_of as reason_of,
)
from articles.domain.letters.sending import NotDelivered as NotDelivered, send as send
