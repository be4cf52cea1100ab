"""Random choices of labels: any of them, all of some, and both at once."""

from random import Random

from articles.domain.label_index import Value, joined, reduced
from articles.models import Label


def some_values(
    labels: dict[str, list[Label]], chance: Random
) -> dict[str, tuple[Value, ...]]:
    """Return values of some of the kinds, as a selection has them."""
    found = {}
    for kind, each in labels.items():
        values = [
            joined(chance.sample(each, chance.randint(1, min(3, len(each)))))
            for _ in range(chance.choice((0, 0, 1, 1, 2, 3)))
        ]
        if values:
            found[kind] = reduced(values)
    return found
