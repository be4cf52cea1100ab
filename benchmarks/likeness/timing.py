"""Measure what an item costs: its facts, and the nearest of recent items by them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from time import process_time

from articles.inbox import likeness
from articles.inbox.suggesting import suggest
from benchmarks.likeness import labels
from benchmarks.likeness.judged import Item

RECENT, ASKED = 3_000, 200
# A long text, as a feed with whole articles has it.
LONG = 30


def lines(items: Sequence[Item]) -> Iterator[str]:
    def facts_of(item: Item) -> likeness.Facts:
        return likeness.facts_of(item.title, item.text, item.language)

    stock = {at: facts_of(item) for at, item in enumerate(recent(items))}
    weights = likeness.Weights.of(stock.values())
    having: dict[str, list[int]] = defaultdict(list)
    for key, facts in stock.items():
        for fact in facts.keys:
            having[fact].append(key)
    sizes: list[int] = []

    def find(item: Item) -> None:
        facts = facts_of(item)
        keys = {key for fact in weights.telling(facts) for key in having[fact]}
        sizes.append(len(keys))
        likeness.nearest(facts, {key: stock[key] for key in keys}, weights=weights)

    among = labels.vocabulary()

    def suggested(item: Item) -> None:
        suggest(item.title, item.text, item.language, among=among)

    yield f"facts and the nearest of {RECENT:,}: {cost(items, find):.2f} ms an item"
    yield f"candidates: {sum(sizes) / len(sizes):.0f} on average, {max(sizes)} at most"
    long = [replace(item, text=item.text * LONG) for item in items]
    yield f"the same with long texts: {cost(long, find):.2f} ms an item"
    yield f"suggestions: {cost(items, suggested):.2f} ms an item"
    texts = [f"{item.title}. {item.text}" for item in items]
    began = process_time()
    if likeness.vectors(texts) is not None:
        spent = (process_time() - began) / len(texts) * 1000
        yield f"vectors: {spent:.1f} ms an item in batches"


def recent(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items again and again, each time with other figures."""
    for at in range(RECENT):
        item, times = items[at % len(items)], at // len(items)
        digits = str.maketrans({str(n): str((n + times) % 10) for n in range(10)})
        title, text = (words.translate(digits) for words in (item.title, item.text))
        yield replace(item, title=title, text=text)


def cost(items: Sequence[Item], act: Callable[[Item], None]) -> float:
    """Return the milliseconds of processor time that an item takes."""
    asked = [items[at % len(items)] for at in range(ASKED)]
    for item in asked[:10]:
        act(item)
    began = process_time()
    for item in asked:
        act(item)
    return (process_time() - began) / len(asked) * 1000
