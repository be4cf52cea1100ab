"""The doctor: small questions, each cheap, each finding with its remedy.

A plug-in adds its own with `question`, as ours do.
"""

from newsroom.monitoring.doctor import (
    asked_of_alerts,
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
from newsroom.monitoring.doctor.examining import Report as Report, examine as examine
from newsroom.monitoring.doctor.finding import (
    Finding as Finding,
    Level as Level,
    error as error,
    note as note,
    warning as warning,
)
from newsroom.monitoring.doctor.questions import (
    QUESTIONS as QUESTIONS,
    Needs as Needs,
    question as question,
)

OURS = (
    asked_of_settings,
    asked_of_the_machine,
    asked_of_files,
    asked_of_the_database,
    asked_of_damage,
    asked_of_the_queue,
    asked_of_alerts,
    asked_of_people,
    asked_of_pages,
    asked_of_pictures,
    asked_of_texts,
)
