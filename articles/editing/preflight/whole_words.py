"""Search for whole words in a text, hundreds of them at once."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

# A hyphen joins words to another one, so do the signs of “Kolleg*innen”.
HYPHENS = "\u2010\u2011-"
BEFORE = rf"(?<![\w@{HYPHENS}])(?<!\w[*:·])"
AFTER = rf"(?![\w@{HYPHENS}]|[*:·(]\w|/-)"
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
INVISIBLE = ("\u00ad", "\u200b", "\u2060")

type Tree = dict[str, "Tree"]


class WholeWords:
    """Words, and what each means. Of words within each other the longest counts."""

    def __init__(self, meanings: Mapping[str, str]):
        self.meanings = {spelled(word): said for word, said in meanings.items()}
        self.pattern = re.compile(f"{BEFORE}(?:{pattern_of(self.meanings)}){AFTER}")

    def count(self, text: str) -> Counter[str]:
        """Return how often a text has a word of each meaning."""
        if not self.meanings:
            return Counter()
        found = self.pattern.findall(without_addresses(spelled(text)))
        return Counter(map(self.meanings.__getitem__, found))


def spelled(text: str) -> str:
    """Return a text in the one form of its letters and apostrophes."""
    for sign in INVISIBLE:
        text = text.replace(sign, "")
    return unicodedata.normalize("NFC", text).replace("’", "'")


def without_addresses(text: str) -> str:
    return ADDRESS.sub(" ", text) if "://" in text or "www." in text else text


def spellings(word: str) -> Iterator[str]:
    """Yield a word as texts have it: one in small letters may begin a sentence."""
    yield word
    if word == word.lower():
        yield word[:1].upper() + word[1:]


def pattern_of(words: Iterable[str]) -> str:
    """Return a regular expression for any of these words.

    It has common beginnings once: otherwise each place of a text would be compared with
    each of the words.
    """
    tree: Tree = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}  # a word ends here
    return branches(tree)


def branches(node: Tree) -> str:
    rests = [re.escape(one) + branches(rest) for one, rest in node.items() if one]
    if "" not in node:
        return rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})"
    return f"(?:{'|'.join(rests)})?" if rests else ""
