"""A line tells how a number rises and falls, beside what says the same in words."""

import re

import pytest

from articles.site.charts import line_of
from articles.site.charts.line import MOST_POINTS, gathered


def points(svg: str) -> list[tuple[float, float]]:
    [told] = re.findall(r'<polyline[^>]* points="([^"]*)"', svg)
    return [tuple(map(float, one.split(","))) for one in told.split()]


def test_the_largest_number_stands_highest_and_nothing_at_the_bottom():
    found = points(line_of([0, 5, 10]))
    assert [x for x, _y in found] == [0, 100, 200]
    assert [y for _x, y in found] == [38, 20, 2]


def test_it_is_for_the_eyes_alone():
    assert 'aria-hidden="true"' in line_of([5, 7])


def test_there_is_no_line_of_one_number():
    assert line_of([3]) == line_of([]) == ""


def test_a_line_of_nothing_lies_at_the_bottom():
    assert {y for _x, y in points(line_of([0, 0]))} == {38}


@pytest.mark.parametrize("number", [2, 60, 61, 365, 1_000])
def test_many_numbers_are_added_up_to_few_points_and_the_newest_are_all_in_it(number):
    found = gathered(range(number))
    assert 2 <= len(found) <= MOST_POINTS
    size = -(-number // MOST_POINTS)
    assert found[-1] == sum(range(number - size, number))
