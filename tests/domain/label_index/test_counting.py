"""Numbers of a list that are counted anew, or taken from a former count."""

from hypothesis import given, settings
from hypothesis.strategies import dictionaries, frozensets, integers, lists, tuples
from pyroaring import FrozenBitMap

from articles.domain.label_index.counting import Count, counted

VERSIONS = frozensets(integers(0, 40), max_size=20).map(FrozenBitMap)
SETS = dictionaries(integers(0, 9), VERSIONS)


@settings(max_examples=100, deadline=None)
@given(SETS, lists(tuples(SETS, VERSIONS), min_size=1, max_size=8))
def test_after_former_counts_the_numbers_are_those_counted_anew(sets, steps):
    former = None
    for changed, found in steps:
        sets = sets | changed
        former = counted(sets, found, former)
        anew = [(n, len(members & found)) for n, members in sets.items()]
        assert [*former.numbers.items()] == [each for each in anew if each[1]]


def test_only_what_a_change_touches_is_counted_again():
    sets = {n: FrozenBitMap([n, n + 1]) for n in (1, 4, 7)}
    marked = Count(FrozenBitMap([1, 4]), sets, {1: 99, 4: 99})
    sets = sets | {7: FrozenBitMap([1, 4, 7])}
    assert counted(sets, FrozenBitMap([1, 5]), marked).numbers == {1: 99, 4: 1, 7: 1}
