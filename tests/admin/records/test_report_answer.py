"""On a report's page somebody answers by a letter, sees what goes out, and loses
nothing.
"""

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.urls import reverse

from articles.editing.answering import answer, first_words, send_answer
from articles.models import DeskNotice, ReaderReport, RecordedDeed, RecordEntry
from tests.editing.answering.reports import ANSWER, answered, barrier, waiting
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]
BUTTON = "Senden und als beantwortet kennzeichnen"


def address(report) -> str:
    return reverse("admin:articles_readerreport_answer", args=[report.pk])


def page(person, report) -> str:
    return at_desk(person).get(url(ReaderReport, "change", report.pk)).text


def test_the_report_has_a_form_that_begins_and_a_button_that_sends():
    report, editor = barrier(), factories.editor()
    shown = page(editor, report)
    assert f'data-keeps="{address(report)}"' in shown
    assert "data-typed" not in shown[shown.index("answer_form") :]
    assert "Guten Tag Erika Muster," in shown
    assert shown.count(BUTTON) == 1
    client = at_desk(editor)
    text = f"{first_words(report, editor)}\nErledigt."
    told = client.post(address(report), {"text": text}, follow=True)
    assert "Ihre Antwort ist unterwegs" in told.text
    assert BUTTON not in told.text
    assert "Erledigt." in told.text
    assert waiting() == [{"report": report.pk}]
    report.refresh_from_db()
    assert (report.answered_by, report.letter_by) == (editor, editor)
    entry = RecordEntry.objects.filter(deed=RecordedDeed.CHANGED).latest("pk")
    assert (entry.by, entry.name) == (editor, f"Zuschrift {report.pk}")
    send_answer.func(report=report.pk)
    assert "Erledigt." in mail.outbox[0].body
    assert "verschickt" in page(editor, report)


def test_looking_and_the_preview_change_nothing(settings):
    settings.NEWSROOM_REPLY_TO = "antwort@example.org"
    report, client = barrier(), at_desk(factories.editor())
    client.get(address(report), {"text": ANSWER})
    shown = client.post(address(report), {"text": ANSWER, "_preview": "1"})
    assert ReaderReport.objects.open().get() == report
    assert waiting() == []
    heads = dict(shown.context["preview"].heads)
    assert heads["An"] == "erika@example.org"
    assert heads["Antworten an"] == "antwort@example.org"
    assert heads["Betreff"].startswith("Ihre Meldung an ")
    assert shown.context["preview"].text == f"{ANSWER}\n"
    assert "data-typed" in shown.text
    assert shown.text.count(BUTTON) == 1


def test_a_second_click_sends_nothing_and_is_no_error():
    report, client = barrier(), at_desk(factories.editor())
    client.post(address(report), {"text": ANSWER})
    again = client.post(address(report), {"text": ANSWER}, follow=True)
    assert "Diese Antwort ist schon unterwegs." in again.text
    assert len(waiting()) == 1


def test_who_comes_second_is_told_who_was_first_and_keeps_her_words():
    report = answered()
    shown = at_desk(factories.chief()).post(address(report), {"text": "Mein Text."})
    assert f"{factories.editor().username} hat diese Zuschrift am" in shown.text
    assert "Mein Text." in shown.text
    assert "data-typed" in shown.text
    assert BUTTON not in shown.text
    report.refresh_from_db()
    assert (report.letter, report.letter_by) == (ANSWER, factories.editor())
    assert len(waiting()) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Dieses Feld ist zwingend erforderlich"),
        ("x" * 5001, "5.000"),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_stays(text, said):
    report = barrier()
    shown = at_desk(factories.editor()).post(address(report), {"text": text})
    assert shown.context["form"].errors["text"]
    assert text in shown.text
    assert waiting() == []


def test_what_says_nothing_is_refused_at_its_field():
    report, editor = barrier(), factories.editor()
    text = first_words(report, editor)
    shown = at_desk(editor).post(address(report), {"text": text})
    assert "sagt noch nichts" in str(shown.context["form"].errors["text"])


def test_only_who_answers_reports_comes_there():
    report = barrier()
    reader = factories.user("Leserin Beispiel")
    reader.user_permissions.add(Permission.objects.get(codename="view_readerreport"))
    for person in (reader, factories.author()):
        client = at_desk(person)
        assert client.get(address(report)).status_code == 403
        assert client.post(address(report), {"text": ANSWER}).status_code == 403
    assert BUTTON not in page(reader, report)
    assert waiting() == []
    editor = at_desk(factories.editor())
    for wrong in ("0", "x", "9" * 30):
        path = address(report).replace(f"/{report.pk}/", f"/{wrong}/")
        assert editor.get(path).status_code == 404


def test_without_an_address_or_a_server_there_is_no_form(settings):
    editor = factories.editor()
    assert BUTTON not in page(editor, barrier(email=""))
    shown = at_desk(editor).post(address(barrier(email="")), {"text": ANSWER})
    assert "nennt keine E-Mail-Adresse" in shown.text
    folder = {"file_path": "/x/mail"}
    settings.MAILERS = {"default": {"BACKEND": "x", "OPTIONS": folder}}
    shown = page(editor, barrier())
    assert "kein Mailserver" in shown
    assert BUTTON not in shown


def test_a_lost_letter_is_said_on_the_page_and_words_stay_text():
    report = barrier(name="<b>Erika</b>", message="<script>x()</script>")
    answer(report, "<script>alert(1)</script>", by=factories.editor())
    ReaderReport.objects.update(letter_state="lost")
    shown = page(factories.chief(), report)
    assert "nicht zugestellt" in shown
    for words in ("<script>alert", "<script>x()", "<b>Erika"):
        assert words not in shown
    text = at_desk(factories.chief()).get(address(report)).text
    assert "<b>Erika" not in text


def test_opening_a_report_marks_what_one_was_told_of_it():
    report, editor = barrier(), factories.editor()
    client, path = at_desk(factories.chief()), url(ReaderReport, "change", report.pk)
    form = client.get(path).context["adminform"].form
    said = {"note": "", "due_on": form.initial["due_on"], "assignee": editor.pk}
    client.post(path, said | {form.seen_name: form.seen})
    assert DeskNotice.objects.unseen(editor).get().kind == "asked_to_answer"
    at_desk(editor).get(path, headers={"sec-purpose": "prefetch"})
    assert DeskNotice.objects.unseen(editor).exists()
    page(editor, report)
    assert not DeskNotice.objects.unseen(editor).exists()
