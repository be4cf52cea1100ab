"""Readers' reports: who answers them and by when, and the answer as a letter."""

from articles.editing.answering.answer_letters import (
    first_words as first_words,
    is_lost as is_lost,
    letter_to as letter_to,
    note_never_taken as note_never_taken,
    send_answer as send_answer,
    sends_mails as sends_mails,
    settle as settle,
)
from articles.editing.answering.assigning import (
    Work as Work,
    assign_each as assign_each,
    forget_person as forget_person,
    people as people,
    tell_work as tell_work,
    work_of as work_of,
)
from articles.editing.answering.sending import answer as answer
