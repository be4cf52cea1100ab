"""The calendar shows on which day something goes live, ends or is due."""

import re
from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.editing.assigning import Task, assign
from articles.editing.publishing import move, set_embargo
from tests.support import factories
from tests.support.crowd import crowd
from tests.support.desk.desk import at_desk
from tests.support.desk.refusing import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]
PATH, QUERIES = "/admin/calendar/", 15
DAY = re.compile(r'data-day="([\d-]+)">(.*?)(?=<li class="calendar-day|</ol>)', re.S)
ENTRY = re.compile(r"(<li class=\"calendar-entry.*?</li>)", re.S)


def shown(client, **query) -> dict[str, list[str]]:
    """Return the entries of each day that has any, as their text."""
    found = {
        day: [text_of(entry) for entry in ENTRY.findall(held)]
        for day, held in DAY.findall(client.get(PATH, query).text)
    }
    return {day: entries for day, entries in found.items() if entries}


def at(days: int, hour: int = 9) -> datetime:
    day = timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0)
    return day + timedelta(days=days)


def iso(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def deadline(days: int) -> list[dict]:
    return [{"closes": f"{iso(days)}T17:00[Europe/Brussels]", "named": "Antrag"}]


def test_each_kind_stands_on_its_day():
    factories.scheduled(headline="Bald", at=at(3))
    held = factories.draft(headline="Gesperrt")
    set_embargo(held, until=at(4, 10), reason="Bitte", by=factories.chief())
    factories.draft(headline="Aufruf", deadlines=deadline(5))
    factories.published(headline="Heute")
    found = shown(at_desk(factories.editor()), view="list")
    assert [*found] == [iso(0), iso(3), iso(4), iso(5)]
    [today] = found[iso(0)]
    assert re.fullmatch(r"Erschienen \d+:\d\d Heute", today)
    assert found[iso(3)] == ["Geht online 09:00 Bald"]
    assert found[iso(4)] == ["Sperrfrist endet 10:00 Gesperrt Verschieben : Gesperrt"]
    [due] = found[iso(5)]
    assert re.fullmatch(r"Frist .*17.*Antrag Aufruf", due)


def test_a_deadline_stands_once_on_the_day_that_its_source_names():
    first = factories.published(headline="Aufruf", deadlines=deadline(5))
    factories.revised(first, deadlines=deadline(6))
    late = [{"closes": "2027-03-31T24:00[AoE]"}]
    factories.draft(headline="Überall", deadlines=late)
    found = shown(at_desk(factories.editor()), view="list")
    assert iso(5) not in found
    assert len(found[iso(6)]) == 1
    march = shown(at_desk(factories.editor()), view="week", day="2027-03-31")
    assert [*march] == ["2027-03-31"]


def test_an_embargo_stands_once_however_many_languages_there_are():
    held = factories.draft(headline="Gesperrt")
    factories.translated(held, headline="Held")
    set_embargo(held, until=at(4), reason="Bitte", by=factories.chief())
    [entries] = shown(at_desk(factories.editor()), view="list", day=iso(3)).values()
    assert len(entries) == 1


def test_what_is_due_stands_on_its_day_and_is_moved_by_its_own_form():
    writer, editor, chief = factories.author(), factories.editor(), factories.chief()
    article = factories.draft(headline="Auftrag", by=writer)
    day, noon = timezone.localdate() + timedelta(days=3), time(12)
    task = Task(day, noon, is_urgent=False, brief="")
    assign(article, "writes", person=writer, by=chief, task=task)
    task = Task(day, None, is_urgent=False, brief="")
    assign(article, "reviews", person=editor, by=chief, task=task)
    [entries] = shown(at_desk(chief), view="list", day=iso(3)).values()
    assert [("12:00" in one, "Auftrag" in one) for one in entries] == [
        (True, True),
        (False, True),
    ]
    # By person it is what she has to do, not what she writes.
    query = {"view": "list", "day": iso(3)}
    [[entry]] = shown(at_desk(chief), **query, person=editor.pk).values()
    assert "12:00" not in entry
    # A writer may not assign, and sees it without a link.
    page = at_desk(writer).get(PATH, query).text
    assert "Auftrag" in page
    assert "calendar-move" not in page
    address = reverse("admin:articles_article_assign", args=[article.pk, "writes"])
    assert f'href="{address}"' in at_desk(chief).get(PATH, query).text
    for asked, told in ((iso(5), iso(5)), ("x", iso(3))):
        form = at_desk(chief).get(address, {"day": asked}).text
        assert re.search(
            rf'name="due_on" value="{told}"|value="{told}"[^>]*due_on', form
        )


def test_a_text_that_is_discarded_meanwhile_is_due_no_more():
    writer, chief = factories.author(), factories.chief()
    article, day = factories.draft(by=writer), timezone.localdate() + timedelta(days=3)
    assign(article, "writes", person=writer, by=chief, task=Task(day))
    client, query = at_desk(chief), {"view": "list", "day": iso(3)}
    assert shown(client, **query)
    discarded = []

    def discard(execute, sql, *asked):
        found = execute(sql, *asked)
        if sql.startswith('SELECT "articles_assignment"') and not discarded:
            discarded.append(True)
            move(article, "discard", by=writer)
        return found

    with connection.execute_wrapper(discard):
        assert shown(client, **query) == {}
    assert discarded


def test_a_month_has_whole_weeks_and_leads_to_the_next():
    page = at_desk(factories.editor()).get(PATH, {"day": "2026-12-15"}).text
    days = [day for day, _held in DAY.findall(page)]
    assert (days[0], days[-1], len(days)) == ("2026-11-30", "2027-01-03", 35)
    assert "Dezember 2026" in page
    assert "view=month&amp;day=2027-01-01" in page


@pytest.mark.parametrize(
    "query",
    [
        {"view": "x", "day": "x"},
        {"day": "2026-13-40"},
        {"day": "9999-12-31"},
        {"day": "0001-01-01"},
        {"person": "x", "language": "xx", "topic": "9" * 30},
    ],
)
def test_odd_questions_are_answered_with_this_month(query):
    answer = at_desk(factories.editor()).get(PATH, query)
    assert answer.status_code == 200
    assert f'data-day="{iso(0)}"' in answer.text


def test_it_is_filtered_by_person_language_and_topic():
    topic = factories.topic("Zölle")
    german = factories.scheduled(
        headline="Eins", at=at(2), topics=[str(topic.key)], by=factories.author()
    )
    other = factories.scheduled(
        headline="Two", at=at(2), language="en", by=factories.editor()
    )
    client = at_desk(factories.chief())
    for query, wanted in (
        ({"person": german.author_id}, "Eins"),
        ({"person": other.author_id}, "Two"),
        ({"language": "en"}, "Two"),
        ({"topic": topic.pk}, "Eins"),
    ):
        [[entry]] = shown(client, view="list", **query).values()
        assert wanted in entry
    assert shown(client, view="list", topic=topic.pk, language="en") == {}


def test_authors_see_their_own_and_what_is_public():
    other = factories.author("Andere Person")
    factories.scheduled(headline="Geheim", at=at(2), by=other)
    factories.draft(headline="Vertraulich", by=other, deadlines=deadline(3))
    held = factories.draft(headline="Gesperrt", by=other)
    set_embargo(held, until=at(4), reason="Bitte", by=factories.chief())
    factories.published(headline="Offen", by=other)
    page = at_desk(factories.author()).get(PATH, {"view": "list"}).text
    assert "Offen" in page
    for secret in ("Geheim", "Vertraulich", "Gesperrt"):
        assert secret not in page


def test_nobody_sees_it_without_the_right_to_articles(client):
    client.force_login(factories.user("Niemand"))
    assert client.get(PATH).status_code in {302, 403}


def asked(client, **query) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(PATH, query).status_code == 200
    return len(queries)


def test_a_month_asks_seldom_and_no_more_for_more_articles():
    topic, person = factories.topic("Zölle"), factories.author()
    query = {"topic": topic.pk, "person": person.pk, "language": "de"}
    for role in (factories.author, factories.editor, factories.chief):
        client = at_desk(role())
        asked(client)
        assert asked(client) <= QUERIES
        assert asked(client, **query) <= QUERIES
    few = asked(client)
    crowd(60)
    factories.scheduled(headline="Bald", at=at(1))
    assert asked(client) == few
