"""Reports: what readers tell of barriers and of errors, and how often they may."""

from articles.reports.answering import form_page, take_report
from articles.reports.forms import ErrorForm
from articles.reports.keeping import addresses_of, senders_of, sent_before

__all__ = [
    "ErrorForm",
    "addresses_of",
    "form_page",
    "senders_of",
    "sent_before",
    "take_report",
]
