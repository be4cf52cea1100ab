"""Users who may search the record by person, act, time and object, or get it as CSV."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin.records import page, rows
from articles.domain import audit
from articles.models import Decision, RecordedDeed, RecordEntry, User
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = pytest.mark.django_db

PATH, TABLE = "/admin/record/", "/admin/record/table.csv"
QUERIES, SUBMITTED = 15, "Zur Prüfung eingereicht"


def shown(person=None, **query) -> list:
    return at_desk(person or factories.chief()).get(PATH, query).context["rows"]


def what(**query) -> list[str]:
    return [row.what for row in shown(**query)]


def table(person=None, **query) -> list[dict[str, str]]:
    answer = at_desk(person or factories.chief()).get(TABLE, query)
    text = b"".join(answer).decode().removeprefix("\ufeff")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


@pytest.mark.parametrize(
    ("role", "opens"),
    [("author", False), ("editor", False), ("chief", True), ("admin", True)],
)
def test_s15_the_record_is_for_who_has_the_right_to_it(role, opens):
    client = at_desk(getattr(factories, role)())
    for path in (PATH, TABLE):
        assert client.get(path).status_code == (200 if opens else 403)
        assert client.post(path).status_code in {403, 405}
    assert (f'href="{PATH}"' in client.get("/admin/").text) is opens


def test_s69_moves_stand_in_it_beside_the_rest_in_one_order():
    audit.write(RecordedDeed.LOGIN, by=factories.author(), ways=["password"])
    factories.published()
    audit.write(RecordedDeed.DELETED, name="Hafen", by=factories.chief())
    assert what() == ["Gelöscht", "Veröffentlicht", SUBMITTED, "Angemeldet"]
    assert Decision.objects.count() == 2
    assert RecordEntry.objects.count() == 2  # a move is stored once


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ({"since": "0001-01-01"}, True),
        ({"until": "9999-12-31"}, True),
        ({"since": "9999-12-31", "until": "9999-12-31"}, False),
        ({"until": "0001-01-01"}, False),
        # Odd places are the beginning.
        ({"after": "0001-01-01T00:00:00+14:00_0_1"}, True),
        ({"after": "9999-12-31T23:59:59-14:00_0_1"}, True),
    ],
)
@pytest.mark.both
def test_s56_days_at_the_end_of_time_are_days(query, finds):
    audit.write(RecordedDeed.LOGIN, by=factories.author())
    assert bool(shown(**query)) is finds


@pytest.mark.both
def test_it_is_found_by_who_and_what_and_when_and_on_what():
    author, chief, topic = factories.author(), factories.chief(), factories.topic()
    article = factories.published(headline="Hafen")
    audit.write(RecordedDeed.LOGIN, by=author)
    old = timezone.now() - timedelta(days=3)
    audit.write(RecordedDeed.RENAMED, by=chief, about=topic, at=old)
    audit.write(RecordedDeed.BACKED_UP, command="backup")
    assert what(by=author.pk) == ["Angemeldet", SUBMITTED]
    assert what(by="commands") == ["Sicherung angelegt"]
    assert what(deed="login") == ["Angemeldet"]
    assert what(deed="move:publish") == ["Veröffentlicht"]
    day = timezone.localdate() - timedelta(days=3)
    assert what(until=day.isoformat()) == ["Umbenannt"]
    assert "Umbenannt" not in what(since=(day + timedelta(days=1)).isoformat())
    assert what(about=f"articles.topic:{topic.pk}") == ["Umbenannt"]
    assert what(about=f"articles.article:{article.pk}")[0] == "Veröffentlicht"
    assert what(name=topic.name[:3].upper()) == ["Umbenannt"]
    assert what(name="Hafen") == ["Veröffentlicht", SUBMITTED]
    assert what(name="Gibt es nicht") == []
    assert what(by=chief.pk, deed="login") == []


@pytest.mark.parametrize(
    "query",
    [
        {"by": "x"},
        {"deed": "'"},
        {"since": "gestern"},
        {"since": "2026-05-02", "until": "2026-05-01"},
        {"after": "x"},
        {"after": "2026-05-01T00:00_0_1"},
        {"about": "x:"},
        {"about": "articles.article:x"},
        {"about": f"articles.article:{'9' * 140}"},
        {"name": "\0"},
        {"name": "%_'"},
    ],
)
def test_odd_questions_are_answered_in_words(query):
    audit.write(RecordedDeed.LOGIN, by=factories.author())
    client = at_desk(factories.chief())
    assert client.get(PATH, query).status_code == 200
    assert client.get(TABLE, query).status_code in {200, 302}


@pytest.mark.both
def test_page_by_page_each_row_comes_once(monkeypatch):
    monkeypatch.setattr(page, "ON_A_PAGE", 3)
    now = timezone.now()
    for _number in range(5):  # of one moment, as many are
        audit.write(RecordedDeed.LOGIN, by=factories.author(), at=now)
    factories.published()
    client, found, query = at_desk(factories.chief()), [], {}
    while True:
        context = client.get(PATH, query).context
        found += [(row.rank, row.one.pk) for row in context["rows"]]
        if not context["older"]:
            break
        query = {"after": context["older"]}
    assert len(found) == len(set(found)) == 7


def test_s36_it_is_a_table_without_formulas_and_taking_it_is_recorded():
    evil = '=HYPERLINK("http://evil.example","x")'
    chief = factories.chief()
    audit.write(RecordedDeed.ADDED, by=chief, about=factories.source(evil, slug="b"))
    audit.write(RecordedDeed.LOGIN, by=factories.author(), at=timezone.now())
    found = table(chief, deed="added")
    assert [row["Woran"] for row in found] == [f"'{evil}"]
    last = RecordEntry.objects.first()
    assert (last.deed, last.by, last.kind) == (
        "exported",
        chief,
        "articles.recordentry",
    )
    assert last.details == {"filters": ["deed"]}


def test_s36_a_long_table_has_every_row(monkeypatch):
    monkeypatch.setattr(rows, "AT_A_TIME", 2)
    for number in range(5):
        audit.write(RecordedDeed.ADDED, name=f"Thema {number}")
    found = table(deed="added")
    assert [row["Woran"] for row in found] == [f"Thema {n}" for n in (4, 3, 2, 1, 0)]


def test_s69_a_list_taken_as_a_table_is_recorded():
    admin = factories.admin()
    at_desk(admin).get(url(User, "table"), {"q": "geheim"})
    last = RecordEntry.objects.get()
    assert (last.deed, last.by, last.kind) == ("exported", admin, "articles.user")
    assert last.details == {"filters": ["q"]}


@pytest.mark.both
def test_who_may_see_no_hidden_articles_is_told_no_name_of_one():
    article = factories.draft(headline="Geheim", by=factories.author())
    audit.write(RecordedDeed.CHANGED, about=article, by=factories.author(), said="Neu")
    person = factories.user("Prüferin Beispiel")
    right = Permission.objects.get(codename="view_recordentry")
    person.user_permissions.add(right)
    for path in (PATH, f"{PATH}?name=Geh"):
        assert "Geheim" not in at_desk(person).get(path).text
    assert shown(person, name="Geh") == []
    assert [row.name for row in shown()] == ["Geheim"]


def test_it_speaks_the_language_of_the_desk():
    audit.write(RecordedDeed.LOGIN, by=factories.author(), ways=["webauthn"])
    chief = factories.profile(factories.chief(), language="en")
    text = at_desk(chief).get(PATH).text
    assert "Logged in" in text
    assert "with a passkey" in text


@pytest.mark.both
def test_it_asks_as_often_for_many_rows_as_for_few():
    client, counts = at_desk(factories.chief()), []
    for number in (3, 60):
        for n in range(number):
            person = factories.author(f"Autorin {n % 7}")
            audit.write(RecordedDeed.CHANGED, by=person, about=factories.topic())
        factories.published()
        client.get(PATH)
        with CaptureQueriesContext(connection) as queries:
            client.get(PATH)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= QUERIES


def test_the_tables_behind_it_are_reached_from_it():
    page = at_desk(factories.chief()).get(PATH)
    names = [one["object_name"] for one in page.context["technical"]]
    assert names == ["Decision", "Snapshot", "Edition"]
    assert url(Decision, "changelist") in page.text
    page = at_desk(factories.admin()).get(PATH)
    names = [one["object_name"] for one in page.context["technical"]]
    assert names == ["Decision", "Snapshot", "Edition", "Story", "Address"]
