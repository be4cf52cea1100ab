"""Withdrawing, its endings, and publishing again what was withdrawn."""

from datetime import datetime, timedelta

import pytest

from articles.domain.content import content_of
from articles.editing.publishing.attempt.options import Withdrawal
from articles.editing.publishing.moving import move, withdraw_story
from articles.foundation.refusal import Refused
from articles.models import Address, Article, Decision, Snapshot
from articles.workflow import Ending, Phase
from tests.support import factories
from tests.support.factories import DAY, author, chief

pytestmark = pytest.mark.django_db
NOON = datetime.fromisoformat("2027-03-01T12:00:00+00:00")
LATER = NOON + timedelta(hours=1)


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to(NOON)


@pytest.fixture
def later(time_machine):
    return lambda: time_machine.move_to(LATER, tick=False)


def withdraw(article, **options):
    told = Withdrawal(**options)
    return move(article, "withdraw", by=chief(), note="Falsch zitiert.", options=told)


def withdraw_all(article, **options):
    told = Withdrawal(**options)
    return withdraw_story(article, by=chief(), note="Falsch.", options=told)


def reinstate(article):
    return move(article, "reinstate", by=chief(), note="Es war doch richtig.")


def refused(code, verb, *args, **options):
    with pytest.raises(Refused) as refusal:
        verb(*args, **options)
    assert refusal.value.code == code


def fresh(article):
    return Article.objects.get(pk=article.pk)


@pytest.mark.parametrize("ending", [Ending.NOTICE, Ending.GONE])
def test_what_is_withdrawn_ends_now_and_says_why(ending, later):
    article = factories.published()
    later()
    article = withdraw(article, ending=ending)
    assert article.live_until == LATER
    assert (article.ended_at, article.ending) == (LATER, ending)
    assert article.ending_reason == "Falsch zitiert."
    assert article.phase() == Phase.WITHDRAWN
    assert not Article.objects.public().exists()
    assert Article.objects.public(at=article.live_from).get() == article


def test_what_is_withdrawn_can_name_the_article_that_replaces_it():
    other = factories.published(headline="Das bessere Stück")
    article = factories.published()
    withdraw(article, ending="replaced", replaced_by=other.edition)
    assert (article.ending, article.replaced_by) == ("replaced", other.edition)


@pytest.mark.parametrize("ending", Ending)
def test_replaced_and_the_name_of_the_other_belong_together(ending):
    article, other = factories.published(), factories.published()
    named = None if ending == Ending.REPLACED else other.edition
    options = {"ending": ending, "replaced_by": named}
    refused("successor-missing", withdraw, article, **options)


def test_an_article_does_not_replace_itself():
    article = factories.published()
    options = {"ending": "replaced", "replaced_by": article.edition}
    refused("loop", withdraw, article, **options)


def test_r29_articles_do_not_replace_each_other_in_a_circle():
    first, second, third = (factories.published() for _ in range(3))
    withdraw(first, ending="replaced", replaced_by=second.edition)
    withdraw(second, ending="replaced", replaced_by=third.edition)
    options = {"ending": "replaced", "replaced_by": first.edition}
    refused("loop", withdraw, third, **options)
    reinstate(first)
    withdraw(third, **options)
    assert fresh(third).replaced_by == first.edition


def test_a_scheduled_successor_goes_back_to_review():
    article = factories.published()
    scheduled = factories.republished(article, at=NOON + DAY)
    withdraw(article)
    assert fresh(scheduled).phase() == Phase.IN_REVIEW
    assert article.live_until == article.ended_at
    assert not Article.objects.public(at=NOON + 2 * DAY).exists()


def with_working_version():
    article = factories.published()
    scheduled = factories.republished(article, at=NOON + DAY, slug="terminiert")
    working = factories.revised(article, slug="in-arbeit")
    return article, scheduled, working


def test_with_a_working_version_too_the_publisher_must_decide():
    article, scheduled, _working = with_working_version()
    refused("successor-undecided", withdraw, article)
    assert fresh(scheduled).phase() == Phase.SCHEDULED
    assert fresh(article).phase() == Phase.LIVE


def test_by_choice_the_scheduled_successor_is_discarded():
    article, scheduled, working = with_working_version()
    withdraw(article, discard_scheduled=True)
    assert fresh(scheduled).phase() == Phase.DISCARDED
    assert fresh(working).phase() == Phase.DRAFT
    assert Decision.objects.filter(article=scheduled).latest("lock").transition == (
        "discard"
    )
    slugs = Address.objects.values_list("slug", flat=True)
    assert set(slugs) == {"ein-beispiel", "in-arbeit"}


def story_in_two_languages():
    german = factories.published()
    english = move(factories.translated(german), "submit", by=author())
    return german, move(english, "publish", by=chief())


def test_a_story_is_withdrawn_in_all_languages():
    german, english = story_in_two_languages()
    done = withdraw_all(german, ending="gone")
    assert done == [german, english]
    assert {a.ending for a in Article.objects.all()} == {"gone"}
    assert not Article.objects.public().exists()


def test_a_story_in_two_languages_is_replaced_by_one_in_two_languages():
    german, english = story_in_two_languages()
    other, other_english = story_in_two_languages()
    options = {"ending": "replaced", "replaced_by": other.edition}
    withdraw_all(german, **options)
    assert fresh(german).replaced_by == other.edition
    assert fresh(english).replaced_by == other_english.edition


def test_a_language_without_successor_leaves_a_notice():
    german, english = story_in_two_languages()
    other = factories.published()
    options = {"ending": "replaced", "replaced_by": other.edition}
    withdraw_all(german, **options)
    assert (fresh(english).ending, fresh(english).replaced_by) == ("notice", None)


def test_a_story_is_withdrawn_in_all_languages_or_in_none():
    german, english = story_in_two_languages()
    factories.republished(english, at=NOON + DAY)
    factories.revised(english)
    refused("successor-undecided", withdraw_all, german)
    assert fresh(german).phase() == Phase.LIVE


def test_what_was_withdrawn_comes_back_as_the_next_version(later):
    article = withdraw(factories.published(slug="der-text"))
    later()
    again = reinstate(article)
    assert (again.number, again.live_from, again.live_until) == (2, LATER, None)
    assert again.author == article.author
    assert [kept.origin for kept in again.snapshots.all()] == [Snapshot.Origin.COPY]
    said = {"change_kind": "", "change_note": ""}
    assert content_of(again) | said == content_of(article) | said
    assert again.edition.published_at == article.live_from
    assert fresh(article).live_until == article.ended_at < LATER


def test_only_what_was_public_last_comes_back():
    first = withdraw(factories.published())
    reinstate(first)
    refused("not-the-latest", reinstate, fresh(first))


def test_coming_back_sends_the_scheduled_version_back_to_review():
    article = withdraw(factories.published())
    scheduled = factories.republished(article, at=NOON + DAY, slug="terminiert")
    again = reinstate(fresh(article))
    assert fresh(scheduled).phase() == Phase.IN_REVIEW
    assert fresh(again).live_until is None
    owner = Address.objects.get(slug="terminiert").edition
    assert owner == scheduled.edition


def test_coming_back_is_refused_with_a_scheduled_and_a_working_version():
    article = withdraw(factories.published())
    factories.republished(article, at=NOON + DAY)
    factories.revised(article)
    refused("working-version-exists", reinstate, fresh(article))


def test_coming_back_leaves_a_working_version_alone():
    article = withdraw(factories.published())
    working = factories.revised(article)
    assert reinstate(fresh(article)).number == 3
    assert fresh(working).phase() == Phase.DRAFT
