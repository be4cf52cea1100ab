"""Readers' reports of barriers and errors, the texts that they send, and limits."""

from articles.site.reader_reports.answering import (
    form_page as form_page,
    take_form as take_form,
    take_report as take_report,
)
from articles.site.reader_reports.forms import (
    ErrorForm as ErrorForm,
    ReportForm as ReportForm,
)
from articles.site.reader_reports.keeping import (
    TooManyError as TooManyError,
    addresses_of as addresses_of,
    midnight as midnight,
    senders_of as senders_of,
    sent_before as sent_before,
    wait_beyond as wait_beyond,
)
