"""Matching sequences: true whatever they hold, and quick whatever repeats in them."""

import random
from time import perf_counter

from hypothesis import given, strategies as st

from articles.editing.comparing.matching import calmed, longest_rising, runs

few = st.lists(st.sampled_from("abc"), max_size=30)
# Long enough to be cut at what is unique, with much that repeats between.
long = st.integers(0, 10**9).map(lambda seed: long_text(seed))


def long_text(seed: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311
    unique = [f"u{n}" for n in range(20)]
    chance.shuffle(unique)
    return [word for name in unique for word in [name, *chance.choices("ab", k=15)]]


def both(found) -> tuple[list, list]:
    found = list(found)
    for same, old, new in found:
        assert old == new if same else old != new
    return (
        [item for _same, old, _new in found for item in old],
        [item for _same, _old, new in found for item in new],
    )


@given(few, few)
def test_the_runs_give_both_sequences(old, new):
    assert both(runs(old, new)) == (old, new)
    assert both(calmed(runs(old, new))) == (old, new)


@given(long, long)
def test_the_runs_give_both_of_two_long_sequences(old, new):
    assert both(runs(old, new)) == (old, new)
    assert both(calmed(runs(old, new))) == (old, new)


def test_a_long_text_keeps_what_stands_around_each_change():
    old = [f"{n % 50}" if n % 3 else f"u{n}" for n in range(6000)]
    new = list(old)
    new[100] = new[3000] = "neu"
    changed = [(gone, come) for same, gone, come in runs(old, new) if not same]
    assert changed == [([old[100]], ["neu"]), ([old[3000]], ["neu"])]


def test_the_longest_rising_chain_is_found():
    assert longest_rising([(0, 5), (1, 1), (2, 9), (3, 2), (4, 3)]) == [
        (1, 1),
        (3, 2),
        (4, 3),
    ]
    assert longest_rising([]) == []


def test_a_lone_word_between_two_changed_passages_changes_with_them():
    old, new = list("abc-def"), list("rst-uvw")
    assert calmed(runs(old, new)) == [(False, old, new)]
    old, new = list("-a--b"), list("-r--s")
    kept = [gone for same, gone, _come in calmed(runs(old, new)) if same]
    assert kept == [["-"], ["-", "-"]]


def test_what_repeats_without_end_is_matched_quickly():
    start = perf_counter()
    for old, new in (
        (["a"] * 50_000, ["a"] * 20_000 + ["b"] * 30_000),
        (["a", "b"] * 25_000, ["b", "c", "a"] * 15_000),
        (long_text(1) * 100, long_text(2) * 100),
    ):
        assert both(runs(old, new)) == (old, new)
    assert perf_counter() - start < 20
