"""A reader asks for a list by email, and confirms the address."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django_ox.models import OxTask

from articles.models import Alert, AlertRequest, Subscriber, SuppressedAddress
from articles.site import alerts
from articles.site.alerts.addresses import suppress
from articles.site.alerts.confirming import MOST_LETTERS, send_link
from articles.site.alerts.subscribing import MOST_OF_ONE
from tests.site.alerts.readers import (
    ASKED,
    FORM,
    HERE,
    SAID,
    asked,
    link_in_letter,
    own,
    subscribed,
)
from tests.site.public.reading import body_of, tree
from tests.support import factories
from tests.support.contents import keys

# As long as mail servers take one (RFC 5321, with erratum 1690).
LONGEST = f"{'a' * 64}@{'b' * 60}.{'c' * 60}.{'d' * 55}.example.org"
pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def visitor() -> Client:
    return Client(headers=HERE)


def test_a_list_comes_by_email_once_its_address_is_confirmed(visitor):
    factories.published(topics=keys(factories.topic("Innovation")))
    page = visitor.get(f"{FORM}?topic=innovation")
    assert "Innovation" in body_of(tree(page.text))
    response = visitor.post(f"{FORM}?topic=innovation", SAID | {"wants_moved": "on"})
    assert (response.status_code, response["Location"]) == (303, ASKED)
    assert visitor.get(ASKED).status_code == 200
    assert not Subscriber.objects.exists()
    link = link_in_letter()
    [letter] = mail.outbox
    assert letter.to == ["erika@example.org"]
    assert "Innovation" in letter.body
    answer = visitor.post(link)
    alert = Alert.objects.get()
    assert answer["Location"] == own(alert)
    assert (alert.language, alert.query) == ("de", "topic=innovation")
    assert (alert.rhythm, alert.wants_moved) == ("at_once", True)
    assert not alert.wants_corrections
    assert alert.subscriber.address == "erika@example.org"
    assert not visitor.cookies
    assert visitor.get(own(alert)).status_code == 200


def test_s79_opening_the_links_changes_nothing(visitor):
    link = asked(visitor)
    for ask in (visitor.get, visitor.head, visitor.get):
        assert ask(link).status_code == 200
    assert not Subscriber.objects.exists()
    visitor.post(link)
    alert = Alert.objects.get()
    before = list(Alert.objects.values())
    paths = [own(alert), f"{own(alert)}leave/", f"{own(alert)}data/"]
    for path in paths:
        for ask in (visitor.get, visitor.head):
            answer = ask(path)
            assert answer.status_code == 200
            assert answer["Cache-Control"] == "private, no-store"
            assert answer["Referrer-Policy"] == "no-referrer"
    assert list(Alert.objects.values()) == before
    assert Subscriber.objects.count() == 1


def test_a_link_used_twice_confirms_once_and_keeps_no_address(visitor):
    link = asked(visitor)
    for _time in range(2):
        assert visitor.post(link).status_code in {200, 303}
    assert Alert.objects.count() == Subscriber.objects.count() == 1
    assert AlertRequest.objects.get().address == ""


def test_a_link_is_good_for_7_days_and_no_other_token_opens_anything(
    visitor, time_machine
):
    link = asked(visitor)
    for other in ("x", "1:2:3", "a" * 900):
        assert visitor.post(f"/alerts/confirm/{other}/").status_code == 410
        assert visitor.get(f"/alerts/{other}/").status_code == 410
    time_machine.move_to(timezone.now() + timedelta(days=7, hours=1))
    for ask in (visitor.get, visitor.post):
        assert ask(link).status_code == 410
    assert not Subscriber.objects.exists()
    week = timezone.now() - timedelta(days=7)
    assert alerts.requests_before(week).count() == 1


def test_the_page_of_another_site_asks_for_nothing():
    for headers in ({"origin": "https://evil.example"}, {"origin": "null"}, {}):
        assert Client(headers=headers).post(FORM, SAID).status_code == 403
    assert not AlertRequest.objects.exists()


def test_a_browser_that_names_no_origin_confirms(visitor):
    """Its page says “no-referrer”, so browsers send the origin “null” from there."""
    link = asked(visitor)
    assert Client(headers={"origin": "null"}).post(link).status_code == 303
    assert Subscriber.objects.exists()


def test_the_answer_is_the_same_whoever_is_known(visitor):
    subscribed(visitor)
    suppress("spam@example.org", SuppressedAddress.Why.COMPLAINED)
    answers, queued = set(), []
    for number, address in enumerate(
        ("erika@example.org", "neu@example.org", "spam@example.org")
    ):
        client = Client(REMOTE_ADDR=f"2001:db8:{number:x}::1", headers=HERE)
        before = OxTask.objects.count(), AlertRequest.objects.count()
        answer = client.post(FORM, SAID | {"email": address})
        answers.add((answer.status_code, answer["Location"], answer.text))
        after = OxTask.objects.count(), AlertRequest.objects.count()
        queued.append((after[0] - before[0], after[1] - before[1]))
    assert len(answers) == 1
    assert queued == [(1, 1)] * 3
    mail.outbox.clear()
    for request in AlertRequest.objects.filter(confirmed_at=None):
        send_link.func(request=request.pk)
    assert [one.to for one in mail.outbox] == [
        ["erika@example.org"], ["neu@example.org"],
    ]  # fmt: skip


def test_floods_are_throttled_by_line_and_by_address(visitor):
    for _time in range(MOST_OF_ONE):
        assert visitor.post(FORM, SAID).status_code == 303
    answer = visitor.post(FORM, SAID)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert SAID["email"] in answer.text
    mail.outbox.clear()
    for request in AlertRequest.objects.all():
        send_link.func(request=request.pk)
    assert len(mail.outbox) == MOST_LETTERS


@pytest.mark.parametrize(
    ("address", "stored"),
    [
        ("a+b@example.org", "a+b@example.org"),
        ("erika@müller.example", "erika@müller.example"),
        (LONGEST, None),
        # Short to the eye, but its domain has 487 signs on the way.
        (f"a@{'中.' * 60}example", ""),
        ("erika@example.org\r\nBcc: x@example.org", ""),
        ("erika@localhost", ""),
        ("erika@10.0.0.1", ""),
        ("", ""),
        ("erika", ""),
    ],
)
def test_an_address_is_taken_as_it_is_or_refused_with_a_reason(
    visitor, address, stored
):
    answer = visitor.post(FORM, SAID | {"email": address})
    if stored == "":
        assert answer.status_code == 200
        assert "error-summary" in answer.text
        assert not AlertRequest.objects.exists()
        return
    assert answer.status_code == 303
    assert AlertRequest.objects.get().address == (stored or address)
    visitor.post(link_in_letter())
    assert Subscriber.objects.get().address == (stored or address)


@pytest.mark.parametrize("extra", [1, 2, 200])
def test_an_address_that_no_mail_takes_is_refused_with_its_length(visitor, extra):
    address = LONGEST.replace("b.", f"{'b.' * (extra // 2)}b{'b' * (extra % 2)}.", 1)
    assert len(address) == 254 + extra
    answer = visitor.post(FORM, SAID | {"email": address})
    assert answer.status_code == 200
    assert f"Es sind {254 + extra} Zeichen, Platz ist für 254." in answer.text
    assert address in answer.text
    assert not AlertRequest.objects.exists()


def test_spellings_of_one_address_are_one_subscriber(visitor):
    subscribed(visitor, email="erika@müller.example")
    subscribed(visitor, "q=Labor", email="Erika@XN--MLLER-KVA.example")
    assert Subscriber.objects.count() == 1
    assert Alert.objects.count() == 2


def test_who_asks_again_gets_the_new_choice_and_no_second_alert(visitor):
    subscribed(visitor)
    alert = subscribed(visitor, rhythm="weekly", weekday="4")
    assert Alert.objects.get() == alert
    assert (alert.rhythm, alert.weekday) == ("weekly", 4)


def test_without_the_setting_there_is_no_form(visitor, settings):
    settings.NEWSROOM_ALERTS = False
    assert visitor.get(FORM).status_code == 404
    assert "per-mail" not in visitor.get("/de/abonnieren/").text


def test_an_unknown_list_is_no_page(visitor):
    assert visitor.get(f"{FORM}?topic=gibt-es-nicht").status_code == 404
