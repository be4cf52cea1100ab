"""Questions: “Wer bezahlt die Raumstation?” A text that answers doesn't say it so.

Where no article has all words of a question, verbs may be missing, and then what most
articles have. Nouns, names and the rarest word are what is asked for; if no article has
one of the words, it may be that: then nothing is found, as of any other query.
"""

from collections.abc import Sequence
from itertools import combinations

from articles.domain.search.finding.hits import Keys


def answered(
    sets: Sequence[Keys], are_nouns: Sequence[bool], left_out: Keys
) -> tuple[int, ...]:
    """Return which words of a question an answer has to have, by their numbers.

    `sets` are what the asker may see of what each finds; half of them have to be there.
    """
    every = tuple(range(len(sets)))
    if not all(sets):
        return every

    def weight(number: int) -> tuple[bool, int]:
        return not are_nouns[number], len(sets[number])

    rarest = min(every, key=weight)
    for size in range(len(sets), (len(sets) - 1) // 2, -1):
        found = [
            (sorted(map(weight, kept)), kept)
            for kept in combinations(every, size)
            if rarest in kept
            and Keys.intersection(*(sets[number] for number in kept)) - left_out
        ]
        if found:
            return min(found)[1]
    return every
