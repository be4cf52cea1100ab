"""The desk shows what readers subscribe to by email: numbers, and nobody's name."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Subscriber, SuppressedAddress
from articles.site.alerts import brake
from tests.support import factories
from tests.support.contents import keys
from tests.support.desk.desk import at_desk
from tests.support.desk.subscribers import letters, people, subscribe

pytestmark = pytest.mark.django_db
PAGE = "/admin/alerts/"
FEW = "weniger als fünf"


def text_of(answer) -> str:
    said = re.sub(r"<[^>]+>", " ", answer.text.split('id="content-start"')[-1])
    return " ".join(unescape(said).split())


@pytest.fixture
def desk():
    return at_desk(factories.chief())


def test_only_chief_editors_and_administrators_are_led_there(desk):
    for person in (factories.editor(), factories.author()):
        client = at_desk(person)
        assert client.get(PAGE).status_code == 403
        for page in ("/admin/", "/admin/reach/"):
            assert f'href="{PAGE}"' not in client.get(page).text
    for client in (desk, at_desk(factories.admin())):
        for page in ("/admin/", "/admin/reach/"):
            assert f'href="{PAGE}"' in client.get(page).text


def test_without_subscribers_it_says_so(desk):
    said = text_of(desk.get(PAGE))
    assert "Noch hat niemand per E-Mail abonniert" in said
    assert "war keine E-Mail fällig" in said
    assert said.count(FEW) == 1  # for all numbers


@pytest.mark.both
def test_a_number_is_told_from_five_on_and_nobody_by_name(desk):
    topic, other = factories.topic("Zölle"), factories.topic("Häfen")
    factories.published(topics=keys(topic, other))
    some = people(6)
    subscribe(some[:5], f"topic={topic.slugs['de']}")
    subscribe(some[:4], f"topic={other.slugs['de']}", "weekly")
    subscribe(some, rhythm="at_once")
    page = desk.get(PAGE)
    said = text_of(page)
    assert "sofort 6" in said
    assert "einmal am Tag 5" in said
    assert f"einmal in der Woche {FEW}" in said
    assert "insgesamt 6" in said
    lists = said.split("Listen")[-1]
    assert "Alle Artikel Deutsch 6" in lists
    assert "Zölle Deutsch 5" in lists
    assert f"Häfen Deutsch {FEW}" in lists
    assert lists.index("Alle Artikel") < lists.index("Zölle") < lists.index("Häfen")
    assert f'href="{topic.get_absolute_url()}"' in page.text
    assert "example.org" not in page.text


@pytest.mark.both
def test_the_order_of_lists_with_few_does_not_tell_how_many_they_are(desk):
    some = people(4)
    subscribe(some[:1], "year=2024")
    subscribe(some, "year=2025")
    said = text_of(desk.get(PAGE))
    assert said.index("2024") < said.index("2025")


@pytest.mark.both
def test_words_that_few_search_for_are_not_shown(desk):
    some = people(5)
    subscribe(some, "q=hafen")
    subscribe(some[:4], "q=mobbing")
    subscribe(some[:1], "topic=gibt-es-nicht&q=kündigung")
    said = text_of(desk.get(PAGE))
    assert "hafen" in said
    assert "mobbing" not in said
    assert "kündigung" not in said
    assert "2 Suchen mit jeweils weniger als fünf Abonnements stehen hier nicht" in said


def test_a_list_that_is_gone_leads_nowhere(desk):
    subscribe(people(5), "topic=gibt-es-nicht")
    assert "Eine Liste, die es nicht mehr gibt Deutsch 5" in text_of(desk.get(PAGE))


@pytest.mark.both
def test_letters_stand_by_day_with_what_became_of_them(desk):
    today, day = timedelta(0), timedelta(days=1)
    letters(6, back=today, state="sent")
    letters(1, back=today, state="sent", has_come_back=True)
    letters(5, back=today, state="sending", may_be_twice=True)
    letters(1_200, back=2 * day, state="sent")
    letters(7, back=2 * day, state="empty")
    letters(4, back=2 * day, state="given_up")
    letters(4, back=3 * day, state="sent")
    letters(9, back=31 * day, state="sent")
    said = text_of(desk.get(PAGE))
    since = f"noch nicht verschickt: 5 · zurückgekommen: {FEW} · vielleicht doppelt: 5"
    assert f" 7 {since}" in said
    assert f" 1.200 nicht mehr nötig: 7 · aufgegeben: {FEW}" in said
    # No sum tells what few is.
    last = said.split("Insgesamt, ohne Zahlen unter fünf")[-1].split("Adressen")[0]
    assert last.split()[0] == "1.207"
    assert "nicht mehr nötig: 7" in last
    assert "noch nicht verschickt: 5" in last
    assert FEW not in last.replace(f"aufgegeben: {FEW}", "")


def test_it_tells_how_many_addresses_get_nothing_and_why(desk):
    assert "zurückgespielt" not in text_of(desk.get(PAGE))
    reasons = (*["returned"] * 5, *["complained"] * 4)
    for number, why in enumerate(reasons):
        SuppressedAddress.objects.create(digest=str(number), why=why)
    some = people(6)
    for number, shown in ((4, FEW), (5, "5")):
        held = Subscriber.objects.filter(pk__in=[one.pk for one in some[:number]])
        held.update(held_since=timezone.now())
        said = text_of(desk.get(PAGE))
        assert f"seit eine Sicherung zurückgespielt wurde: {shown}." in said
    suppressed = said.split("Warum Adressen")[-1]
    assert re.search(rf"\b5\b.*{FEW}", suppressed)


def test_it_says_that_nothing_is_sent_since_too_much_failed(desk):
    assert "schlugen fehl" not in text_of(desk.get(PAGE))
    letters(brake.LEAST, back=timedelta(0), state="given_up")
    assert brake.look()
    assert "an viele auf einmal schlugen fehl" in text_of(desk.get(PAGE))


def test_it_says_when_alerts_are_off_and_what_to_do(desk, settings):
    assert "NEWSROOM_ALERTS" not in desk.get(PAGE).text
    settings.NEWSROOM_ALERTS = False
    said = text_of(desk.get(PAGE))
    assert "NEWSROOM_MAIL_URL" in said
    assert "NEWSROOM_ALERTS" in said


@pytest.mark.both
def test_it_asks_as_often_for_many_lists_and_shows_a_hundred(desk):
    topics, counts = [factories.topic(f"Thema {n}") for n in range(4)], []
    factories.published(topics=keys(*topics))
    for number in (2, 110):
        some = people(number)
        for one in range(number):
            query = f"topic={topics[one % 4].slugs['de']}&year={1900 + one + number}"
            subscribe(some[one:], query)
        letters(number, back=timedelta(hours=number), state="sent")
        desk.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            said = text_of(desk.get(PAGE))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15
    assert "Das sind die 100 Listen mit den meisten Abonnements" in said
    assert said.count(" Deutsch ") == 100
