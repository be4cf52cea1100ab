"""Reports: what readers tell of barriers and of errors, and how often they may."""

from articles.reports.answering import form_page, take_report
from articles.reports.forms import ErrorForm

__all__ = ["ErrorForm", "form_page", "take_report"]
