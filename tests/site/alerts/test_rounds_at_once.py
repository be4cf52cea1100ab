"""Rounds at the same moment, beside readers who confirm."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Alert, AlertLetter, AlertRequest, Subscriber
from articles.site.alerts import begin_round
from articles.site.alerts.subscribing import confirm
from tests.site.alerts.readers import HERE, asked, subscribed
from tests.support import factories
from tests.support.processes.forks import fork

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


def test_rounds_at_once_beside_confirmations_write_each_letter_once(
    other_process_env, settings, tmp_path
):
    settings.VAR = tmp_path
    visitor = Client(headers=HERE)
    for number in range(3):
        subscribed(visitor, email=f"leserin{number}@example.org")
    factories.published(headline="Neu")
    asked(visitor, "q=Labor", email="leserin0@example.org")
    asked(visitor, email="neu@example.org")
    now = timezone.now() + timedelta(minutes=2)
    requests = AlertRequest.objects.filter(confirmed_at=None)
    acts = [(begin_round, now), *((confirm, one) for one in requests)]
    acts.append((begin_round, now))
    processes = [fork(other_process_env, *act) for act in acts]
    for process in processes:
        process.join(30)
        assert process.exitcode == 0
    told = AlertLetter.objects.values_list("subscriber__address", flat=True)
    assert sorted(told) == [f"leserin{number}@example.org" for number in range(3)]
    assert (Subscriber.objects.count(), Alert.objects.count()) == (4, 5)
