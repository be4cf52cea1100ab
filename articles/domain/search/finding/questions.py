"""Questions: “Wer bezahlt die Raumstation?” A text that answers uses other words.

If no article has all words of a question, verbs may be missing, and then the most
frequent words. Nouns, names and the rarest word are the subject. If no article has one
of the words, that may be the subject: then nothing is found, as for any other query.
"""

from collections.abc import Sequence
from itertools import combinations

from articles.domain.search.finding.hits import Keys


def answered(
    sets: Sequence[Keys], are_nouns: Sequence[bool], left_out: Keys
) -> tuple[int, ...]:
    """Return the words of a question that an answer must have, by their numbers.

    `sets` are the results of each word that the asker may see; half of them must match.
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
