"""The first page names what readers are owed, to who can do something about it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Image, ReaderReport, due_day
from tests.admin.day.lists import day_of, facts, led_by
from tests.support import factories
from tests.support.desk.desk import at_desk
from tests.support.factories import DAY

pytestmark = pytest.mark.django_db
MISSING = [
    f"Fehlt: {page} ({language})"
    for language in ("Deutsch", "Englisch")
    for page in ("Impressum", "Datenschutz", "Erklärung zur Barrierefreiheit")
]


def told(person, name: str) -> list[str]:
    found = day_of(person).get(name)
    return [row.title for row in found.rows] if found else []


def test_what_is_missing_is_said_to_who_may_add_it():
    assert told(factories.author(), "duties") == []
    assert told(factories.editor(), "duties") == []
    assert told(factories.chief(), "duties") == MISSING
    assert told(factories.admin(), "duties") == MISSING


def test_a_page_that_is_there_is_not_missing_until_its_review_is_due():
    today = timezone.localdate()
    for language in ("de", "en"):
        for kind in ("imprint", "privacy", "accessibility"):
            page = factories.site_page(kind, language=language, reviewed_on=today)
    assert told(factories.chief(), "duties") == []
    page.reviewed_on = today - timedelta(days=366)
    page.save()
    due = f"Jährliche Überprüfung fällig: {page.title} (Englisch)"
    assert told(factories.chief(), "duties") == [due]


def test_each_duty_leads_to_where_it_is_done():
    factories.site_page("accessibility")
    client = at_desk(factories.chief())
    rows = day_of(factories.chief())["duties"].rows
    for row in rows:
        assert client.get(row.address).status_code == 200
    form = client.get(rows[0].address).context["adminform"].form
    assert (form.initial["kind"], form.initial["language"]) == ("imprint", "de")


def test_barrier_reports_wait_for_an_answer_the_oldest_in_front():
    now = timezone.now()
    factories.barrier_report("Zuletzt gemeldet.", page="/de/artikel/x/")
    factories.barrier_report("Zuerst gemeldet.", sent_at=now - 3 * DAY)
    factories.barrier_report("Schon beantwortet.", answered_at=now)
    editor = factories.editor()
    assert told(editor, "reports") == ["Zuerst gemeldet.", "Zuletzt gemeldet."]
    first, last = facts(editor, "reports")
    due = date_format(due_day("barrier", now - 3 * DAY), "DATE_FORMAT")
    assert first == f"wartet seit 3 Tagen · fällig: {due}"
    assert last.endswith(" · /de/artikel/x/")
    assert told(factories.author(), "reports") == []
    for n in range(4):
        factories.barrier_report(f"Noch eine {n}.")
    [link] = day_of(editor)["reports"].all
    assert link.text == "Alle: 6"
    assert at_desk(editor).get(link.address).context["cl"].result_count == 6


def test_an_assigned_report_is_on_the_day_of_its_person_alone():
    today, now = timezone.localdate(), timezone.now()
    editor, other = factories.editor(), factories.editor("Andere")
    late = {"assignee": editor, "due_on": today - timedelta(days=1)}
    factories.barrier_report("Für sie.", **late)
    article = factories.published(headline="Die Überschrift")
    factories.error_report(article, "Auch für sie.", assignee=editor, due_on=today)
    factories.barrier_report("Für alle.")
    factories.barrier_report("Fertig.", assignee=editor, answered_at=now)
    assert told(editor, "own-reports") == ["Für sie.", "Auch für sie."]
    assert marks(editor, "own-reports") == ["overdue", "due"]
    assert facts(editor, "own-reports")[1].endswith(
        " · fällig: heute · Die Überschrift"
    )
    for person in (editor, other, factories.chief()):
        assert told(person, "reports") == ["Für alle."]
        assert told(person, "errors") == []
    assert told(other, "own-reports") == []
    page = at_desk(editor).get("/admin/")
    assert "own-reports" in [one.name for one in page.context["own"]]
    # Once the account is closed, they are on everybody's day again.
    editor.is_active = False
    editor.save()
    assert told(other, "reports") == ["Für sie.", "Für alle."]
    assert told(other, "errors") == ["Auch für sie."]
    for n in range(5):
        factories.barrier_report(f"Noch eine {n}.", assignee=other)
        factories.barrier_report(f"Eine für niemanden {n}.")
    client = at_desk(other)
    for name, number in (("own-reports", 5), ("reports", 7)):
        found = client.get("/admin/").context
        every = {one.name: one for one in (*found["own"], *found["in_house"])}
        links = every[name].all
        if number > 5:
            [link] = links
            assert link.text == f"Alle: {number}"
            answer = client.get(link.address)
            assert answer.context["cl"].result_count == number
        else:
            assert links == []


def test_errors_stand_before_barriers_each_with_its_article():
    article = factories.published(headline="Die Überschrift")
    factories.barrier_report("Zu blass.")
    factories.error_report(article, "Das Jahr ist falsch.")
    answered = factories.error_report(article, "Schon beantwortet.")
    ReaderReport.objects.filter(pk=answered.pk).mark_answered(by=factories.editor())
    editor = factories.editor()
    day = list(day_of(editor))
    assert day.index("errors") + 1 == day.index("reports")
    assert told(editor, "errors") == ["Das Jahr ist falsch."]
    assert facts(editor, "errors")[0].endswith(" · Die Überschrift")
    assert told(editor, "reports") == ["Zu blass."]
    assert told(factories.author(), "errors") == []
    for n in range(5):
        factories.error_report(article, f"Noch einer {n}.")
    [link] = day_of(editor)["errors"].all
    assert link.text == "Alle: 6"
    assert at_desk(editor).get(link.address).context["cl"].result_count == 6


def test_public_pictures_that_lack_something_are_named_once_with_all_they_lack():
    soon = timezone.localdate() + timedelta(days=10)
    ends = factories.picture("Endet", licensed_until=soon)
    silent = factories.picture("Stumm", alt_en="")
    factories.published(**led_by(ends))
    factories.published(headline="Ein anderes", **led_by(silent, slug="anderes"))
    factories.picture("Nur hier", alt="", licensed_until=soon)
    Image.objects.filter(pk=silent.pk).update(credit="")
    editor = factories.editor()
    assert told(editor, "pictures") == ["Endet", "Stumm"]
    assert facts(editor, "pictures") == [
        "Lizenz endet bald",
        "ohne Bildnachweis · ohne Alternativtext",
    ]
    assert told(factories.author(), "pictures") == []


def marks(person, name: str) -> list[str]:
    return [row.mark.name for row in day_of(person)[name].rows]


def test_what_is_overdue_is_told_from_what_is_due_and_from_the_merely_interesting():
    now, today, editor = timezone.now(), timezone.localdate(), factories.editor()
    factories.barrier_report("Zu lange.", sent_at=now - 32 * DAY)
    factories.barrier_report("Von gestern.", sent_at=now - DAY)
    ended = factories.picture("Aus")
    ends = factories.picture("Bald aus", licensed_until=today + timedelta(days=9))
    factories.published(**led_by(ended))
    factories.published(headline="Ein anderes", **led_by(ends, slug="anderes"))
    Image.objects.filter(pk=ended.pk).update(licensed_until=today - timedelta(days=1))
    assert marks(editor, "reports") == ["overdue", "due"]
    assert marks(editor, "pictures") == ["overdue", "due"]
    assert set(marks(factories.chief(), "duties")) == {"overdue"}
    quiet = {name for name, one in day_of(editor).items() if one.is_quiet}
    assert quiet == {"decided"}
    page = at_desk(editor).get("/admin/").text
    assert page.count(">Überfällig</span>") == 2
    assert page.index("Zu lange.") < page.index("Zuletzt entschieden")


def test_many_pictures_lead_to_lists_that_hold_as_many():
    for n in range(6):
        image = factories.picture(f"Stumm {n}", alt_en="")
        factories.published(headline=f"Kopf {n}", **led_by(image, slug=f"k-{n}"))
    client = at_desk(factories.editor())
    found = day_of(factories.editor())["pictures"]
    assert len(found.rows) == 5
    [link] = found.all
    assert link.text == "Ohne Alternativtext: 6"
    assert len(client.get(link.address).context["cl"].result_list) == 6
