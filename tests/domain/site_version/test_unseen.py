"""Plans, and labels that no reader knows, don't make another revision."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain import site_version
from articles.editing.publishing import Publication, move
from articles.models import Topic
from tests.domain.site_version.onlookers import Onlooker
from tests.domain.site_version.test_bumping import counted, now, save
from tests.support import factories
from tests.support.contents import keys
from tests.support.factories import DAY, author, chief

pytestmark = pytest.mark.django_db

SECOND, MICROSECOND = timedelta(seconds=1), timedelta(microseconds=1)
START = datetime(2027, 3, 1, 10, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def plan(article, at):
    return move(article, "publish", by=chief(), options=Publication(at=at))


def test_a_plan_counts_when_it_comes_and_not_when_it_is_made(clock):
    live, article = factories.published(), factories.in_review()
    public = Onlooker(factories.topic())
    public.look()
    clock.shift(SECOND)
    etag = now().etag()

    for delay in (DAY, site_version.SOON + MICROSECOND):
        assert counted(lambda delay=delay: plan(article, timezone.now() + delay)) == 0
        assert counted(lambda: move(article, "cancel_schedule", by=chief())) == 0
        public.look()
    following = move(factories.revised(live, headline="Neu"), "submit", by=author())
    assert counted(lambda: plan(following, timezone.now() + DAY)) == 0
    assert now().etag() == etag
    clock.shift(DAY)
    assert now().etag() != etag
    public.look()
    assert public.changes == 1


def test_a_plan_that_comes_soon_counts_when_it_is_made_or_given_up(clock):
    """It could come before the transaction is over, between two others."""
    article = factories.in_review()
    soon, later = START + site_version.SOON, START + DAY
    assert counted(lambda: plan(article, soon)) == 1
    assert counted(lambda: move(article, "cancel_schedule", by=chief())) == 1
    first = factories.published()
    planned = factories.republished(first, at=later)
    clock.move_to(later - site_version.SOON)
    other = move(factories.revised(first), "submit", by=author())
    # The version that comes soon goes back because of it.
    assert counted(lambda: plan(other, later + DAY)) == 1
    planned.refresh_from_db()
    assert planned.live_from is None


def test_a_label_counts_as_soon_as_readers_know_it(clock):
    topic, publisher = factories.topic("A"), factories.source("B")
    merged = factories.topic("C")
    content = {
        "topics": keys(topic),
        "further_reading": [{"title": "Titel", "publisher": str(publisher.key)}],
    }
    factories.draft(**content)
    factories.discarded(**content)
    factories.scheduled(at=START + DAY, **content)
    public = Onlooker(topic)
    names = iter(range(1000))

    def changes() -> list[int]:
        found = []
        for label in (topic, publisher):
            for field in ("name", "slug", "aliases"):
                word = f"wort-{next(names)}"
                act = partial(save, label, **{field: word})
                found.append(counted(act))
                public.look()
        return found

    assert changes() == [0] * 6
    clock.move_to(START + DAY - site_version.SOON)
    assert changes() == [1] * 6
    assert counted(lambda: save(merged, aliases="Begriff")) == 0
    assert counted(lambda: save(merged, merged_into=topic)) == 1
    assert counted(lambda: save(merged, aliases="Anders")) == 1
    assert counted(merged.delete) == 1


def test_a_picture_counts_as_soon_as_readers_see_it_and_as_long(clock):
    picture = factories.picture()
    words = iter(range(100))

    def changes() -> int:
        return counted(partial(save, picture, alt=f"Wort {next(words)}"))

    lead = {"lead_image": str(picture.key)}
    factories.draft(**lead)
    ends = START + 2 * DAY
    factories.scheduled(at=START + DAY, expires_at=ends, **lead)
    clock.move_to(START + DAY - site_version.SOON - MICROSECOND)
    assert changes() == 0
    clock.shift(MICROSECOND)
    assert changes() == 1
    clock.move_to(ends - MICROSECOND)
    assert changes() == 1
    clock.shift(MICROSECOND)
    assert changes() == 0


def test_whether_a_picture_is_seen_is_asked_when_all_else_is_done(clock):
    picture = factories.picture()
    factories.scheduled(at=START + DAY, lead_image=str(picture.key))

    def change():
        with site_version.atomic():
            save(picture, alt="Anders")
            clock.move_to(START + DAY)

    assert counted(change) == 1


def test_a_label_that_nobody_knew_goes_without_a_sign():
    for name in ("A", "B", "C"):
        factories.topic(name)
    assert counted(lambda: factories.topic("A").delete()) == 0
    assert counted(lambda: Topic.objects.filter(names__de="B").delete()) == 0
    Topic.objects.create(name="D", slug="d", merged_into=factories.topic("C"))
    assert counted(lambda: Topic.objects.filter(names__de="D").delete()) == 1


def test_whether_readers_know_it_is_asked_last_and_under_the_lock_of_all_changes():
    """Else an article with it could be published between question and commit."""
    topic = factories.topic()
    factories.draft(topics=keys(topic))
    with CaptureQueriesContext(connection) as queries:
        save(topic, name="Anders")
    said = [q["sql"] for q in queries if not q["sql"].startswith("RELEASE")]
    locks, asks, _counts, names = said[-4:]
    assert "siterevision" in locks
    assert "articles_articletopic" in asks
    assert names.startswith('INSERT INTO "articles_keycounter"')
    if connection.features.has_select_for_update:
        assert locks.endswith("FOR UPDATE")
