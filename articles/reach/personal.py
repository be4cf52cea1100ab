"""Which words of a search are kept: none that might be somebody's own."""

import re

# A number as telephones and accounts have it, however it is divided: years and sums of
# money are shorter.
NUMBER = re.compile(r"\d(?:[\s./()+-]*\d){6,}")
# An address, of mail or of a page; a name under which somebody has an account.
ADDRESS = re.compile(r"@|://|\bwww\.", re.IGNORECASE)
# A sentence is more than a name for what is looked for, and may tell of its writer.
LONGEST, MOST_WORDS = 60, 6


def kept_words(typed: str) -> str:
    """Return the words as they are counted: in lower case, "" if they aren't kept."""
    words = " ".join(typed.casefold().split())
    return "" if looks_personal(words) else words


def looks_personal(words: str) -> bool:
    """Whether they might be about whoever typed them, rather than about the world."""
    return (
        len(words) > LONGEST
        or words.count(" ") >= MOST_WORDS
        or ADDRESS.search(words) is not None
        or NUMBER.search(words) is not None
    )
