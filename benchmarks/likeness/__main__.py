"""Judge likeness and suggestions on both halves: `python -m benchmarks.likeness`.

It needs no database. The unseen half is judged by thresholds that were learned on the
open one, and by the one that lets a share of 5 % of its own items be wrong.
The last two rows of each compare one threshold for all with what the inbox does: one
for each kind of pair, and none for pairs of one feed.
"""

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import django

from benchmarks.likeness import judged
from benchmarks.likeness.judged import HALVES, Best, Item

PAIRS = {
    "between languages": judged.is_between,
    "within one": judged.is_within,
    "within one, other sources": judged.is_of_others,
    "any, at one threshold": judged.is_any,
}
BETWEEN, OTHERS = "between languages", "within one, other sources"
JOINED = "other feeds, at its own of two"
HEAD = (
    "| half | signs | pairs | first | recall | items wrong | recall at 5 % wrong |\n"
    "|---|---|---|--:|--:|--:|--:|"
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.likeness")
    parser.add_argument("--open", action="store_true", help="not the unseen half")
    parser.add_argument("--missed", action="store_true", help="name what isn't found")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.support.settings")
    django.setup()
    # They need settings.
    from benchmarks.likeness import labels, timing  # noqa: PLC0415 (see above)

    halves = {half: judged.read(half) for half in HALVES[: -1 if asked.open else None]}
    print(HEAD)
    learned: dict[tuple[str, str], float] = {}
    missed: list[str] = []
    for half, items in halves.items():
        for signs, score in scores(items).items():
            for pairs, fits in PAIRS.items():
                found = list(judged.bests(items, fits, score))
                at = learned.setdefault((signs, pairs), judged.threshold_of(found))
                print(f"| {half} | {signs} | {pairs} | {row(found, at)} |", flush=True)
                missed += names(items, found, at, f"{half}, {signs}, {pairs}")
            own = {pairs: learned[signs, pairs] for pairs in (BETWEEN, OTHERS)}
            over = above(items, score, own)
            found = list(judged.bests(items, judged.is_of_other_feeds, over))
            print(f"| {half} | {signs} | {JOINED} | {row(found, 0)} |", flush=True)
    tell_suggestions(halves, labels)
    tell_time([item for items in halves.values() for item in items], timing)
    if asked.missed:
        print("\n".join(missed))


def scores(items: Sequence[Item]) -> dict[str, Callable[[int, int], float]]:
    """Return how items are compared: by facts, and with vectors if they are there."""
    # Settings are needed before.
    from articles.inbox import likeness  # noqa: PLC0415 (see above)

    facts = [likeness.facts_of(it.title, it.text, it.language) for it in items]
    weights = likeness.Weights.of(facts)

    def by_facts(a: int, b: int) -> float:
        return likeness.likeness(facts[a], facts[b], weights=weights).score

    found = likeness.vectors([f"{it.title}. {it.text}" for it in items])
    if found is None:
        return {"facts": by_facts}
    near = [likeness.closeness(one, found) for one in found]

    def by_both(a: int, b: int) -> float:
        alike = likeness.likeness(
            facts[a], facts[b], weights=weights, closeness=near[a][b]
        )
        return alike.score

    return {"facts": by_facts, "facts + vectors": by_both}


def above(
    items: Sequence[Item], score: Callable[[int, int], float], at: dict[str, float]
) -> Callable[[int, int], float]:
    """Return how far two items are above the threshold for their languages."""

    def over(a: int, b: int) -> float:
        kind = BETWEEN if judged.is_between(items[a], items[b]) else OTHERS
        return score(a, b) - at[kind]

    return over


def row(found: Sequence[Best], threshold: float) -> str:
    told = judged.judge(found, threshold)
    return (
        f"{told.first} of {told.asked} ({told.first / told.asked:.2f}) | "
        f"{told.recall:.2f} | {told.wrong:.1%} | {told.at_most:.2f}"
    )


def names(
    items: Sequence[Item], found: Sequence[Best], threshold: float, where: str
) -> Iterator[str]:
    for item, best in zip(items, found, strict=True):
        if best.right is not None and not best.right > max(best.wrong, threshold):
            yield f"{where}: {item.story} {item.title!r} {best}"


def tell_suggestions(halves: dict[str, list[Item]], labels: Any) -> None:
    among = labels.vocabulary()
    print("\n| half | suggested | precision | recall |\n|---|---|--:|--:|")
    for half, items in halves.items():
        for name, judge in (
            ("countries that are named", labels.countries),
            ("the first three topics", labels.topics),
        ):
            told = judge(items, among)
            print(f"| {half} | {name} | {told.precision:.2f} | {told.recall:.2f} |")


def tell_time(items: Sequence[Item], timing: Any) -> None:
    print()
    for line in timing.lines(items):
        print(line)


if __name__ == "__main__":
    main()
