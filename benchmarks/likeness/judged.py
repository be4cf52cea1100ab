"""The labelled items of both halves, and the figures by which likeness is judged."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ITEMS = Path(__file__).resolve().parent / "items"
OPEN, FURTHER, UNSEEN = HALVES = ("open", "further", "unseen")
# So many of the items that have no partner may get a wrong proposal.
WRONG = 0.05


@dataclass(frozen=True, slots=True)
class Item:
    """`story` is the same for items that tell the same news."""

    story: str
    language: str
    source: str
    countries: frozenset[str]
    topics: frozenset[str]
    title: str
    text: str


def read(half: str) -> list[Item]:
    with (ITEMS / f"{half}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Item(
                countries=frozenset(filter(None, row.pop("countries").split(","))),
                topics=frozenset(filter(None, row.pop("topics").split("|"))),
                **row,
            )
            for row in rows
        ]


def is_of_others(one: Item, other: Item) -> bool:
    """Return whether another source says it in the same language: a source hardly
    publishes the same news twice, but often something alike.
    """
    return is_within(one, other) and one.source != other.source


@dataclass(frozen=True, slots=True)
class Best:
    """The score of an item's partner, None if it has none, and of its best other."""

    right: float | None
    wrong: float


def is_between(one: Item, other: Item) -> bool:
    return one.language != other.language


def is_any(_one: Item, _other: Item) -> bool:
    return True


def is_of_other_feeds(one: Item, other: Item) -> bool:
    """Return whether the inbox may join them: a source has a feed for each language."""
    return is_between(one, other) or one.source != other.source


def is_within(one: Item, other: Item) -> bool:
    return one.language == other.language


def bests(
    items: Sequence[Item],
    fits: Callable[[Item, Item], bool],
    score: Callable[[int, int], float],
) -> Iterator[Best]:
    """Yield for each item the best scores among those that fit it."""
    for at, item in enumerate(items):
        others = [k for k, it in enumerate(items) if k != at and fits(item, it)]
        partners = {k for k in others if items[k].story == item.story}
        right = [score(at, k) for k in partners]
        wrong = max(score(at, k) for k in others if k not in partners)
        yield Best(max(right, default=None), wrong)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How often the partner is first; the share of partners found, and of wrong items.

    `at_most` is the recall at the threshold that lets just a share of WRONG be wrong.
    """

    asked: int
    first: int
    recall: float
    wrong: float
    at_most: float


def threshold_of(found: Sequence[Best]) -> float:
    """Return the score that at most a share of WRONG of the items without a partner
    exceed.
    """
    alone = sorted(one.wrong for one in found if one.right is None)
    return alone[-1 - int(len(alone) * WRONG)]


def judge(found: Sequence[Best], threshold: float) -> Judgement:
    told = [one for one in found if one.right is not None]
    alone = [one.wrong for one in found if one.right is None]
    own = threshold_of(found)
    return Judgement(
        asked=len(told),
        first=sum(one.right > one.wrong for one in told),
        recall=sum(one.right > threshold for one in told) / len(told),
        wrong=sum(wrong > threshold for wrong in alone) / len(alone),
        at_most=sum(one.right > own for one in told) / len(told),
    )
