"""The steps of a picture: few, rising, and each number in exactly one of them."""

import pytest
from django.utils.translation import override
from hypothesis import given, strategies as st

from articles.site.charts import Step, steps_of

NUMBERS = st.lists(st.integers(1, 500_000), min_size=1, max_size=300)


@given(NUMBERS)
def test_each_number_has_one_tint_and_the_legend_names_it(numbers):
    steps = steps_of(numbers)
    assert 1 <= len(steps.legend) <= 5
    for number in numbers:
        [step] = [one for one in steps.legend if one.first <= number <= one.last]
        assert steps.tint(number) == step.tint
    firsts = [step.first for step in steps.legend]
    assert firsts == sorted(set(firsts))


@given(NUMBERS)
def test_more_articles_are_never_fainter(numbers):
    steps = steps_of(numbers)
    tints = [steps.tint(number) for number in sorted(numbers)]
    assert tints == sorted(tints)
    assert tints[-1] == len(steps.legend)


def test_few_numbers_have_a_step_each():
    assert steps_of([3, 1, 1, 7]).legend == [
        Step(1, 1, 2), Step(2, 3, 6), Step(3, 7, 7),
    ]  # fmt: skip


def test_one_large_number_does_not_make_all_others_alike():
    steps = steps_of([1, 2, 3, 4, 5, 6, 7, 8, 9, 12_345])
    assert [step.first for step in steps.legend] == [1, 3, 5, 7, 9]


def test_large_numbers_begin_at_round_ones_and_are_written_with_thousands():
    legend = steps_of([833, 1204, 1999, 2345, 3456, 12_345]).legend
    with override("de"):
        assert [step.numbers for step in legend] == [
            "830–1.199", "1.200–1.899", "1.900–2.299", "2.300–3.399", "3.400–12.345",
        ]  # fmt: skip
    with override("en"):
        assert legend[0].numbers == "830–1,199"


def test_a_step_of_one_number_is_not_written_as_a_range():
    with override("de"):
        assert [step.numbers for step in steps_of([1, 2]).legend] == ["1", "2"]


@pytest.mark.parametrize("numbers", [[], [0], [0, 0]])
def test_nothing_has_no_steps(numbers):
    assert steps_of(numbers).legend == []
    assert steps_of(numbers).tint(0) == 0
