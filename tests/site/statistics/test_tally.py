"""A process counts in its memory: exactly, by the newsroom's days, and bounded."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from articles.site.statistics import Counts, Tally
from tests.site.statistics.counted import PERSON, PROGRAM

ARTICLE, OTHER = "article 7", "article 8"
FEED, SEARCH = "feed /de/artikel/feed.rss", "search de nirgends"
# 23.30 in Berlin.
LATE = datetime(2026, 11, 26, 22, 30, tzinfo=UTC)


@pytest.fixture
def tally(time_machine):
    time_machine.move_to(LATE, tick=False)
    return Tally()


def only(days) -> Counts:
    [counts] = days.values()
    return counts


def test_people_and_programs_are_counted_apart(tally):
    for agent in (PERSON, PERSON, PROGRAM):
        tally.count(ARTICLE, 200, agent)
    assert only(tally.take()).given == {ARTICLE: [2, 1]}


def test_who_has_the_page_already_asks_for_it_all_the_same(tally):
    tally.count(ARTICLE, 304, PERSON)
    for status in (206, 301, 404, 410, 503):
        tally.count(ARTICLE, status, PERSON)
    assert only(tally.take()).given == {ARTICLE: [1, 0]}


def test_what_a_browser_fetches_in_advance_nobody_has_read(tally):
    tally.count(ARTICLE, 200, PERSON, "prefetch;prerender")
    assert only(tally.take()).given == {ARTICLE: [0, 1]}


def test_of_what_a_program_states_again_and_again_the_largest_number_counts(tally):
    for number in (5, 9, 7):
        tally.count(FEED, 304, f"Reader/1.0 ({number} subscribers)")
    tally.count(FEED, 200, PERSON)
    counts = only(tally.take())
    assert counts.stated == {(FEED, "Reader"): 9}
    assert counts.given == {}


def test_what_programs_search_for_is_not_counted(tally):
    tally.count(SEARCH, 200, PROGRAM)
    tally.count(SEARCH, 200, PERSON)
    assert only(tally.take()).given == {SEARCH: [1, 0]}


def test_a_day_ends_at_midnight_in_the_newsroom(tally, time_machine):
    tally.count(ARTICLE, 200, PERSON)
    time_machine.move_to(datetime(2026, 11, 26, 23, 0, 1, tzinfo=UTC), tick=False)
    tally.count(ARTICLE, 200, PERSON)
    assert tally.take() == {
        date(2026, 11, 26): Counts({ARTICLE: [1, 0]}),
        date(2026, 11, 27): Counts({ARTICLE: [1, 0]}),
    }


def test_what_was_taken_is_counted_no_more_until_it_is_put_back(tally):
    tally.count(ARTICLE, 200, PERSON)
    taken = tally.take()
    assert tally.take() == {}
    tally.count(ARTICLE, 200, PERSON)
    tally.count(FEED, 200, "Reader/1.0 (5 subscribers)")
    tally.put_back(taken)
    counts = only(tally.take())
    assert counts.given == {ARTICLE: [2, 0]}
    assert counts.stated == {(FEED, "Reader"): 5}


def test_nobody_makes_it_grow_without_end():
    tally = Tally(most=10, most_invented=3)
    for number in range(50):
        tally.count(f"search de wort {number}", 200, PERSON)
        tally.count(FEED, 200, f"Reader {'x' * number}/1 (5 subscribers)")
    for number in range(50):
        tally.count(f"article {number}", 200, PERSON)
    tally.count("article 0", 200, PERSON)
    taken = tally.take()
    counts = only(taken)
    assert len(counts.given) + len(counts.stated) == 10
    assert counts.given["article 0"] == [2, 0]
    assert sum(key.startswith("search") for key in counts.given) <= 3
    for _again in range(3):
        tally.put_back(taken)
    counts = only(tally.take())
    assert len(counts.given) + len(counts.stated) == 10


def test_none_is_lost_among_many_threads():
    tally = Tally()

    def ask(_number):
        for _ in range(500):
            tally.count(ARTICLE, 200, PERSON)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ask, range(8)))
    assert only(tally.take()).given == {ARTICLE: [4_000, 0]}
