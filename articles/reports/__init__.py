"""Reports: what readers tell the desk, of barriers and of errors; how often they may."""

from articles.reports.answering import form_page, take_report
from articles.reports.forms import ErrorForm

__all__ = ["ErrorForm", "form_page", "take_report"]
