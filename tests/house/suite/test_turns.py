"""A third of all combinations has every pair of values."""

from itertools import combinations, product

from tests.support.turns import has_turn

LISTS = (range(4), range(5), range(7))


def test_each_value_meets_each_one_of_every_other_list():
    tried = [it for it in product(*LISTS) if has_turn(*it, everything=False)]
    assert len(tried) < 4 * 5 * 7 / 2
    for one, other in combinations(range(3), 2):
        met = {(it[one], it[other]) for it in tried}
        assert met == set(product(LISTS[one], LISTS[other]))


def test_one_of_as_many_as_each_list_has_is_enough_for_that():
    lists = (range(9), range(10), range(22))
    tried = [it for it in product(*lists) if has_turn(*it, everything=False, of=9)]
    assert len(tried) == 9 * 10 * 22 / 9
    for one, other in combinations(range(3), 2):
        met = {(it[one], it[other]) for it in tried}
        assert met == set(product(lists[one], lists[other]))


def test_at_full_size_all_are_tried():
    assert all(has_turn(*it, everything=True) for it in product(*LISTS))
