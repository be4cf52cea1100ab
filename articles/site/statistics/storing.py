"""Add to the database what processes have counted: each adds to what others added."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction

from articles.accounts import SEARCHES, SUBSCRIBERS
from articles.models import FeedSubscribers, MissedSearch
from articles.site.statistics.subjects import ARTICLE, FEED, SEARCH
from articles.site.statistics.tally import Counts

# The most names of programs of a day or month, and the most searches of a day:
# anonymous clients could send endless ones.
MOST_STATED, MOST_SEARCHES = SUBSCRIBERS.most, SEARCHES.most
# Counts for an edition, if it still exists.
READ = """
INSERT INTO articles_articlereach (edition_id, is_month, day, requests, by_programs)
SELECT e.id, %s, %s, %s, %s FROM articles_edition e WHERE e.id = %s
ON CONFLICT (edition_id, is_month, day) DO UPDATE SET
    requests = articles_articlereach.requests + excluded.requests,
    by_programs = articles_articlereach.by_programs + excluded.by_programs
"""
READ_OF_ALL = """
INSERT INTO articles_dayreach (day, requests, by_programs) VALUES (%s, %s, %s)
ON CONFLICT (day) DO UPDATE SET
    requests = articles_dayreach.requests + excluded.requests,
    by_programs = articles_dayreach.by_programs + excluded.by_programs
"""
STATED = """
INSERT INTO articles_feedsubscribers (is_month, day, feed, program, subscribers)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (is_month, day, feed, program) DO UPDATE SET
    subscribers = excluded.subscribers
    WHERE articles_feedsubscribers.subscribers < excluded.subscribers
"""
SEARCHED = """
INSERT INTO articles_missedsearch (day, language, words, number)
VALUES (%s, %s, %s, %s)
ON CONFLICT (day, language, words) DO UPDATE SET
    number = articles_missedsearch.number + excluded.number
"""


@transaction.atomic
def add(days: Mapping[date, Counts]) -> None:
    """Add all of it, or nothing. Raises DatabaseError."""
    # In the same order in every process, so two never wait for each other.
    for day, counts in sorted(days.items()):
        read = read_in(counts)
        if read:
            both = (
                sum(pair[0] for pair in read.values()),
                sum(pair[1] for pair in read.values()),
            )
            run(READ_OF_ALL, [[stored_day(day), *both]])
        for is_month in (False, True):
            at = [is_month, stored_day(day.replace(day=1) if is_month else day)]
            run(READ, [[*at, *pair, edition] for edition, pair in sorted(read.items())])
        add_stated(day, counts)
        add_searches(day, counts)


def read_in(counts: Counts) -> dict[int, list[int]]:
    """Return by edition the number of requests by people, and by programs."""
    return {
        int(name): pair
        for subject, pair in counts.given.items()
        for kind, _space, name in [subject.partition(" ")]
        if kind == ARTICLE
    }


def add_stated(day: date, counts: Counts) -> None:
    stated = {
        (subject.removeprefix(f"{FEED} "), program): number
        for (subject, program), number in counts.stated.items()
    }
    if not stated:
        return
    SUBSCRIBERS.hold()
    for is_month in (False, True):
        first = day.replace(day=1) if is_month else day
        rows = FeedSubscribers.objects.filter(is_month=is_month, day=first)
        known = set(rows.values_list("feed", "program"))
        kept = with_room(sorted(stated), known, MOST_STATED)
        at = [is_month, stored_day(first)]
        run(STATED, [[*at, *key, stated[key]] for key in kept])


def add_searches(day: date, counts: Counts) -> None:
    searches = {}
    for subject, (people, _programs) in counts.given.items():
        kind, _space, said = subject.partition(" ")
        if kind == SEARCH:
            language, _space, words = said.partition(" ")
            searches[language, words] = people
    if not searches:
        return
    SEARCHES.hold()
    rows = MissedSearch.objects.filter(day=day)
    known = set(rows.values_list("language", "words"))
    kept = with_room(sorted(searches), known, MOST_SEARCHES)
    run(SEARCHED, [[stored_day(day), *key, searches[key]] for key in kept])


def with_room(keys: Iterable[Any], known: set[Any], most: int) -> list[Any]:
    """Return those that are there already, and of the others as many as there is room
    for.
    """
    left, kept = most - len(known), []
    for key in keys:
        if key in known:
            kept.append(key)
        elif left > 0:
            kept.append(key)
            left -= 1
    return kept


def stored_day(day: date) -> Any:
    return connection.ops.adapt_datefield_value(day)


def run(statement: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)
