"""Alerts: any list by letter, without an account and without tracking.

A reader confirms an address by a letter. Rounds write rows for the letters that are
due, and these are sent in a queue of their own.
"""

from articles.site.alerts.addresses import allow_again as allow_again
from articles.site.alerts.brake import (
    is_stopped as is_stopped,
    note_resumed as note_resumed,
    release as release,
)
from articles.site.alerts.forgetting import (
    forget_reader as forget_reader,
    letters_before as letters_before,
    requests_at as requests_at,
    resume as resume,
    settle as settle,
    subscribers_at as subscribers_at,
    suppressed_before as suppressed_before,
)
from articles.site.alerts.posting import post as post
from articles.site.alerts.rounds import begin_round as begin_round
from articles.site.alerts.subscribing import (
    requests_before as requests_before,
    senders_before as senders_before,
)
from articles.site.alerts.wishes import (
    RHYTHMS as RHYTHMS,
    selection_of as selection_of,
    sentence_of as sentence_of,
)
