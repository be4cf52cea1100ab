"""Invented words as frequent as words are: few are everywhere, most are rare."""

from itertools import accumulate
from random import Random

SIZE = 12_000
# The words that hold sentences together; they come first, and so are in every text.
JOINTS = {
    "de": (
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine "
        "als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch "
        "wie einem über einen so zum haben nur oder aber vor zur bis mehr durch man"
    ).split(),
    "en": (
        "the of and to in a is that for it as was with be by on not he his but at are "
        "this have from or had an they which one were all we when their there can more "
        "will if no out so said what up its about than into them only other time some"
    ).split(),
}
SOUNDS = {
    "de": (
        "schl br fl kr st tr gr h l m n r w z sp d b f g k".split(),
        "a e i o u au ei ie ä ö ü".split(),
        "nd rg ll mm ns rt lf ck ch ng".split(),
        "ung heit er en schaft lich isch e keit ieren".split(),
    ),
    "en": (
        "th br fl cr st tr gr h l m n r w s sp d b f g c".split(),
        "a e i o u ea ou ai oo".split(),
        "nd rg ll mm ns rt lf ck sh ng".split(),
        "ing ness er ed tion ly al s ity ize".split(),
    ),
}


def words_of(language: str) -> list[str]:
    """Return the language's words, the most frequent first; always the same."""
    begin, middle, close, end = SOUNDS[language]
    random = Random(language)
    made: dict[str, None] = {}
    while len(made) < SIZE:
        core = [middle, close] * random.randint(1, 2)
        made["".join(map(random.choice, (begin, *core, end)))] = None
    mixed = list(made)
    # As in German half of them are nouns.
    if language == "de":
        mixed = [word.capitalize() if n % 2 else word for n, word in enumerate(mixed)]
    return (JOINTS[language] + mixed)[:SIZE]


WORDS = {language: words_of(language) for language in JOINTS}
# How often the word of a rank comes, after Zipf and Mandelbrot.
WEIGHTS = list(accumulate(1 / (rank + 2.7) for rank in range(1, SIZE + 1)))
# Words to be searched for: one text in four, and one in two hundred, has them.
COMMON, RARE = 150, 8_000


def drawn(random: Random, language: str, number: int) -> list[str]:
    return random.choices(WORDS[language], cum_weights=WEIGHTS, k=number)
