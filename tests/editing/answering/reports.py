"""Reports of readers with an address, and processes that answer one at once."""

from functools import partial

from django.conf import settings
from django_ox.models import OxTask

from articles.editing.answering import answer, send_answer
from articles.models import ReaderReport, User
from tests.support import factories

LOCMEM = "django.core.mail.backends.locmem.EmailBackend"
ANSWER = "Guten Tag, der Kontrast ist jetzt höher."


def barrier(**fields) -> ReaderReport:
    said = {"name": "Erika Muster", "email": "erika@example.org"}
    return factories.barrier_report(**said | fields)


def answered(**fields) -> ReaderReport:
    """Return a report that the editor answered by a letter, which waits."""
    report = barrier(**fields)
    answer(report, ANSWER, by=factories.editor())
    report.refresh_from_db()
    return report


def waiting() -> list[dict]:
    """Return what the queue holds of letters that answer reports."""
    rows = OxTask.objects.filter(task_path=send_answer.module_path)
    return [row.kwargs for row in rows.order_by("enqueued_at")]


def rival(username: str, key: str):
    """Prepare an answer to the report as it is now; letters leave this process."""
    settings.MAILERS = {"default": {"BACKEND": LOCMEM}}
    by = User.objects.get(username=username)
    report = ReaderReport.objects.get(pk=key)
    return partial(answer, report, f"Antwort von {username}", by=by)
