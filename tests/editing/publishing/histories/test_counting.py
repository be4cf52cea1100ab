"""A move is counted as a change for readers, unless the clock tells it by itself."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles.domain import site_version
from articles.editing.publishing.attempt.options import Publication
from articles.editing.publishing.moving import move
from tests.support import factories
from tests.support.factories import DAY, author, chief

NOON = datetime.fromisoformat("2027-03-01T12:00:00+00:00")
MICROSECOND = timedelta(microseconds=1)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOON, tick=False)]


def counted(article, name, **told) -> bool:
    before = site_version.current(timezone.now()).counter
    move(article, name, by=chief(), **told)
    return site_version.current(timezone.now()).counter > before


@pytest.mark.parametrize(
    ("delay", "is_counted"),
    [
        (timedelta(0), True),
        (site_version.SOON, True),
        (site_version.SOON + MICROSECOND, False),
    ],
)
def test_what_is_planned_or_cancelled_is_counted_if_it_would_begin_soon(
    delay, is_counted
):
    planned = Publication(at=NOON + delay)
    article = factories.in_review()
    assert counted(article, "publish", options=planned) is is_counted
    if delay:
        assert counted(article, "cancel_schedule") is is_counted


def test_what_would_have_begun_soon_and_is_displaced_is_counted():
    article = factories.published()
    factories.republished(article, at=NOON + site_version.SOON)
    third = move(factories.revised(article), "submit", by=author())
    assert counted(third, "publish", options=Publication(at=NOON + DAY))


def test_what_is_withdrawn_and_what_comes_back_is_counted():
    article = factories.published()
    assert counted(article, "withdraw", note="Stimmt nicht.")
    assert counted(article, "reinstate", note="Stimmt doch.")
