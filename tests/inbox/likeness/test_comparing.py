"""The same news is nearest, with reasons; the next round of a call isn't the same."""

import pytest
from django.utils.translation import override

from articles.inbox.likeness import (
    Facts,
    Weights,
    agreed,
    facts_of,
    is_telling,
    likeness,
    nearest,
    reasons_in_words,
    threshold_from,
)
from benchmarks.likeness import judged

CALL = (
    "Bis zum 17. März 2027 stehen 9,8 Millionen Euro für Projekte mit Portugal bereit."
)
SAME = "Portugal: apply for EUR 9.8 million by 17 March 2027"
NEXT = "Portugal: apply for EUR 11 million by 15 March 2028"


@pytest.fixture(scope="module")
def stock():
    items = judged.read(judged.OPEN)
    return items, [facts_of(it.title, it.text, it.language) for it in items]


@pytest.fixture(scope="module")
def weights(stock):
    return Weights.of(stock[1])


def test_i12_the_same_call_in_another_language_is_like_it_and_its_next_round_is_not(
    weights,
):
    call = facts_of("Ausschreibung", CALL, "de")
    same = likeness(call, facts_of("Call", SAME, "en"), weights=weights)
    other = likeness(call, facts_of("Call", NEXT, "en"), weights=weights)
    assert same.score > 8 > 0 > other.score


def test_reasons_are_in_the_language_of_the_desk(weights):
    a, b = facts_of("Frist", CALL, "de"), facts_of("Call", SAME, "en")
    reasons = agreed(likeness(a, b, weights=weights).reasons, SAME, is_translated=True)
    with override("de"):
        said = reasons_in_words(reasons)
    with override("en"):
        same = reasons_in_words(reasons)
    assert set(said) == {"9,8 Millionen", "17. März", "Portugal", "2027"}
    assert set(same) == {"9.8 million", "17 March", "Portugal", "2027"}


def test_a_name_is_a_reason_as_the_item_writes_it(weights):
    a = facts_of("Oksana Melnyk wird geehrt", "", "de")
    b = facts_of("Prize for Oksana Melnyk", "", "en")
    reasons = likeness(a, b, weights=weights).reasons
    told = agreed(reasons, "Prize for Oksana Melnyk", is_translated=True)
    assert set(reasons_in_words(told)) == {"Oksana", "Melnyk"}
    stored = [Facts.from_stored(each.stored()) for each in (a, b)]
    assert likeness(*stored, weights=weights).reasons == ()


def told_of(a: str, b: str, weights, other: str = "de") -> list[str]:
    facts = (facts_of(a, "", "de"), facts_of(b, "", other))
    found = likeness(*facts, weights=weights).reasons
    return agreed(found, b, is_translated=other != "de")


def test_each_fact_is_told_once_and_in_one_language(weights):
    a = "Lissabon: 14,5 Millionen Euro für ein Labor bis 12. März"
    b = "Lisbon: 14.5 million euros for a Laboratory until 12 March"
    told = told_of(a, b, weights, "en")
    with override("de"):
        assert set(reasons_in_words(told)) == {
            "14,5 Millionen", "12. März", "Lissabon",
        }  # fmt: skip
    with override("en"):
        assert set(reasons_in_words(told)) == {"14.5 million", "12 March", "Lisbon"}


@pytest.mark.parametrize(
    ("a", "b", "other", "is_enough"),
    [
        ("Neue Forschung beginnt", "Die Forschung endet", "de", False),
        ("Neue Forschung am Institut", "Das Institut und Forschung", "de", True),
        ("Melnyk wird geehrt", "A prize for Melnyk", "en", True),
        ("Das CERN baut um", "Neues vom CERN", "de", True),
        ("Sitzung im Jahr 2027", "Wahl im Jahr 2027", "de", False),
        ("Fünf Projekte", "Fünf Preise", "de", False),
        ("Es kostet 500 Euro", "Für 500 Euro", "de", True),
        ("Am 12. März", "Bis 12. März", "de", True),
        ("Ein Schiff in Lyon", "Feste in Lyon", "de", True),
    ],
)
def test_a_weak_word_alone_tells_nothing(weights, a, b, other, is_enough):
    assert is_telling(told_of(a, b, weights, other)) is is_enough


def test_in_the_open_items_the_nearest_is_nearly_always_the_partner(stock, weights):
    items, facts = stock
    first = asked = 0
    for at, item in enumerate(items):
        others = {
            key: facts[key]
            for key, other in enumerate(items)
            if other.language != item.language
        }
        if any(items[key].story == item.story for key in others):
            asked += 1
            [(key, _alike), *_more] = nearest(facts[at], others, weights=weights)
            first += items[key].story == item.story
    assert (first >= asked * 0.95, asked) == (True, 60)


def test_telling_facts_find_the_partner_among_few(stock, weights):
    facts = stock[1]
    told = weights.telling(facts[0], most=10)
    assert "n:23600000" in told
    assert sum(weights.counts[fact] for fact in told) <= 10
    assert "k:DE" not in told
    assert weights.telling(Facts.from_stored(["w:nobod"])) == []


def test_a_fact_that_every_item_has_weighs_nothing():
    items = [Facts.from_stored(["k:DE", f"n:{n}"]) for n in range(50, 60)]
    weights = Weights.of(items)
    assert weights.weight("k:DE") < 0.2 < 2 < weights.weight("n:50")
    assert weights.weight("?:x") == 0


def test_close_vectors_speak_for_two_items(weights):
    a, b = facts_of("Ein Titel", "", "de"), facts_of("A headline", "", "en")
    near = nearest(a, {1: b, 2: b}, weights=weights, closeness={1: 0.2, 2: 0.8})
    assert [key for key, _alike in near] == [2, 1]
    assert nearest(a, {1: b}, weights=weights) == []


def test_a_threshold_lets_a_share_be_wrong():
    scores = [n / 100 for n in range(100)]
    at = threshold_from(reversed(scores), share=0.05)
    assert sum(score > at for score in scores) == 5
    assert threshold_from([1.0, 2.0]) == 2.0
    assert threshold_from([]) == float("inf")
