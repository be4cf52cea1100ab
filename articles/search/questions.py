"""Questions: “Wer bezahlt die Raumstation?” A text that answers doesn't say it so.

Where no article has all words of a question, those may be missing that most articles
have, which are verbs as a rule. The rarest are what is asked for, and a word that no
article has may be the rarest: then nothing is found, as of any other query.
"""

from collections.abc import Sequence
from itertools import combinations

from articles.search.hits import Keys


def answered(sets: Sequence[Keys], left_out: Keys) -> tuple[int, ...]:
    """Return which words of a question an answer has to have, by their numbers.

    `sets` are what the asker may see of what each finds; half of them have to be there.
    """
    every = tuple(range(len(sets)))
    if not all(sets):
        return every
    rarest = min(every, key=lambda number: len(sets[number]))
    for size in range(len(sets), (len(sets) - 1) // 2, -1):
        found = [
            (sum(len(sets[number]) for number in kept), kept)
            for kept in combinations(every, size)
            if rarest in kept
            and Keys.intersection(*(sets[number] for number in kept)) - left_out
        ]
        if found:
            return min(found)[1]
    return every
