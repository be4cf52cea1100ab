"""Two who answer one report at once: one letter goes out, and the other is told."""

import pytest

from articles.models import ReaderReport
from tests.editing.answering.reports import barrier, rival, waiting
from tests.support import factories
from tests.support.processes import rivals

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_answer_at_once_one_letter_goes_out(start_rival):
    report = barrier()
    names = [factories.editor(f"Redakteur {n}").username for n in range(2)]
    started = [start_rival(rival, name, report.pk) for name in names]
    assert sorted(rivals.at_once(*started)) == ["done", "refused overtaken"]
    stored = ReaderReport.objects.get()
    assert stored.letter == f"Antwort von {stored.letter_by.username}"
    assert waiting() == [{"report": report.pk}]
