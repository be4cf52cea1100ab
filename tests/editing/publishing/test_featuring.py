"""A featured article leads the home page until its moment, as long as it is public;
else the newest does.
"""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.editing.publishing.featuring import feature
from articles.editing.publishing.moving import move
from articles.foundation.refusal import Refused
from articles.models import Article, Decision, Edition
from tests.support import factories

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def lead(client, path="/de/"):
    """Return the headline that leads the home page, None if none does."""
    found = client.get(path).context["front"].lead
    return found[0].headline if found else None


def test_a_featured_article_leads_until_its_moment_with_no_job_running(client):
    article = factories.published(headline="Aufmacher")
    factories.published(headline="Neuer")
    assert lead(client) == "Neuer"
    until = timezone.now() + HOUR
    feature(article, until=until, by=factories.chief())
    page = client.get("/de/")
    assert lead(client) == "Aufmacher"
    assert page.text.count("Aufmacher</a>") == 1
    assert lead(client, "/en/") is None
    with time_machine.travel(until):
        assert lead(client) == "Neuer"
        assert "Aufmacher" in client.get("/de/").text


def test_of_several_the_newest_leads(client):
    for headline in ("Eins", "Zwei"):
        article = factories.published(headline=headline)
        feature(article, until=timezone.now() + HOUR, by=factories.chief())
    assert lead(client) == "Zwei"
    assert "Eins" in client.get("/de/").text


def test_the_next_version_leads_in_its_place(client):
    article = factories.published(headline="Erste")
    feature(article, until=timezone.now() + HOUR, by=factories.chief())
    factories.republished(article, headline="Zweite")
    assert lead(client) == "Zweite"


def test_what_isnt_public_any_more_doesnt_lead(client):
    article = factories.published()
    feature(article, until=timezone.now() + HOUR, by=factories.chief())
    move(article, "withdraw", by=factories.chief(), note="Stimmt nicht.")
    assert lead(client) is None


def test_featuring_can_be_ended(client):
    article = factories.published()
    factories.published(headline="Neuer")
    for until in (timezone.now() + HOUR, None):
        feature(article, until=until, by=factories.chief())
    assert lead(client) == "Neuer"
    until = list(Decision.objects.filter(transition="feature").order_by("lock"))
    assert [decision.until is None for decision in until] == [False, True]


def test_featuring_is_recorded_once_for_each_change():
    article, until = factories.published(), timezone.now() + HOUR
    for _again in range(2):
        feature(article, until=until, by=factories.chief())
    decision = Decision.objects.get(transition="feature")
    assert (decision.by, decision.until) == (factories.chief(), until)
    assert decision.lock == Article.objects.get().lock


@pytest.mark.parametrize("who", [factories.author, factories.editor])
def test_only_who_publishes_may_feature(who):
    article = factories.published()
    with pytest.raises(Refused, match="Chefredaktion") as refused:
        feature(article, until=timezone.now() + HOUR, by=who())
    assert refused.value.code == "not-allowed"


@pytest.mark.parametrize(
    "state", ["draft", "in_review", "scheduled", "expired", "withdrawn", "discarded"]
)
def test_only_what_is_live_may_be_featured(state):
    article = getattr(factories, state)()
    with pytest.raises(Refused) as refused:
        feature(article, until=timezone.now() + HOUR, by=factories.chief())
    assert refused.value.code == "not-live"
    assert Edition.objects.get().featured_until is None


def test_the_past_is_refused():
    with pytest.raises(Refused) as refused:
        feature(
            factories.published(),
            until=timezone.now() - HOUR,
            by=factories.chief(),
        )
    assert refused.value.code == "past"
