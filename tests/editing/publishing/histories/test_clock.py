"""A clock that is stepped back takes nothing from readers, and undoes no decision."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.domain import site_version
from articles.editing.publishing import Withdrawal, feature, move, offers
from articles.foundation.refusal import Refused
from articles.models import Article
from articles.workflow import Ending, Phase
from tests.support import factories
from tests.support.factories import DAY, chief

pytestmark = pytest.mark.django_db

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
# Up to which a clock is taken for one that was stepped back.
HOUR = 60 * MINUTE - timedelta(seconds=1)


@pytest.fixture
def step_back(time_machine):
    """Return what steps the clock back from noon, before a process that is new."""
    time_machine.move_to(NOON, tick=False)

    def step_back(by: timedelta) -> None:
        time_machine.move_to(NOON - by, tick=False)
        site_version.forget()

    return step_back


def names(article: Article) -> set[str]:
    return {offer.transition.name for offer in offers(article, chief())}


@pytest.mark.parametrize("back", [MINUTE, HOUR])
def test_r48_no_article_vanishes_when_the_clock_steps_back(step_back, client, back):
    article = factories.published(headline="Am Hafen")
    path = article.get_absolute_url()
    step_back(back)
    assert client.get(path).status_code == 200
    for address in (
        "/de/",
        "/de/artikel/",
        "/de/artikel/feed.atom",
        "/de/korrekturen/",
    ):
        assert client.get(address).status_code == 200
        site_version.forget()
    assert b"Am Hafen" in client.get("/de/artikel/").content
    assert b"Am Hafen" in client.get("/de/artikel/feed.atom").content
    assert Article.objects.public().get() == article
    assert article.phase() is Phase.LIVE
    assert client.get(path).status_code == 200


def test_r48_what_readers_saw_is_no_schedule_that_can_be_cancelled(step_back):
    article = factories.published()
    step_back(HOUR)
    with pytest.raises(Refused) as refused:
        move(article, "cancel_schedule", by=chief())
    assert refused.value.code == "wrong-phase"
    assert "withdraw" in names(article)
    assert "cancel_schedule" not in names(article)
    move(article, "withdraw", by=chief(), note="Falsch.")
    assert article.phase() is Phase.WITHDRAWN


def test_r48_another_version_takes_its_place_and_does_not_undo_it(step_back):
    first = factories.published()
    step_back(HOUR)
    # As a server does before it answers anybody.
    site_version.outlook(timezone.now())
    second = factories.republished(first)
    first.refresh_from_db()
    assert (first.phase(), second.phase()) == (Phase.REPLACED, Phase.LIVE)
    assert first.live_until == second.live_from > NOON
    assert list(first.decisions.values_list("transition", flat=True))[-1] == "publish"


def test_r48_what_was_withdrawn_comes_not_back_with_the_clock(step_back, client):
    article = factories.published()
    path = article.get_absolute_url()
    gone = Withdrawal(ending=Ending.GONE)
    move(article, "withdraw", by=chief(), note="Falsch.", options=gone)
    step_back(HOUR)
    assert client.get(path).status_code == 410


def test_r48_who_features_is_heeded_as_well(step_back):
    article = factories.published()
    step_back(HOUR)
    feature(article, until=NOON + DAY, by=chief())
    assert Article.objects.featured().get() == article


def test_r48_a_decision_that_lies_too_far_ahead_moves_nothing(step_back, client):
    article = factories.published()
    step_back(61 * MINUTE)
    assert client.get(article.get_absolute_url()).status_code == 404
    assert article.phase() is Phase.SCHEDULED
    other = factories.published(headline="Anderes")
    assert other.live_from == timezone.now()
    # And it hides none that tells the time.
    step_back(62 * MINUTE)
    assert client.get(other.get_absolute_url()).status_code == 200
