"""A calendar tells what is due, and every change of it by a number that rises."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db.models import QuerySet
from icalendar import Calendar

from articles.domain.site_version import atomic, bump, note_edition
from articles.editing.publishing import Withdrawal, move
from articles.models import Article
from articles.workflow import Ending
from tests.support import factories
from tests.support.contents import NO_DEADLINE, keys
from tests.support.factories import author, chief

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NOW = datetime(2027, 1, 10, 9, tzinfo=UTC)
DAY = timedelta(days=1)
KEY = "6f7c1ad2-3b54-4c4e-9d7e-0f4d7a3f2a01"
PATH = "/de/artikel/calendar.ics"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def due(closes: str, **parts) -> list[dict]:
    return [NO_DEADLINE | {"key": KEY, "closes": closes} | parts]


def read(client, path: str = PATH) -> list:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"\n" not in answer.content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    return Calendar.from_ical(answer.content).walk("VEVENT")


def only(client, path: str = PATH):
    [event] = read(client, path)
    return event


@pytest.mark.parametrize(
    ("closes", "starts"),
    [
        ("2027-03-15T17:00[Europe/Brussels]", datetime(2027, 3, 15, 16, tzinfo=UTC)),
        ("2027-03-15T24:00[Europe/Brussels]", datetime(2027, 3, 15, 23, tzinfo=UTC)),
        ("2027-03-15T24:00[AoE]", datetime(2027, 3, 16, 12, tzinfo=UTC)),
        # Left out by the clock, then twice: the first moment after it, and the second.
        ("2027-03-28T02:30[Europe/Berlin]", datetime(2027, 3, 28, 1, tzinfo=UTC)),
        ("2027-10-31T02:30[Europe/Berlin]", datetime(2027, 10, 31, 1, 30, tzinfo=UTC)),
        # Days are days, wherever they are.
        ("2027-03-15[America/Los_Angeles]", date(2027, 3, 15)),
        ("2027-03-15[Pacific/Auckland]", date(2027, 3, 15)),
        ("2027-03-15[AoE]", date(2027, 3, 15)),
    ],
)
def test_a_moment_is_the_same_in_a_calendar(client, closes, starts):
    article = factories.published(deadlines=due(closes))
    for path in (PATH, f"{article.get_absolute_url()}calendar.ics"):
        event = only(client, path)
        found = event.decoded("dtstart")
        if isinstance(found, datetime):
            found = found.astimezone(UTC)
        assert found == starts
        if not isinstance(starts, datetime):
            assert event.decoded("dtend") == starts + DAY


def test_an_event_has_an_end_and_a_place(client):
    said = {"stage": "event", "place": "Graz; Altstadt, Saal 2"}
    span = {"until": "2027-05-06T13:00[Europe/Vienna]"} | said
    factories.published(deadlines=due("2027-05-04T09:00[Europe/Vienna]", **span))
    event = only(client)
    assert str(event["location"]) == "Graz; Altstadt, Saal 2"
    length = event.decoded("dtend") - event.decoded("dtstart")
    assert length == timedelta(days=2, hours=4)


def test_each_change_raises_the_number_and_keeps_the_name(client, clock):
    article = factories.published(deadlines=due("2027-03-15[Europe/Berlin]"))
    english = factories.translated(article, slug="english", headline="Call")
    english = move(move(english, "submit", by=author()), "publish", by=chief())
    uids, numbers, states = set(), [], []

    def look() -> None:
        event = only(client)
        uids.add(str(event["uid"]))
        numbers.append(event.decoded("sequence"))
        states.append(str(event["status"]))
        assert event.decoded("dtstamp") <= event.decoded("last-modified")
        clock.shift(DAY)

    look()
    for closes in ("2027-03-20[Europe/Berlin]", "2027-03-25T12:00[Europe/Berlin]"):
        article = factories.republished(article, deadlines=due(closes))
        look()
    before = only(client, "/en/articles/calendar.ics").decoded("sequence")
    english = factories.republished(english, deadlines=due("2027-04-01[Europe/Berlin]"))
    assert only(client, "/en/articles/calendar.ics").decoded("sequence") > before
    assert only(client).decoded("sequence") == numbers[-1]
    move(article, "withdraw", by=chief(), note="Falsch.")
    look()
    article = move(
        Article.objects.get(pk=article.pk), "reinstate", by=chief(), note="x"
    )
    look()
    assert len(uids) == 1
    assert numbers == sorted(set(numbers))
    assert states == ["CONFIRMED"] * 3 + ["CANCELLED", "CONFIRMED"]


def ended(article: Article, ending: Ending) -> None:
    by = factories.published(headline="Nachfolger", deadlines=[])
    instead = by.edition if ending is Ending.REPLACED else None
    options = Withdrawal(ending=ending, replaced_by=instead)
    move(article, "withdraw", by=chief(), note="Grund", options=options)


@pytest.mark.parametrize("ending", Ending)
def test_a_cancelled_entry_says_no_more_than_the_notice(client, clock, ending):
    row = {"named": "Stufenwort", "place": "Ortswort", "stage": "event"}
    article = factories.published(
        headline="Titelwort",
        teaser="Teaserwort.",
        deadlines=due("2027-03-15[Europe/Berlin]", **row),
    )
    before = only(client)
    clock.shift(DAY)
    ended(article, ending)
    event = only(client)
    assert event["uid"] == before["uid"]
    assert event["status"] == "CANCELLED"
    assert event.decoded("sequence") > before.decoded("sequence")
    summary = "Veranstaltung"
    if ending is Ending.NOTICE:
        summary += " – Titelwort"
    assert str(event["summary"]) == summary
    told = client.get(PATH).text
    assert [w for w in ("Stufenwort", "Ortswort", "Teaserwort") if w in told] == []
    clock.shift(31 * DAY)
    factories.published(headline="Noch etwas", deadlines=[])
    assert read(client) == []


def test_a_row_that_was_corrected_away_leaves_none_of_its_words(client, clock):
    row = {"named": "Stufenwort", "place": "Ortswort", "stage": "event"}
    article = factories.published(deadlines=due("2027-03-15[Europe/Berlin]", **row))
    clock.shift(DAY)
    article = factories.republished(article, headline="Neuer Titel", deadlines=[])
    clock.shift(DAY)
    event = only(client)
    assert str(event["summary"]) == "Veranstaltung – Neuer Titel"
    assert "wort" not in client.get(PATH).text
    # The version that dropped it may be withdrawn.
    ended(article, Ending.NOTICE)
    after = only(client)
    assert after["status"] == "CANCELLED"
    assert after.decoded("sequence") > event.decoded("sequence")


def test_articles_that_share_a_key_have_entries_of_their_own(client):
    for headline in ("Eins", "Zwei"):
        row = due("2027-03-15[Europe/Berlin]")
        factories.published(headline=headline, deadlines=row)
    events = read(client)
    assert len({str(event["uid"]) for event in events}) == 2
    assert {str(event["summary"])[-4:] for event in events} == {"Eins", "Zwei"}


def test_a_deadline_that_a_version_drops_is_cancelled_for_a_month(client, clock):
    article = factories.published(deadlines=due("2027-09-15[Europe/Berlin]"))
    before = only(client).decoded("sequence")
    clock.shift(DAY)
    factories.republished(article, deadlines=[])
    event = only(client)
    assert (event["status"], event.decoded("sequence") > before) == ("CANCELLED", True)
    clock.shift(29 * DAY)
    factories.published(headline="Anderes", deadlines=[])
    assert len(read(client)) == 1
    clock.shift(2 * DAY)
    factories.published(headline="Noch etwas", deadlines=[])
    assert read(client) == []


def test_a_text_that_is_gone_tells_nothing_of_its_words(client, clock):
    said = due("2027-09-15[Europe/Berlin]", named="Heimlicher Aufruf", place="")
    article = factories.published(headline="Geheime Sache", deadlines=said)
    gone = Withdrawal(Ending.GONE)
    move(article, "withdraw", by=chief(), note="Recht.", options=gone)
    event = only(client)
    assert event["status"] == "CANCELLED"
    text = client.get(PATH).text
    assert "Geheime" not in text
    assert "Heimlicher" not in text
    assert client.get(f"{article.get_absolute_url()}calendar.ics").status_code == 404


def test_what_is_over_stays_a_month(client, clock):
    factories.published(deadlines=due("2027-01-20T12:00[UTC]"))
    over = datetime(2027, 1, 20, 12, tzinfo=UTC)
    for at, number in (
        (over + 30 * DAY - timedelta(seconds=1), 1),
        (over + 30 * DAY, 0),
    ):
        clock.move_to(at)
        assert len(read(client)) == number


def test_a_headline_adds_no_lines(client):
    wild = "Aufruf; a, b\\nBEGIN:VEVENT\u2028X:y " + "ü" * 80
    factories.published(headline=wild, deadlines=due("2027-03-15[UTC]"))
    assert str(only(client)["summary"]).endswith(
        Article.objects.get().headline.replace("\\n", "\\n")
    )


def test_a_list_has_the_calendar_of_what_it_holds(client):
    for name in "AB":
        said = due("2027-03-15[UTC]", key=KEY[:-1] + str("AB".index(name)))
        topics = keys(factories.topic(name))
        factories.published(headline=f"Aufruf {name}", topics=topics, deadlines=said)
    assert len(read(client)) == 2
    page = client.get("/de/themen/a/")
    assert "/de/themen/a/calendar.ics" in page.text
    assert str(only(client, "/de/themen/a/calendar.ics")["summary"]).endswith(
        "Aufruf A"
    )
    assert len(read(client, "/de/artikel/calendar.ics?topic=a,b")) == 0
    asked = client.get("/de/artikel/calendar.ics?topic=a&deadline=open")
    assert (asked.status_code, asked["Location"]) == (301, "/de/themen/a/calendar.ics")
    assert client.get("/de/themen/x/calendar.ics").status_code == 404


def test_every_list_has_a_calendar_where_articles_have_deadlines(client):
    factories.published(deadlines=[], topics=keys(factories.topic("Leer")))
    lists = ("/de/themen/leer/", "/de/artikel/", "/de/fristen/?topic=leer")
    for path in (*lists, "/de/abonnieren/?topic=leer"):
        assert "calendar.ics" not in client.get(path).text, path
    factories.published(deadlines=due("2026-03-15[UTC]"))
    for path in (*lists, "/de/artikel/?topic=leer&year=2020&q=nichts"):
        page = client.get(path)
        assert "calendar.ics" in page.text, path
        again = client.get(path, headers={"if-none-match": page["ETag"]})
        assert again.status_code == 304, path
    assert read(client, "/de/themen/leer/calendar.ics") == []
    assert (
        "/de/themen/leer/calendar.ics" in client.get("/de/abonnieren/?topic=leer").text
    )


def test_nothing_is_sent_twice(client):
    factories.published(deadlines=due("2027-03-15[UTC]"))
    tag = client.get(PATH)["ETag"]
    assert client.get(PATH, headers={"if-none-match": tag}).status_code == 304
    factories.published(deadlines=[])
    assert client.get(PATH, headers={"if-none-match": tag}).status_code == 200


def test_a_draft_has_no_calendar_and_is_in_none(client):
    draft = factories.draft(deadlines=due("2027-03-15[UTC]"), slug="entwurf")
    assert read(client) == []
    assert client.get(f"/de/artikel/{draft.slug}/calendar.ics").status_code == 404
    factories.published(slug="ohne", deadlines=[])
    assert client.get("/de/artikel/ohne/calendar.ics").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_remembered_entry_is_read_again_once_its_edition_moved(client):
    article = factories.published(
        headline="Zwergfalke", deadlines=due("2027-03-15[UTC]")
    )
    other = factories.published(headline="Kranich")
    assert "Zwergfalke" in only(client)["summary"]
    with atomic():
        # As erasure does: a public version isn't changed otherwise.
        QuerySet(Article).filter(pk=article.pk).update(headline="Steinadler")
        note_edition(article.edition_id)
        bump()
    assert "Steinadler" in only(client)["summary"]
    move(other, "withdraw", by=chief(), note="Falsch.")
    assert "Steinadler" in only(client)["summary"]
