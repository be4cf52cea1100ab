"""The answer goes with the address; people leave no trace; nothing is sent twice."""

import pytest
from django.core import mail
from django.utils import timezone

from articles.editing import answering
from articles.models import ReaderReport
from articles.site.reader_reports import addresses_of
from articles.transfer.archives import decided
from newsroom.retention.table import ADDRESSES
from tests.editing.answering.reports import answered, barrier, waiting
from tests.support import factories
from tests.support.factories import DAY
from tests.transfer.erasure.test_orders import erase, says

pytestmark = pytest.mark.django_db


def test_the_text_of_an_answer_goes_with_name_and_address():
    report, now = answered(), timezone.now()
    ReaderReport.objects.update(name="", email="")
    assert list(addresses_of(now + DAY)) == [report]
    assert list(addresses_of(now - DAY)) == []
    assert ADDRESSES.remove(now + DAY) == 1
    report.refresh_from_db()
    assert (report.letter, report.name, report.email) == ("", "", "")
    assert report.letter_at is not None
    assert not addresses_of(now + DAY)
    # Nothing is sent any more, and there is nothing to send.
    answering.send_answer.func(report=report.pk)
    assert mail.outbox == []


def test_an_erased_person_has_no_report_and_no_word_in_an_answer():
    lurch = factories.editor("Lurchgeist")
    own, other = barrier(assignee=lurch), barrier(assignee=factories.editor())
    said = barrier()
    answering.answer(said, "Ihr Lurchgeist", by=lurch)
    done = erase("person", "Lurchgeist")
    assert done.counts["readers' reports"] == 2
    for one in (own, other, said):
        one.refresh_from_db()
    assert (own.assignee, other.assignee) == (None, factories.editor())
    assert (said.letter, said.answered_at is None) == ("", False)
    assert says("Lurchgeist") == []


def test_what_waited_in_a_backup_is_never_sent_and_the_operator_is_told():
    waits, sent = answered(), answered()
    answering.send_answer.func(report=sent.pk)
    number = len(mail.outbox)
    assert decided.TABLES["articles.readerreport"].settle is answering.settle
    # No archive holds the queue.
    assert "django_ox.oxtask" in decided.LEFT_OUT
    assert len(waiting()) == 2
    said = answering.settle(timezone.now())
    assert said.startswith("Answers to readers that waited for the mail server")
    assert ": 1." in said
    assert answering.settle(timezone.now()) == ""
    for one, state in ((waits, "lost"), (sent, "sent")):
        one.refresh_from_db()
        assert one.letter_state == state
        assert one not in ReaderReport.objects.open()
    assert len(mail.outbox) == number
    assert "articles.readerreport" not in decided.EXPORTED
