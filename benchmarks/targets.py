"""What is wanted of pages that no cache has, and whether a run has met it."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks import closing, fronting, holding, machines, resetting
from benchmarks.alerts.measuring import LETTER, QUERIES as QUERIES_OF_ROUND, ROUND
from benchmarks.living import HELD_START, HOLDING, READ, START, WORKED
from benchmarks.runs import Figure, Run
from benchmarks.tasks import CHANGED, CHANGING, NEW, PUBLISHED

SMALL, MIDDLE, LARGE = 1_000, 20_000, 200_000
GROWING = (
    "list, first page",
    "deep page",
    "two facets",
    "month",
    "label",
    "article",
    "feed of 50",
    "home",
    "open calls",
    "list of open calls",
    "not found",
    "not found, in review",
    "sitemap index",
)
# Pages that are a picture of the whole stock.
PICTURES = ("archive", "countries")
DESK = (
    "start page",
    "start page, an author",
    "list",
    "list, an author",
    "list in review",
    "list of a category",
    "translations behind",
    "search",
    "search, common word",
    "form of a draft",
    "review",
    "save",
)
QUERIES = dict.fromkeys(("start page", "start page, an author"), 20)
QUERIES |= dict.fromkeys(("list", "list, an author", "list in review", "search"), 15)
QUERIES |= {
    "form of a draft": 30,
    "review": 30,
    "publish": 30,
    "translations behind": 15,
}
# A rare word finds a page full only in a large stock.
FLAT = (*GROWING, *(f"desk: {task}" for task in (*DESK, "publish") if task != "search"))


@dataclass(frozen=True, slots=True)
class Target:
    """At most `most` of what `value` finds in the figures of one task."""

    task: str
    number: int
    unit: str
    most: float
    value: Callable[[Figure], float | None]

    def __str__(self) -> str:
        return f"{self.task}, {self.number:,}: ≤ {self.most:.3g} {self.unit}"


def milliseconds(figure: Figure) -> float:
    return figure.cost.total * 1000


def of_floor(figure: Figure) -> float | None:
    return figure.ratio


def queries(figure: Figure) -> float:
    return figure.queries


HITS = {
    holding.name_of("list, first page"): 1 / 200,
    holding.name_of("article"): 1 / 100,
    holding.while_publishing("article"): 1 / 15,
}
FLOOR, MS, ASKED = "of the floor", "ms CPU", "queries"
TARGETS = (
    Target("list, first page", MIDDLE, FLOOR, 1 / 4, of_floor),
    Target("article", MIDDLE, FLOOR, 1 / 4, of_floor),
    Target("list, first page", LARGE, FLOOR, 1 / 8, of_floor),
    Target("two facets", LARGE, FLOOR, 1 / 3, of_floor),
    Target("two facets", LARGE, MS, 10, milliseconds),
    Target("feed of 50", MIDDLE, FLOOR, 1 / 2, of_floor),
    Target("search, rare word", LARGE, MS, 25, milliseconds),
    Target("search, common word", LARGE, MS, 100, milliseconds),
    Target("search, a miss", LARGE, MS, 15, milliseconds),
    # It shows the hits of the word that is known, as a search for that alone does.
    Target("search, a miss of two words", LARGE, MS, 25, milliseconds),
    *(Target(task, LARGE, MS, 15, milliseconds) for task in GROWING),
    *(Target(task, LARGE, MS, 100, milliseconds) for task in PICTURES),
    *(
        Target(task, number, FLOOR, most, of_floor)
        for number in (MIDDLE, LARGE)
        for task, most in HITS.items()
    ),
    # No cache holds after a publication.
    *(
        Target(f"{CHANGED}: {page}", LARGE, MS, 15, milliseconds)
        for page in (*CHANGING, NEW)
    ),
    *(
        Target(closing.name_of(page), LARGE, MS, 15, milliseconds)
        for page in closing.PAGES
    ),
    *(Target(f"desk: {task}", LARGE, MS, 100, milliseconds) for task in DESK),
    Target("desk: publish", LARGE, MS, 60, milliseconds),
    *(
        Target(f"desk: {task}", LARGE, ASKED, most, queries)
        for task, most in QUERIES.items()
    ),
)
MOST_GROWTH = 1.5
# By the state of a server, and the number of articles.
STATES: dict[tuple[str, int], float] = {
    (READ, MIDDLE): 160,
    (READ, LARGE): 190,
    (WORKED, MIDDLE): 160,
    (WORKED, LARGE): 190,
    (HOLDING, MIDDLE): 160,
    (HOLDING, LARGE): 190,
    (START, LARGE): 1,
    (HELD_START, LARGE): 1,
}
STATES |= {(resetting.APART, number): 1 for number in (SMALL, MIDDLE, LARGE)}
STATES |= {
    (name, number): most
    for number in (MIDDLE, LARGE)
    for name, most in ((QUERIES_OF_ROUND, 320), (ROUND, 10), (LETTER, 6))
}
# Whole answers by Django's own means, nine tenths of the limit, and a second.
for number in (MIDDLE, LARGE):
    STATES |= {(holding.of_django(page), number): 1 / 2 for page in holding.COMPARED}
    STATES |= {(fronting.as_often(page), number): 1 / 0.9 for page in PUBLISHED}
    STATES |= {(fronting.SHOWN, number): 1, (machines.SHOWN, number): 1}


def ends(runs: list[Run], task: str) -> tuple[Figure, Figure] | None:
    """Return the figures of the smallest stock and of the largest."""
    found = [run for run in runs if task in run.figures]
    if len({run.number for run in found}) < 2:
        return None
    smallest, *_, largest = sorted(found, key=lambda run: run.number)
    return smallest.figures[task], largest.figures[task]


def growth(runs: list[Run], task: str) -> float | None:
    """Return what it costs in the largest stock, divided by that in the smallest."""
    if not (found := ends(runs, task)):
        return None
    smallest, largest = found
    return largest.cost.total / smallest.cost.total


def longer(runs: list[Run], task: str) -> float:
    """Return how many times as long the answer is in the largest stock."""
    if not (found := ends(runs, task)):
        return 1
    smallest, largest = found
    return largest.bytes / max(smallest.bytes, 1)


def verdict(value: float | None, most: float) -> str:
    if value is None:
        return "not measured"
    return "met" if value <= most else f"missed by {value / most:.3g} ×"
