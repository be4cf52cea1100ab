"""A subscriber sees, changes, takes along, and leaves."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain import letters
from articles.models import Alert, AlertLetter, AlertRequest, Subscriber
from articles.site.alerts.links import secret_of
from articles.site.alerts.subscribing import MOST_ALERTS
from tests.site.alerts.readers import FORM, HERE, SAID, asked, own, subscribed

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def visitor(settings, tmp_path) -> Client:
    settings.VAR = tmp_path
    return Client(headers=HERE)


def test_a_choice_is_changed_by_a_form(visitor):
    alert = subscribed(visitor)
    said = {"alert": alert.pk, "rhythm": "weekly", "weekday": "2"}
    answer = visitor.post(own(alert), said | {"wants_corrections": "on"})
    assert answer["Location"] == f"{own(alert)}#alert-{alert.pk}"
    alert.refresh_from_db()
    assert (alert.rhythm, alert.weekday, alert.wants_corrections) == ("weekly", 2, True)
    assert visitor.post(own(alert), said | {"weekday": "9"}).status_code == 400
    alert.refresh_from_db()
    assert alert.weekday == 2


def test_nobody_changes_the_alert_of_another_subscriber(visitor):
    alert = subscribed(visitor)
    other = subscribed(visitor, email="max@example.org")
    for key in (other.pk, "", "0", "9" * 30, "²", "x"):
        said = {"alert": key, "stop": "1"}
        assert visitor.post(own(alert), said)["Location"] == own(alert)
    assert Alert.objects.count() == 2


def test_one_of_several_is_stopped_and_with_the_last_one_the_address_goes(visitor):
    first, second = subscribed(visitor), subscribed(visitor, "q=Labor")
    path = own(first)
    assert visitor.post(path, {"alert": first.pk, "stop": "1"})["Location"] == path
    assert list(Alert.objects.all()) == [second]
    assert visitor.post(path, {"alert": second.pk, "stop": "1"}).status_code == 200
    assert not Subscriber.objects.exists()
    assert visitor.get(path).status_code == 410


def test_one_post_leaves_at_once_from_anywhere(visitor):
    """RFC 8058: the mail program sends it, without cookie, origin or page."""
    alert = subscribed(visitor)
    asked(visitor, "q=Labor")
    waiting = AlertLetter.objects.create(
        subscriber=alert.subscriber, until=alert.told_until, at=alert.told_until
    )
    folded = alert.subscriber.folded
    answer = Client().post(f"{own(alert)}leave/", {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not Subscriber.objects.exists()
    assert not AlertLetter.objects.filter(pk=waiting.pk).exists()
    assert not AlertRequest.objects.exclude(address="").exists()
    assert letters.Departures().has(folded)
    subscribed(visitor)
    assert not letters.Departures().has(folded)


def test_all_that_is_stored_is_taken_along(visitor):
    alert = subscribed(visitor, "q=Labor")
    answer = visitor.get(f"{own(alert)}data/")
    assert answer["Content-Disposition"] == 'attachment; filename="alerts.json"'
    told = json.loads(answer.content)
    assert told["address"] == "erika@example.org"
    assert told["alerts"][0]["list"] == "q=Labor"
    for secret in (alert.subscriber.seed, secret_of(alert.subscriber)):
        assert secret not in answer.text


def test_secrets_outlive_a_new_secret_of_the_site(visitor, settings):
    alert = subscribed(visitor)
    path, old = own(alert), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 9, [old]
    assert own(alert) == path
    settings.SECRET_KEY_FALLBACKS = []
    assert own(alert) != path
    assert visitor.get(path).status_code == 410
    assert visitor.get(own(alert)).status_code == 200


def test_no_secret_is_guessed_for_ever(visitor):
    subscribed(visitor)
    codes = [visitor.get(f"/alerts/{number:0>43}/").status_code for number in range(60)]
    assert codes[0] == 410
    assert codes[-1] == 429


def test_the_form_says_what_is_stored(visitor):
    page = visitor.get(FORM).text
    assert "innerhalb von 7 Tagen" in page
    assert SAID["email"] not in page


def test_a_list_too_many_is_refused_with_the_reason_and_waits(visitor):
    alert = subscribed(visitor)
    alone = queries_of(visitor, own(alert))
    now = timezone.now()
    Alert.objects.bulk_create(
        Alert(subscriber=alert.subscriber, language="de", query=f"q=wort{number}",
              rhythm="daily", begun_at=now, told_until=now)
        for number in range(MOST_ALERTS - 1)
    )  # fmt: skip
    assert queries_of(visitor, own(alert)) <= alone
    link = asked(visitor, "q=Labor")
    answer = visitor.post(link)
    assert answer.status_code == 409
    assert "nicht hinzugefügt" in answer.text
    assert str(MOST_ALERTS) in answer.text
    assert f'href="{own(alert)}"' in answer.text
    assert Alert.objects.count() == MOST_ALERTS
    # A list of theirs can be chosen anew, and after another stopped, this one comes.
    subscribed(visitor, rhythm="weekly")
    visitor.post(own(alert), {"alert": alert.pk, "stop": "1"})
    assert visitor.post(link)["Location"] == own(alert)
    assert Alert.objects.filter(query="q=Labor").exists()


def queries_of(visitor, path: str) -> int:
    with CaptureQueriesContext(connection) as asked_for:
        assert visitor.get(path).status_code == 200
    return len(asked_for)
