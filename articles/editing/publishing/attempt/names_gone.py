"""Find the names of people that go away with a change, by their form alone.

It proposes what a chief editor decides: it may find too much, as an institution of two
words. A word that the texts also have in small letters is no name.
"""

import re

from articles.domain.content import COLUMNS, TABLE, Said

WORD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*[a-zß-öø-ÿ](?:[-’'][^\W\d_]+)*"
# Between the parts of a name: “Anna von der Leyen”, “J. B. Priestley”.
BETWEEN = (
    r"(?:\s+(?:von|van|zu|zur|de|der|den|di|da|del|la|le|du|dos|al|[^\W\d_a-z]\.))*"
)
NAME = re.compile(rf"\b{WORD}(?:{BETWEEN}\s+{WORD})+")
# They begin a sentence, or address somebody: what follows may be a name, they aren't.
FIRST = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einer",
        "eines",
        "einem",
        "einen",
        "im",
        "am",
        "zum",
        "zur",
        "in",
        "an",
        "auf",
        "bei",
        "für",
        "mit",
        "nach",
        "von",
        "vor",
        "seit",
        "laut",
        "auch",
        "und",
        "aber",
        "so",
        "wie",
        "als",
        "wenn",
        "weil",
        "dass",
        "nun",
        "diese",
        "dieser",
        "dieses",
        "the",
        "a",
        "on",
        "at",
        "of",
        "for",
        "with",
        "by",
        "from",
        "since",
        "as",
        "if",
        "but",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "our",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
        "alle",
        "beide",
        "viele",
        "einige",
        "mehrere",
        "neue",
        "neuer",
        "neues",
        "neuen",
        "weitere",
        "andere",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "all",
        "both",
        "many",
        "some",
        "several",
        "new",
        "other",
    ]
)


def names_gone(before: Said, after: Said) -> list[str]:
    """Return the names in the first content that the second doesn't have."""
    former, present = in_text(before), in_text(after)
    small = set(re.findall(r"\b[^\W\d_A-ZÄÖÜ]\w*", former))
    found = [name for each in NAME.findall(former) if (name := cut(each, small))]
    return list(dict.fromkeys(name for name in found if name not in present))


def in_text(content: Said) -> str:
    """Return all that is written, in lines; a name never runs over the end of one."""
    written = (name for name in COLUMNS if TABLE[name].is_written)
    texts = [TABLE[name].kind.raw(content.get(name)) for name in written]
    # A credit has a name of one word, too: it ends as any other line.
    return " . ".join([*texts, str(content.get("credit_name") or "")]).replace(
        "\n", " . "
    )


def cut(name: str, small: set[str]) -> str:
    """Return a name without words in front that are none; "" if one word is left."""
    words = name.split()
    while words and (words[0].lower() in FIRST or words[0].lower() in small):
        words.pop(0)
    return " ".join(words) if len(words) > 1 else ""
