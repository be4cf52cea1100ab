"""Reports are assigned one by one and many at once, and listed by who has them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import DeskNotice, ReaderReport
from tests.support import factories
from tests.support.desk.desk import at_desk, save, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ASSIGN = "admin:articles_readerreport_assign"
DAY = timedelta(days=1)


def report(message: str = "Zu blass.", **fields) -> ReaderReport:
    return factories.barrier_report(message, **fields)


def test_a_report_is_assigned_on_its_page_and_the_person_is_told():
    one, editor = report(), factories.editor()
    path = url(ReaderReport, "change", one.pk)
    today = timezone.localdate()
    save(at_desk(factories.chief()), path, assignee=editor.pk, due_on=str(today))
    one.refresh_from_db()
    assert (one.assignee, one.due_on) == (editor, today)
    told = DeskNotice.objects.get()
    assert (told.person, told.kind, told.report) == (editor, "asked_to_answer", one)
    # An author can't be given one.
    author = factories.author()
    said = {"assignee": author.pk, "due_on": str(today), "note": ""}
    shown = at_desk(factories.chief()).post(path, said)
    assert "assignee" in shown.context["adminform"].form.errors
    save(at_desk(factories.chief()), path, assignee="")
    one.refresh_from_db()
    assert one.assignee is None


def test_a_closed_account_stays_named_until_somebody_else_has_it():
    gone = factories.editor("Gegangene")
    one = report(assignee=gone)
    gone.is_active = False
    gone.save()
    client = at_desk(factories.chief())
    listed = client.get(url(ReaderReport, "changelist")).text
    assert "Gegangene (dieses Konto ist geschlossen)" in listed
    save(client, url(ReaderReport, "change", one.pk), note="Gelesen.")
    one.refresh_from_db()
    assert (one.assignee, one.note) == (gone, "Gelesen.")


def test_many_are_assigned_at_once_and_answered_ones_are_left_out():
    one, two, done = report(), report("Zu laut."), report(answered_at=timezone.now())
    keys, editor = [one.pk, two.pk, done.pk], factories.editor()
    client = at_desk(factories.chief())
    chosen = {"action": "assign", "_selected_action": keys}
    answer = client.post(url(ReaderReport, "changelist"), chosen)
    path = answer.headers["Location"]
    assert path == f"{reverse(ASSIGN)}?pk={two.pk}&pk={one.pk}"
    shown = client.get(path)
    assert "Zu laut." in shown.text
    assert not ReaderReport.objects.exclude(assignee=None)
    assert "person" in client.post(path, {}).context["form"].errors
    day = timezone.localdate() + DAY
    said = {"person": editor.pk, "due_on": str(day)}
    told = client.post(path, said, follow=True)
    assert "2 Zuschriften sind zugewiesen" in told.text
    found = ReaderReport.objects.filter(assignee=editor, due_on=day)
    assert set(found) == {one, two}
    assert DeskNotice.objects.filter(person=editor).count() == 2
    done.refresh_from_db()
    assert done.assignee is None


def test_nobody_else_assigns_and_nothing_chosen_is_said():
    one, path = report(), reverse(ASSIGN)
    author = at_desk(factories.author())
    assert author.get(path, {"pk": one.pk}).status_code == 403
    editor = at_desk(factories.editor())
    for wrong in ("", "x", "0", "9" * 30):
        shown = editor.get(path, {"pk": wrong}, follow=True)
        assert "keine offenen Zuschriften" in shown.text


def test_the_list_is_narrowed_to_who_has_them_and_to_what_is_due():
    editor, other = factories.editor(), factories.editor("Andere")
    closed = factories.editor("Gegangene")
    today = timezone.localdate()
    report(assignee=editor, due_on=today - DAY)
    report(assignee=other, due_on=today)
    report(assignee=closed, due_on=today + 3 * DAY)
    report(due_on=today + 30 * DAY)
    report(due_on=today - DAY, answered_at=timezone.now())
    closed.is_active = False
    closed.save()
    client = at_desk(editor)
    for asked, number in (
        ({"assignee": "me"}, 1),
        ({"assignee": other.pk}, 1),
        ({"assignee": "nobody"}, 3),
        ({"assignee": "nobody", "state": "open"}, 2),
        ({"assignee": "x"}, 5),
        ({"due": "overdue"}, 1),
        ({"due": "today"}, 2),
        ({"due": "week"}, 3),
        ({"due": "x"}, 5),
    ):
        answer = client.get(url(ReaderReport, "changelist"), asked)
        assert answer.context["cl"].result_count == number, asked
    assert (
        client.get(url(ReaderReport, "changelist")).text.count("Überfällig</span>") == 1
    )


def test_the_table_and_the_list_hold_no_answer():
    one = report(email="erika@example.org")
    now = timezone.now()
    said = {"letter": "Geheime Antwort", "letter_at": now, "letter_state": "sent"}
    ReaderReport.objects.filter(pk=one.pk).update(**said)
    client, path = at_desk(factories.editor()), url(ReaderReport, "changelist")
    table = b"".join(client.get(f"{path}table.csv")).decode()
    assert "Zu blass." in table
    for shown in (table, client.get(path).text):
        assert "Geheime Antwort" not in shown
        assert "erika@" not in shown
