"""After each act, a cached catalogue that catches up equals a new one."""

from copy import deepcopy
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain import site_version
from articles.domain.label_index import catalogue_at, holding, reading
from articles.editing.publishing import Publication, move, withdraw_story
from articles.models import Article, Source, Topic
from tests.domain.label_index.followers import Follower, made_anew
from tests.support import factories
from tests.support.contents import choices, keys
from tests.support.factories import DAY, author, chief

SECOND, MICROSECOND = timedelta(seconds=1), timedelta(microseconds=1)
START = datetime(2027, 3, 1, 10, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def labelled(*names: str, **options) -> dict:
    topics = keys(*map(factories.topic, names))
    sources = [{"source": str(factories.source("Quelle").key)}]
    countries = keys(factories.country("DE"), factories.country("FR"))
    found = {"topics": topics, "attributions": sources, "countries": countries}
    return found | options


@pytest.mark.django_db
def test_what_editors_do_is_known_at_once(clock):
    process = Follower()
    process.agrees()
    topic = factories.topic("A")

    first = factories.published(**labelled("A", "B"))
    assert set(process.agrees().about(topic)) == {first.pk}
    clock.shift(SECOND)
    second = factories.republished(first, topics=keys(factories.topic("B")))
    assert set(process.agrees().public("de")) == {second.pk}
    assert set(process.agrees().ever("de")) == {first.pk, second.pk}
    clock.shift(SECOND)
    move(second, "withdraw", by=chief(), note="Falsch.")
    assert not process.agrees().public("de")
    clock.shift(SECOND)
    second = move(second, "reinstate", by=chief(), note="Doch richtig.")
    assert set(process.agrees().public("de")) == {second.pk}
    clock.shift(SECOND)
    third = factories.translated(second, slug="other")
    move(move(third, "submit", by=author()), "publish", by=chief())
    assert set(process.agrees().public("en")) == {third.pk}
    clock.shift(SECOND)
    withdraw_story(second, by=chief(), note="Beide.")
    seen = process.agrees()
    assert not seen.public("de")
    assert not seen.is_known(topic)
    assert seen.was_known(topic)


@pytest.mark.django_db
def test_what_is_published_with_an_older_date_takes_its_place(clock):
    process = Follower()
    new = factories.published(dated="2026-05-02", **labelled("A"))
    process.agrees()
    old = factories.published(dated="2020-01-31", at=START - DAY, **labelled("A"))
    seen = process.agrees()
    assert seen.newest(seen.public("de"), 5) == ([new.pk, old.pk], False)
    moved = factories.republished(old, dated="2026-12-31")
    seen = process.agrees()
    assert seen.newest(seen.public("de"), 5) == ([moved.pk, new.pk], False)
    assert seen.numbers("de").by_month == {(2026, 12): 1, (2026, 5): 1}


@pytest.mark.django_db
def test_plans_come_and_end_by_the_clock_forwards_and_back(clock):
    process = Follower()
    factories.published(**labelled("A"))
    ends = START + 2 * DAY
    article = factories.scheduled(at=START + DAY, expires_at=ends, **labelled("B"))
    process.agrees()
    moments = [START + DAY, START + DAY - MICROSECOND, ends, ends - MICROSECOND, START]
    for moment in (*moments, ends + DAY, START):
        clock.move_to(moment)
        seen = process.agrees()
        assert (article.pk in seen.public("de")) == (START + DAY <= moment < ends)
        assert (article.pk in seen.ever("de")) == (moment >= START + DAY)


@pytest.mark.django_db
def test_plans_that_nobody_sees_are_known_when_they_come(clock):
    process = Follower()
    process.agrees()
    given_up, kept = (factories.scheduled(**labelled(name)) for name in "AB")
    process.look()
    move(given_up, "cancel_schedule", by=chief())
    later = move(factories.in_review(**labelled("C")), "publish", by=chief())
    assert set(process.agrees().public("de")) == {later.pk}
    clock.shift(DAY)
    assert set(process.agrees().public("de")) == {later.pk, kept.pk}


@pytest.mark.django_db
def test_a_window_without_length_was_never_public(clock):
    process = Follower()
    article = factories.published(**labelled("A"))
    process.look()
    with site_version.atomic():
        Article.objects.filter(pk=article.pk).update(live_until=F("live_from"))
        site_version.note_edition(article.edition_id)
        site_version.bump()
    seen = process.agrees()
    assert not seen.ever("de")
    assert not seen.was_known(factories.topic("A"))


@pytest.mark.django_db
def test_labels_that_are_renamed_merged_parted_and_deleted(clock):
    process = Follower()
    first = factories.published(**labelled("A"))
    second = factories.published(**labelled("B"))
    old, new = factories.topic("A"), factories.topic("B")
    process.agrees()
    old.name, old.slug = "Anders", "anders"
    old.save()
    seen = process.agrees()
    assert seen.find("topic", "anders").name == "Anders"
    # Readers knew it by that.
    assert seen.find("topic", "a") == old
    old.merged_into = new
    old.save()
    seen = process.agrees()
    assert set(seen.found("de", {"topic": [new]})) == {first.pk, second.pk}
    assert seen.by_label("topic", seen.public("de")) == {new.pk: 2}
    assert seen.find("topic", "anders") == new
    new.name = "Neu"
    new.save()
    assert str(process.agrees().find("topic", "anders")) == "Neu"
    old.refresh_from_db()
    old.merged_into = None
    old.save()
    assert process.agrees().by_label("topic", seen.public("de")) == {
        old.pk: 1,
        new.pk: 1,
    }
    Source.objects.update(names={"de": "Quelle", "en": "Source"})
    assert process.agrees().find("source", "quelle").name_in("en") == "Source"
    factories.topic("Leer")
    process.agrees()
    Topic.objects.filter(names__de="Leer").delete()
    factories.published(**labelled("D"))
    assert "leer" not in process.agrees().labels.by_slug["topic"]


@pytest.mark.django_db
def test_editors_choices_follow_the_editions_that_they_name(clock):
    process = Follower()
    other = factories.draft(**labelled("A"))
    pinned = {"related": choices("pinned", other.edition)}
    article = factories.published(**labelled("B"), **pinned)
    process.agrees()
    move(move(other, "submit", by=author()), "publish", by=chief())
    assert process.agrees().related(article.pk) == [other.pk]
    clock.shift(SECOND)
    following = factories.republished(other)
    assert process.agrees().related(article.pk) == [following.pk]
    without = factories.republished(article, related=[])
    assert process.agrees().stock.choices.keys() == {article.pk}
    assert without.pk in process.look().public("de")


@pytest.mark.django_db
def test_catching_up_twice_is_as_good_as_once(clock):
    process = Follower()
    process.look()
    factories.published(**labelled("A"))
    process.look()
    # A process that reads during a transaction may have read rows that are newer
    # than its count.
    stock = process.held.value.stock
    object.__setattr__(stock, "sequence", 0)
    process.agrees()


@pytest.mark.django_db
def test_what_was_handed_out_stays_as_it_was(clock):
    process = Follower()
    factories.published(**labelled("A", "B"))
    former = process.look()
    public, copy = former.public("de"), deepcopy(former.stock)
    words = str(former.find("topic", "a"))
    clock.shift(SECOND)
    factories.published(**labelled("A"))
    topic = factories.topic("A")
    topic.name = "Anders"
    topic.save()
    process.agrees()
    assert former.stock == copy
    assert former.public("de") == public
    assert len(public) == 1
    assert str(former.find("topic", "a")) == words == "A"


@pytest.mark.django_db
def test_catching_up_reads_what_moved_and_nothing_else(clock):
    for number in range(4):
        factories.published(**labelled("A", headline=f"Artikel {number}"))
    process = Follower()
    process.look()
    factories.published(**labelled("A"))
    now = site_version.current(timezone.now())
    with CaptureQueriesContext(connection) as queries:
        stock, number = holding.building.caught_up(process.held.value.stock, now)
    assert (len(queries), number) == (6, 1)
    assert len(stock.open) == 5
    with CaptureQueriesContext(connection) as queries:
        assert holding.building.caught_up(stock, now) == (stock, 0)
    assert len(queries) == 2


@pytest.mark.alike
@pytest.mark.django_db
def test_everything_is_read_in_portions(clock, monkeypatch):
    articles = [factories.published(**labelled("A", "B")) for _ in range(3)]
    expected = made_anew().stock
    monkeypatch.setattr(reading, "STEP", 1)
    monkeypatch.setattr(reading, "LISTED", 1)
    assert made_anew().stock == expected
    empty = holding.building.Stock(expected.site, 0, START)
    stock, number = holding.building.caught_up(
        empty, site_version.current(START + MICROSECOND)
    )
    assert number == len(articles)
    assert stock.order == expected.order


@pytest.mark.django_db
def test_a_key_beyond_thirty_two_bits_is_refused_in_words(clock):
    article = factories.published()
    other = Article.objects.get(pk=article.pk)
    other.pk = 2**32
    with pytest.raises(OverflowError, match="can't be taken into the catalogue"):
        reading.refuse_beyond(other.pk)
    reading.refuse_beyond(2**32 - 1)


@pytest.mark.django_db(transaction=True)
def test_the_process_holds_one_catalogue_for_a_revision():
    article = factories.published(**labelled("A"))
    first = site_version.current(timezone.now())
    seen = catalogue_at(first)
    assert set(seen.public("de")) == {article.pk}
    assert catalogue_at(site_version.current(timezone.now())) is seen
    move(article, "withdraw", by=chief(), note="Falsch.", options=factories.GONE)
    assert not catalogue_at(site_version.current(timezone.now())).public("de")
    past = Publication(at=timezone.now() - DAY, backdated=True)
    other = move(factories.in_review(), "publish", by=chief(), options=past)
    seen = catalogue_at(site_version.current(timezone.now()))
    assert set(seen.public("de")) == {other.pk}
