"""Measure what the search itself costs in a loaded stock: `search.ranked`, no page.

`python -m benchmarks.searching` asks the database that DATABASE_URL names, and prints
the table of docs/performance.md. Among what is asked are queries that find almost all.
"""

import os
from collections.abc import Callable, Iterator
from statistics import median

import django
from django.db import connection

from benchmarks.servers import processor_time
from benchmarks.stock.vocabulary import COMMON, JOINTS, RARE, WORDS

LANGUAGE, TIMES = "de", 9
JOINT = JOINTS[LANGUAGE][:8]
# As frequent as a word is that tells something.
TOLD = WORDS[LANGUAGE][60:68]
QUERIES = {
    "rare word": WORDS[LANGUAGE][RARE],
    "common word": WORDS[LANGUAGE][COMMON],
    "a stop word": JOINT[0],
    "eight stop words": " ".join(JOINT),
    "any of eight stop words": " OR ".join(JOINT),
    "any of eight common words": " OR ".join(TOLD),
    "beginning of four letters": "schl",
    "phrase of common words": f'"{TOLD[0]} {TOLD[1]}"',
    "phrase of stop words": f'"{JOINT[0]} {JOINT[1]}"',
}


def main() -> None:
    django.setup()
    print("| CPU ms | found | words known | words looked up |\n|---|--:|--:|--:|")
    for name, typed in QUERIES.items():
        found, costs = measured(typed)
        told = " | ".join(f"{cost * 1000:.0f}" for cost in costs)
        print(f"| {name} | {found:,} | {told} |", flush=True)


def measured(typed: str) -> tuple[int, list[float]]:
    """Return how much is found, and the seconds of processor time that it takes, once
    the vocabulary was asked for these words and if it wasn't.
    """
    # Models can't be imported before Django is set up.
    from articles.domain import search  # noqa: PLC0415 (see above)
    from articles.domain.label_index import catalogue_now  # noqa: PLC0415 (see above)
    from articles.domain.search.query.lookup import remembered  # noqa: PLC0415 (see above)

    catalogue = catalogue_now()
    readers = search.Readers(catalogue.revision, catalogue.public)

    def ranked() -> list[search.Keys]:
        # Read anew, as in a request.
        return search.ranked(search.read_query(typed, LANGUAGE, readers=readers))

    def ranked_first() -> None:
        remembered.forget()
        ranked()

    costs = [median(costs_of(act)) for act in (ranked, ranked_first)]
    return sum(map(len, ranked())), costs


def costs_of(act: Callable[[], object]) -> Iterator[float]:
    act()
    for _time in range(TIMES):
        before = spent()
        act()
        yield spent() - before


def spent() -> float:
    """Return what this process has worked, and the database's for it."""
    processes = [os.getpid()]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            processes.append(cursor.connection.info.backend_pid)
    return sum(map(processor_time, processes))


if __name__ == "__main__":
    main()
