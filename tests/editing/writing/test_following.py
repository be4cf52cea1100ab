"""A translation follows a version, and the desk shows since when it is behind."""

import pytest
import time_machine
from django.utils import timezone

from articles.editing.publishing import Publication, Withdrawal, move
from articles.editing.writing import behind, confirm, revise, translate
from articles.foundation.refusal import Refused
from articles.models import Article, Decision
from articles.workflow import Change
from tests.support import factories
from tests.support.factories import DAY, author, chief, editor
from tests.support.worlds import world

pytestmark = pytest.mark.django_db


def public(article):
    """Return the draft, published."""
    return move(move(article, "submit", by=article.author), "publish", by=chief())


def pair(**content):
    """Return a public article and its public translation."""
    german = factories.published(**content)
    return german, public(factories.translated(german, headline="An example"))


@world
def keys_of_pair() -> tuple[int, int]:
    return tuple(one.pk for one in pair())


@pytest.fixture
def two(keys_of_pair):
    """Return a public article and its public translation, as they were made."""
    return tuple(Article.objects.get(pk=pk) for pk in keys_of_pair)


def listed(at=None) -> list[Article]:
    return list(Article.objects.behind(at))


def now(article) -> Article:
    return Article.objects.select_related("edition").get(pk=article.pk)


def lag(article, at=None) -> list[int]:
    """Return the numbers of what came since, by the list and by the article's page."""
    found = behind([now(article)], at).get(article.pk)
    stands = Article.objects.behind(at).filter(pk=article.pk).exists()
    assert stands == bool(found)
    return [one.number for one in found.newer] if found else []


def refusal(verb, *args, **options) -> str:
    with pytest.raises(Refused) as refused:
        verb(*args, **options)
    return refused.value.code


@pytest.mark.both
def test_a_translation_is_behind_once_its_original_is_published_anew(two):
    german, english = two
    assert lag(english) == []
    second = factories.republished(german, headline="Zwei")
    assert lag(english) == [2]
    third = factories.republished(second, headline="Drei", change_kind=Change.TYPO)
    assert lag(english) == [2, 3]
    found = behind([now(english)])[english.pk]
    assert (found.basis, found.latest, found.since) == (german, third, second.live_from)
    assert not found.has_only_typos
    assert now(english).behind_since == second.live_from
    assert listed() == [english]


def test_of_typos_alone_it_is_told(two):
    german, english = two
    factories.republished(german, headline="Zwei", change_kind=Change.TYPO)
    assert behind([now(english)])[english.pk].has_only_typos


def test_a_draft_of_the_original_leaves_no_translation_behind(two):
    german, english = two
    draft = factories.revised(german, headline="Zwei")
    assert lag(english) == []
    move(draft, "discard", by=author())
    assert lag(english) == []


@pytest.mark.both
def test_what_is_planned_counts_from_its_moment_on(two):
    german, english = two
    at = timezone.now() + DAY
    planned = factories.republished(german, at=at, headline="Zwei")
    assert lag(english) == []
    assert now(english).behind_since == at
    with time_machine.travel(at + DAY, tick=False):
        assert lag(english) == [2]
    move(planned, "cancel_schedule", by=chief())
    assert now(english).behind_since is None
    with time_machine.travel(at + DAY, tick=False):
        assert lag(english) == []


def test_a_translation_of_what_is_planned_is_behind_only_what_comes_after_it(two):
    german, english = two
    planned = factories.republished(german, at=timezone.now() + DAY, headline="Zwei")
    draft = revise(english, by=author(), following=planned)
    with time_machine.travel(timezone.now() + 2 * DAY):
        assert lag(draft) == []
        third = factories.republished(planned, headline="Drei")
        assert lag(draft) == [third.number]


def test_a_version_displaced_and_published_after_another_counts_as_the_later_one(two):
    german, english = two
    planned = factories.republished(german, at=timezone.now() + DAY, headline="Zwei")
    third = factories.revised(german, headline="Drei")
    third = public(third)
    draft = revise(english, by=author(), following=third)
    assert lag(draft) == []
    move(now(planned), "publish", by=chief())
    assert lag(draft) == [2]


def test_what_is_published_again_as_it_was_leaves_nothing_behind(two):
    german, english = two
    move(german, "withdraw", by=chief(), note="Falsch.")
    again = move(german, "reinstate", by=chief(), note="Doch richtig.")
    assert again.number == 2
    assert lag(english) == []
    third = factories.republished(again, headline="Drei")
    found = behind([now(english)])[english.pk]
    assert ([one.number for one in found.newer], found.latest) == ([3], third)


def test_what_is_neither_read_nor_written_any_more_is_behind_nothing(two):
    german, english = two
    second = factories.republished(german, headline="Zwei")
    assert lag(english) == [2]
    english = now(english)
    move(english, "withdraw", by=chief(), note="Falsch.", options=Withdrawal())
    assert lag(english) == []
    again = move(english, "reinstate", by=chief(), note="Doch richtig.")
    assert lag(again) == [2]
    draft = revise(again, by=author(), following=second)
    assert (lag(draft), listed()) == ([], [])
    move(draft, "discard", by=author())
    assert listed() == [again]


def test_a_translation_of_a_draft_follows_it_when_it_is_published():
    german = factories.draft()
    english = translate(german, into="en", by=author())
    public(german)
    assert lag(english) == []
    factories.republished(german, headline="Zwei")
    assert lag(english) == [2]


