"""What ails the newsroom: small questions, each cheap, each finding with its remedy.

A plug-in adds its own with `question`, as ours do.
"""

from newsroom.doctor import (
    asked_of_damage,
    asked_of_files,
    asked_of_pages,
    asked_of_people,
    asked_of_pictures,
    asked_of_settings,
    asked_of_texts,
    asked_of_the_database,
    asked_of_the_machine,
    asked_of_the_queue,
)
from newsroom.doctor.examining import Report, examine
from newsroom.doctor.finding import Finding, Level, error, note, warning
from newsroom.doctor.questions import QUESTIONS, Needs, question

OURS = (
    asked_of_settings,
    asked_of_the_machine,
    asked_of_files,
    asked_of_the_database,
    asked_of_damage,
    asked_of_the_queue,
    asked_of_people,
    asked_of_pages,
    asked_of_pictures,
    asked_of_texts,
)

__all__ = [
    "OURS",
    "QUESTIONS",
    "Finding",
    "Level",
    "Needs",
    "Report",
    "error",
    "examine",
    "note",
    "question",
    "warning",
]
