"""The server gives nginx the second at which a copy expires."""

import pytest
import time_machine

from newsroom.http_server.answering.sending import by_the_second

OTHERS = [("Content-Type", "text/html"), ("X-Number", "1")]


@pytest.mark.parametrize("name", ["X-Accel-Expires", "x-accel-expires"])
@time_machine.travel(1_800_000_000.9)
def test_what_is_good_for_a_second_is_good_until_that_one_is_over(name):
    told = by_the_second([*OTHERS, (name, "1")])
    assert told == [*OTHERS, (name, "@1800000000")]


def test_what_is_kept_by_nobody_or_says_nothing_of_it_is_left_alone():
    desk = [*OTHERS, ("X-Accel-Expires", "0")]
    assert by_the_second(desk) == desk
    assert by_the_second(OTHERS) == OTHERS
