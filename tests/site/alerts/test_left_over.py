"""No trace of the lists of a reader who has left, however their address is spelled."""

import pytest
from django.core import mail
from django.test import Client

from articles.models import AlertLetter, AlertRequest, Subscriber
from articles.site.alerts import forget_reader
from articles.site.alerts.confirming import MOST_LETTERS, send_link
from articles.site.alerts.links import secret_of
from articles.site.alerts.subscribing import leave
from tests.site.alerts.readers import (
    FORM,
    HERE,
    SAID,
    asked,
    letters_in,
    own,
    subscribed,
)
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]
SPELLINGS = (
    "e@müller.example",
    "E@MÜLLER.example",
    "e@xn--mller-kva.example",
    "e@XN--mller-kva.example",
)


@pytest.fixture
def visitor(settings, tmp_path) -> Client:
    settings.VAR = tmp_path
    settings.NEWSROOM_ALERT_RATE = 0
    return Client(headers=HERE)


def test_links_to_all_spellings_of_an_address_are_counted_together(visitor):
    for address in SPELLINGS:
        visitor.post(FORM, SAID | {"email": address})
    for request in AlertRequest.objects.all():
        send_link.func(request=request.pk)
    assert len(mail.outbox) == MOST_LETTERS


def test_who_leaves_takes_the_requests_of_all_spellings_along(visitor):
    alert = subscribed(visitor, email=SPELLINGS[0])
    for address in SPELLINGS[1:]:
        visitor.post(FORM, SAID | {"email": address})
    leave(alert.subscriber)
    assert not AlertRequest.objects.exclude(address="").exists()


@pytest.mark.parametrize("way", ["leaves", "is erased"])
def test_what_was_sent_is_only_a_count_once_its_reader_is_gone(visitor, way):
    alert = subscribed(visitor, "q=Krankheit")
    factories.published(headline="Krankheit")
    assert len(letters_in(minutes=2)) == 1
    path = own(alert)
    if way == "leaves":
        visitor.post(f"{path}leave/")
    else:
        assert forget_reader(["ERIKA@example.org"])
    assert not Subscriber.objects.exists()
    assert not AlertLetter.objects.exclude(told=[]).exists()
    assert visitor.post(f"{path}leave/").status_code == 410


def test_a_link_of_before_brings_nobody_back(visitor):
    used, erased = asked(visitor), asked(visitor, "q=Labor", email="max@example.org")
    path = visitor.post(used)["Location"]
    visitor.post(f"{path}leave/")
    forget_reader(["max@example.org"])
    assert visitor.post(used).status_code == 200
    assert visitor.post(erased).status_code == 410
    assert not Subscriber.objects.exists()


def test_who_leaves_while_letters_are_written_stops_none_of_others(visitor, settings):
    """Without the former secret of the site, each gets new links."""
    person = subscribed(visitor).subscriber
    settings.SECRET_KEY = "another secret of this site, long enough"
    Subscriber.objects.all().delete()
    assert len(secret_of(person)) == 43
    assert not Subscriber.objects.exists()
