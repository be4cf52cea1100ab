"""The desk lets users read, annotate, mark as answered and delete readers' reports."""

import pytest
from django.contrib.auth.models import Permission

from articles.models import Article, ReaderReport, RecordedDeed, RecordEntry
from tests.support import factories
from tests.support.desk.desk import at_desk, save, url

pytestmark = pytest.mark.django_db


def test_an_editor_notes_what_was_done_and_marks_the_report_as_answered():
    report = factories.barrier_report(name="Erika", email="erika@example.org")
    editor = factories.editor()
    path = url(ReaderReport, "change", report.pk)
    forged = {"message": "Anders", "answered_by": "1", "name": "Anders"}
    save(at_desk(editor), path, note="Gesehen.", **forged)
    report.refresh_from_db()
    assert (report.note, report.answered_at) == ("Gesehen.", None)
    assert (report.message, report.name) == ("Der Kontrast fehlt.", "Erika")
    assert "None" not in at_desk(editor).get(path).text
    save(at_desk(editor), path, is_answered="on")
    report.refresh_from_db()
    answered_at = report.answered_at
    assert report.answered_by == editor
    save(at_desk(factories.chief()), path, note="Noch etwas.")
    report.refresh_from_db()
    assert (report.answered_by, report.answered_at) == (editor, answered_at)
    client = at_desk(editor)
    form = client.get(path).context["adminform"].form
    client.post(path, {name: form.initial[name] for name in ("note", "due_on")})
    assert ReaderReport.objects.open().get() == report


def test_several_are_marked_at_once_and_those_answered_before_stay_as_they_are():
    done = factories.barrier_report()
    ReaderReport.objects.mark_answered(by=factories.chief())
    factories.barrier_report("Zu klein"), factories.barrier_report("Zu laut")
    client = at_desk(factories.editor())
    everything = list(ReaderReport.objects.values_list("pk", flat=True))
    data = {"action": "mark_answered", "_selected_action": everything}
    answer = client.post(url(ReaderReport, "changelist"), data, follow=True)
    assert "2 Meldungen sind jetzt als beantwortet gekennzeichnet." in answer.text
    done.refresh_from_db()
    assert done.answered_by == factories.chief()
    assert not ReaderReport.objects.open()


def test_the_list_is_narrowed_to_what_is_open():
    factories.barrier_report("Zu klein")
    ReaderReport.objects.mark_answered(by=factories.chief())
    factories.barrier_report("Zu laut")
    client = at_desk(factories.editor())
    for state, number in (("open", 1), ("answered", 1), ("x", 2), ("", 2)):
        answer = client.get(url(ReaderReport, "changelist"), {"state": state})
        assert answer.context["cl"].result_count == number


def test_whoever_only_looks_marks_nothing():
    factories.barrier_report()
    client = at_desk(factories.author())
    data = {"action": "mark_answered", "_selected_action": ["1"]}
    assert client.post(url(ReaderReport, "changelist"), data).status_code == 403
    assert ReaderReport.objects.open().count() == 1


@pytest.mark.parametrize("role", ["editor", "chief"])
def test_a_deleted_report_leaves_no_word_of_it(role):
    report = factories.barrier_report("Frau Muster sieht das nicht.", name="Muster")
    client = at_desk(getattr(factories, role)())
    client.post(url(ReaderReport, "delete", report.pk), {"post": "yes"})
    assert not ReaderReport.objects.exists()
    assert "Muster" not in client.get("/admin/").text


def test_who_deleted_a_report_is_never_lost_and_she_is_asked_before():
    report = factories.barrier_report("Frau Muster sieht das nicht.", name="Muster")
    others = [factories.barrier_report(name="Muster").pk for _ in range(2)]
    chief = factories.chief()
    client = at_desk(chief)
    path = url(ReaderReport, "delete", report.pk)
    assert 'name="post"' in client.get(path).text
    assert ReaderReport.objects.count() == 3
    action = {"action": "delete_selected", "_selected_action": others}
    client.post(path, {"post": "yes"})
    client.post(url(ReaderReport, "changelist"), action | {"post": "yes"})
    assert not ReaderReport.objects.exists()
    noted = RecordEntry.objects.filter(deed=RecordedDeed.DELETED, by=chief)
    assert {entry.key for entry in noted} == {str(pk) for pk in (report.pk, *others)}
    assert "Muster" not in "".join(f"{entry}{entry.details}" for entry in noted)


def test_who_may_not_delete_a_report_is_neither_offered_it_nor_obeyed():
    report = factories.barrier_report()
    reader = factories.user("Leserin Beispiel")
    reader.user_permissions.add(Permission.objects.get(codename="view_readerreport"))
    client, path = at_desk(reader), url(ReaderReport, "delete", report.pk)
    assert path not in client.get(url(ReaderReport, "change", report.pk)).text
    assert client.post(path, {"post": "yes"}).status_code == 403
    assert "delete_selected" not in client.get(url(ReaderReport, "changelist")).text
    assert ReaderReport.objects.exists()


def test_an_error_leads_to_the_version_that_was_read_until_it_is_answered():
    article = factories.published(headline="Die Überschrift")
    report = factories.error_report(article, "Das Jahr ist falsch.")
    later = factories.republished(article, headline="Neu")
    client = at_desk(factories.editor())
    form = client.get(url(ReaderReport, "change", report.pk))
    page = url(Article, "change", article.pk)
    assert f'<a href="{page}">Die Überschrift</a>' in form.text
    assert "Die Überschrift" in client.get(url(ReaderReport, "changelist")).text
    # Every version says so to the users who answer.
    said = url(ReaderReport, "change", report.pk)
    for one in (article, later):
        path = url(Article, "change", one.pk)
        assert said in client.get(path).text
        assert said not in at_desk(factories.author()).get(path).text
    ReaderReport.objects.mark_answered(by=factories.editor())
    assert said not in client.get(url(Article, "change", later.pk)).text


def test_the_list_tells_errors_from_barriers():
    factories.barrier_report()
    factories.error_report(factories.published(headline="Gesucht"), "Falsch.")
    client = at_desk(factories.editor())
    for asked, number in (
        ({"kind__exact": "error"}, 1),
        ({"kind__exact": "barrier"}, 1),
        ({"q": "Gesucht"}, 1),
        ({}, 2),
    ):
        answer = client.get(url(ReaderReport, "changelist"), asked)
        assert answer.context["cl"].result_count == number
