"""The labels that are used most, before names decide among equals."""

import pytest
from hypothesis import given, strategies as st

from articles.domain.label_index import most_used


@pytest.mark.parametrize(
    ("numbers", "most", "found"),
    [
        ({}, 3, []),
        ({1: 5}, 3, [1]),
        ({1: 5, 2: 7, 3: 1}, 2, [1, 2]),
        ({1: 5, 2: 7, 3: 5, 4: 4}, 2, [1, 2, 3]),
        ({1: 5, 2: 5}, 1, [1, 2]),
    ],
)
def test_equals_of_the_last_are_among_them(numbers, most, found):
    assert most_used(numbers, most) == found


@given(st.dictionaries(st.integers(0, 50), st.integers(0, 5)), st.integers(1, 9))
def test_the_first_of_them_are_the_first_of_all(numbers, most):
    def first(keys):
        return sorted(keys, key=lambda key: (-numbers[key], key))[:most]

    assert first(most_used(numbers, most)) == first(numbers)