def test_of_a_version_that_never_became_public_the_later_ones_count():
    german = factories.published()
    draft = factories.revised(german, headline="Zwei")
    english = translate(draft, into="en", by=author())
    move(draft, "discard", by=author())
    assert lag(english) == []
    factories.republished(german, headline="Drei")
    assert lag(english) == [3]


def test_a_revision_follows_what_was_followed_or_what_it_is_brought_up_to(two):
    german, english = two
    second = factories.republished(german, headline="Zwei")
    draft = revise(now(english), by=author())
    assert (draft.translated_from, lag(draft)) == (german, [2])
    assert listed() == [draft]
    move(draft, "discard", by=author())
    assert listed() == [english]
    draft = revise(now(english), by=author(), following=second)
    assert (draft.translated_from, lag(draft), listed()) == (second, [], [])


def test_a_revision_follows_no_other_article_and_none_that_is_hidden(two):
    german, english = two
    other = factories.published(headline="Etwas anderes")
    hidden = factories.revised(german, by=editor(), headline="Zwei")
    for wrong in (other, hidden):
        found = refusal(revise, english, by=author(), following=wrong)
        assert found == "not-its-original"
    assert refusal(revise, other, by=author(), following=german) == "not-its-original"


@pytest.mark.both
def test_still_right_is_recorded_and_holds_until_the_original_changes_again(two):
    german, english = two
    second = factories.republished(german, headline="Zwei")
    before = now(english)
    decision = confirm(now(english), original=second, by=author("Andere Autorin"))
    assert decision == Decision.objects.get(transition="still_right")
    assert (decision.article, decision.original) == (english, second)
    assert (decision.phase_before, decision.phase_after) == ("live", "live")
    assert decision.by == author("Andere Autorin")
    after = now(english)
    assert (after.lock, decision.lock) == (before.lock + 1, before.lock + 1)
    assert (decision.content_hash, after.content_hash) == (before.content_hash,) * 2
    assert (lag(english), listed(), after.behind_since) == ([], [], None)
    factories.republished(second, headline="Drei")
    assert lag(english) == [3]
    assert behind([now(english)])[english.pk].basis == second


def test_what_was_still_right_is_so_for_its_revision(two):
    german, english = two
    second = factories.republished(german, headline="Zwei")
    confirm(now(english), original=second, by=author())
    draft = revise(now(english), by=author())
    assert (draft.translated_from, lag(draft)) == (second, [])


def test_it_is_said_of_what_was_seen_and_no_more(two):
    german, english = two
    second = factories.republished(german, headline="Zwei")
    seen = now(english)
    third = factories.republished(second, headline="Drei")
    confirm(seen, original=second, by=author())
    assert lag(english) == [third.number]


def test_what_was_said_already_is_recorded_once(two):
    german, english = two
    second = factories.republished(german, headline="Zwei")
    seen = now(english)
    confirm(now(english), original=second, by=author())
    assert confirm(seen, original=second, by=author()) is None
    assert Decision.objects.filter(transition="still_right").count() == 1


def test_whoever_saw_an_older_article_is_told(two):
    german, english = two
    second = factories.republished(german, headline="Zwei")
    seen = now(english)
    Article.objects.filter(pk=english.pk).update(lock=seen.lock + 1)
    assert refusal(confirm, seen, original=second, by=author()) == "overtaken"
    assert lag(english) == [2]


def test_nothing_is_said_of_what_isnt_behind(two):
    german, english = two
    second = factories.republished(german, headline="Zwei")
    hidden = factories.revised(second, headline="Drei")
    other = factories.published(headline="Etwas anderes")
    for wrong in (hidden, other):
        assert (
            refusal(confirm, now(english), original=wrong, by=author()) == "not-behind"
        )
    assert refusal(confirm, now(german), original=second, by=author()) == "not-behind"
    assert not Decision.objects.filter(transition="still_right").exists()


def test_who_may_not_take_it_up_says_nothing_of_it():
    german = factories.published()
    english = translate(german, into="en", by=author())
    second = factories.republished(german, headline="Zwei")
    sources = factories.user("Quellenpflege Beispiel", "sources")
    for person in (sources, author("Andere Autorin")):
        assert (
            refusal(confirm, now(english), original=second, by=person) == "not-allowed"
        )
    confirm(now(english), original=second, by=editor())
    assert lag(english) == []


def test_approvals_of_the_text_hold_when_it_is_said_to_be_still_right():
    german = factories.published()
    english = move(translate_whole(german), "submit", by=author())
    move(english, "approve", by=editor())
    second = factories.republished(german, headline="Zwei")
    confirm(now(english), original=second, by=editor())
    assert (
        move(now(english), "publish", by=chief(), options=Publication()).phase()
        == "live"
    )


def translate_whole(german):
    return factories.translated(german, headline="An example", by=author())


@pytest.mark.both
def test_many_are_asked_about_at_once(django_assert_num_queries):
    pairs = [pair() for _ in range(3)]
    for german, _english in pairs:
        factories.republished(german, headline="Zwei")
    one = [now(pairs[0][1])]
    many = [now(english) for _german, english in pairs]
    for articles in (one, many):
        with django_assert_num_queries(4):
            assert len(behind(articles)) == len(articles)
