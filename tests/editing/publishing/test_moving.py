"""Publishing: now, at a moment, until a moment, and what it does to other versions."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles.domain.content import content_of
from articles.editing.publishing.attempt.options import Publication
from articles.editing.publishing.moving import move
from articles.editing.writing import add_version
from articles.foundation.refusal import Refused
from articles.models import Article, Decision, Edition, Snapshot
from articles.workflow import Phase
from tests.support import factories
from tests.support.factories import DAY, author, chief

pytestmark = pytest.mark.django_db
NOON = datetime.fromisoformat("2027-03-01T12:00:00+00:00")
MICROSECOND = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to(NOON, tick=False)


def publish(article, **options):
    return move(article, "publish", by=chief(), options=Publication(**options))


def refused(code, verb, *args, **options):
    with pytest.raises(Refused) as refusal:
        verb(*args, **options)
    assert refusal.value.code == code


def window(article):
    article = Article.objects.get(pk=article.pk)
    return article.live_from, article.live_until


def is_public(article, at=None):
    return Article.objects.public(at=at).filter(pk=article.pk).exists()


def test_what_is_published_now_is_public_from_this_moment_without_end():
    article = publish(factories.in_review())
    assert window(article) == (NOON, None)
    assert is_public(article, NOON)
    assert not is_public(article, NOON - MICROSECOND)
    assert article.edition.published_at == NOON


def test_r7_r8_what_is_scheduled_appears_on_the_second_without_a_job(time_machine):
    article = factories.scheduled(at=NOON + DAY)
    assert (article.phase(), is_public(article)) == (Phase.SCHEDULED, False)
    time_machine.move_to(NOON + DAY - MICROSECOND, tick=False)
    assert not is_public(article)
    time_machine.move_to(NOON + DAY, tick=False)
    assert (article.phase(), is_public(article)) == (Phase.LIVE, True)


def test_what_expires_vanishes_on_the_second_and_stays_as_history(time_machine):
    article = publish(factories.in_review(), expires_at=NOON + DAY)
    assert window(article) == (NOON, NOON + DAY)
    time_machine.move_to(NOON + DAY, tick=False)
    assert (article.phase(), is_public(article)) == (Phase.EXPIRED, False)
    assert is_public(article, NOON + DAY - MICROSECOND)


def test_the_next_version_takes_the_place_of_the_live_one(time_machine):
    first = factories.published()
    time_machine.move_to(NOON + DAY, tick=False)
    second = factories.republished(first)
    assert window(first) == (NOON, NOON + DAY)
    assert window(second) == (NOON + DAY, None)
    assert Edition.objects.get().live_article() == second
    assert Edition.objects.get().live_article(NOON) == first


def test_the_live_version_ends_when_the_scheduled_one_begins():
    first = factories.published()
    second = factories.republished(first, at=NOON + DAY)
    assert window(first) == (NOON, NOON + DAY)
    assert window(second) == (NOON + DAY, None)


def test_a_version_that_expires_earlier_leaves_a_gap():
    first = factories.published(expires_at=NOON + DAY)
    factories.republished(first, at=NOON + 2 * DAY)
    assert window(first) == (NOON, NOON + DAY)


def test_a_moment_in_the_past_is_refused():
    article = factories.in_review()
    refused("past", publish, article, at=NOON - MICROSECOND)
    assert publish(article, at=NOON).live_from == NOON


@pytest.mark.parametrize("at", [None, NOON + DAY])
def test_an_end_that_is_not_after_the_beginning_is_refused(at):
    article = factories.in_review()
    refused("expiry-before-start", publish, article, at=at, expires_at=at or NOON)
    refused("expiry-before-start", publish, article, at=at, expires_at=NOON - DAY)


def test_a_second_version_in_the_same_microsecond_takes_the_next_one():
    first = factories.published()
    second = factories.republished(first)
    assert window(first) == (NOON, NOON + MICROSECOND)
    assert window(second) == (NOON + MICROSECOND, None)


def test_a_version_that_would_end_before_its_free_moment_is_refused():
    following = move(factories.revised(factories.published()), "submit", by=author())
    ends = NOON + MICROSECOND
    refused("expiry-before-start", publish, following, expires_at=ends)


def test_publishing_sends_the_scheduled_version_back_to_review():
    first = factories.published()
    scheduled = factories.republished(first, at=NOON + DAY)
    third = factories.republished(first)
    scheduled.refresh_from_db()
    assert (scheduled.phase(), third.phase(NOON + DAY)) == ("in_review", "live")
    assert window(scheduled) == (None, None)
    assert (scheduled.expires_at, scheduled.printed_on) == (None, None)
    assert window(third) == (NOON + MICROSECOND, None)


def test_the_record_says_why_the_scheduled_version_went_back():
    first = factories.published()
    scheduled = factories.republished(first, at=NOON + DAY)
    factories.republished(first)
    displaced = Decision.objects.filter(article=scheduled).latest("lock")
    assert (displaced.transition, displaced.by) == ("cancel_schedule", chief())
    assert (displaced.phase_before, displaced.phase_after) == ("scheduled", "in_review")
    assert "3" in displaced.note


def test_two_versions_change_places_in_the_schedule():
    first = factories.scheduled(at=NOON + DAY)
    first_again = move(first, "cancel_schedule", by=chief())
    publish(first_again, at=NOON + 2 * DAY)
    assert window(first) == (NOON + 2 * DAY, None)


def test_cancelling_the_first_schedule_clears_the_date_of_publication():
    article = factories.scheduled(expires_at=NOON + 3 * DAY)
    article = move(article, "cancel_schedule", by=chief())
    assert article.phase() == Phase.IN_REVIEW
    assert window(article) == (None, None)
    assert (article.expires_at, article.updated_at, article.printed_on) == (None,) * 3
    assert Edition.objects.get().published_at is None


def test_cancelling_lets_the_live_version_go_on():
    first = factories.published()
    second = factories.republished(first, at=NOON + DAY)
    move(second, "cancel_schedule", by=chief())
    assert window(first) == (NOON, None)


def test_cancelling_is_refused_while_there_is_a_working_version():
    first = factories.published()
    second = factories.republished(first, at=NOON + DAY)
    factories.revised(first)
    cancel = {"by": chief()}
    refused("working-version-exists", move, second, "cancel_schedule", **cancel)


def test_cancelling_is_too_late_once_the_moment_has_come(time_machine):
    article = factories.scheduled(at=NOON + DAY)
    time_machine.move_to(NOON + DAY, tick=False)
    refused("wrong-phase", move, article, "cancel_schedule", by=chief())


def test_an_import_may_begin_in_the_past_as_long_as_nothing_was_public():
    article = publish(factories.in_review(), at=NOON - 9 * DAY, backdated=True)
    assert window(article) == (NOON - 9 * DAY, None)
    assert article.edition.published_at == NOON - 9 * DAY
    following = move(factories.revised(article), "submit", by=author())
    past = {"at": NOON - DAY, "backdated": True}
    refused("already-public", publish, following, **past)


def test_an_import_may_begin_in_the_past_before_a_scheduled_version():
    english = factories.published(language="en")
    planned = move(factories.translated(english, into="de"), "submit", by=author())
    publish(planned, at=NOON + DAY)
    written = {"by": author(), "origin": Snapshot.Origin.EDIT}
    other = add_version(planned.edition, content_of(planned), **written)
    factories.edited(other, by=author(), change_kind="update")
    move(other, "submit", by=author())
    assert other.edition.published_at == NOON + DAY
    publish(other, at=NOON - DAY, backdated=True)
    assert window(other) == (NOON - DAY, None)
    assert Article.objects.get(pk=planned.pk).phase() == Phase.IN_REVIEW


def test_who_moves_an_outdated_article_is_told_that_somebody_was_faster():
    article = factories.in_review()
    stale = Article.objects.get(pk=article.pk)
    publish(article)
    refused("overtaken", publish, stale)
    assert Decision.objects.filter(transition="publish").count() == 1


def test_who_moves_what_was_changed_meanwhile_is_told_so():
    article = factories.in_review()
    stale = Article.objects.get(pk=article.pk)
    factories.edited(article, by=factories.editor(), headline="Neu")
    refused("overtaken", publish, stale)


def test_the_given_article_is_up_to_date_after_a_move():
    article = factories.in_review()
    assert publish(article) is article
    assert (article.phase(), article.live_from) == (Phase.LIVE, timezone.now())
