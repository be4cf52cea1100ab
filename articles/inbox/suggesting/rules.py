"""Editors' rules for items: a word in a field suggests a label, or mutes the item."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from articles.foundation.text import fold
from articles.inbox.suggesting.finding import RULE, TEXT, TITLE, Suggestion

SUGGEST, MUTE = "suggest", "mute"
# A rule for this field looks at the title and the text.
ANYWHERE = "any"
# A rule matches any part of an address, and whole words of other fields.
LINK = "link"
SCHEME = re.compile(r"^https?://")


@dataclass(frozen=True, slots=True)
class Rule:
    """If `field` of an item has `words`, then `act`.

    `words` are a word or phrase in any case; `*` stands for letters: `quant*`. For an
    address they are a part of it, such as `/news/`, and `*` stands for anything.
    `kind`, `label_pk` and `name` are those of the label that it suggests.
    """

    field: str
    words: str
    act: str
    kind: str = ""
    label_pk: int = 0
    name: str = ""

    def found_in(self, item: Mapping[str, str]) -> tuple[str, str] | None:
        """Return the field and the words in it that the rule is for."""
        fields = (TITLE, TEXT) if self.field == ANYWHERE else (self.field,)
        for field in fields:
            if field == LINK:
                found = part_of_address(self.words, item.get(field, ""))
            else:
                match = pattern(self.words).search(fold(item.get(field, "")))
                found = match[0] if match else ""
            if found:
                return field, found
        return None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The effect of rules on an item: suggestions, and the rule that mutes it."""

    suggestions: tuple[Suggestion, ...] = ()
    muted_by: Rule | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule and the keys of the items that it would have been for."""

    rule: Rule
    keys: tuple[int, ...]


@lru_cache(maxsize=2_000)
def pattern(words: str) -> re.Pattern:
    """Return whole words, in the form in which texts are compared."""
    told = fold(words)
    inner = r"\w*".join(re.escape(part) for part in told.split("*"))
    # A rule without a letter is for nothing, rather than for everything.
    is_said = any(letter.isalnum() for letter in told)
    return re.compile(rf"(?<!\w){inner}(?!\w)" if is_said else r"(?!)")


def part_of_address(words: str, address: str) -> str:
    """Return the part that the words mean, which may have gaps; "" if there is none.

    Letters that addresses write with a percent sign count as what they are, and
    https:// is the same as http://.
    """
    told, bare = readable(address), readable(words)
    if not any(sign.isalnum() for sign in bare):
        return ""
    parts = [part for part in bare.split("*") if part]
    at = begin = told.find(parts[0])
    for part in parts:
        at = told.find(part, at)
        if at == -1:
            return ""
        at += len(part)
    return told[begin:at]


def readable(address: str) -> str:
    return SCHEME.sub("", unquote(address.strip()).casefold())


def apply_rules(rules: Iterable[Rule], item: Mapping[str, str]) -> Outcome:
    """Apply rules to an item, a mapping of fields to texts. A mute wins over all."""
    suggested: dict[tuple[str, int], Suggestion] = {}
    muted_by = None
    for rule in rules:
        found = rule.found_in(item)
        if found is None:
            continue
        if rule.act == MUTE:
            muted_by = muted_by or rule
            continue
        where = TITLE if found[0] == TITLE else TEXT
        label = rule.kind, rule.label_pk
        suggestion = Suggestion(*label, rule.name, RULE, rule.words, 1.0, where)
        suggested.setdefault(label, suggestion)
    return Outcome(tuple(suggested.values()), muted_by)


def dry_run(
    rules: Sequence[Rule], items: Iterable[tuple[int, Mapping[str, str]]]
) -> list[Trial]:
    """Return for each rule the items that it would have been for; nothing is changed.

    Give what came in the last 90 days, by keys.
    """
    caught: list[list[int]] = [[] for _rule in rules]
    for key, item in items:
        for keys, rule in zip(caught, rules, strict=True):
            if rule.found_in(item) is not None:
                keys.append(key)
    found = zip(rules, caught, strict=True)
    return [Trial(rule, tuple(keys)) for rule, keys in found]
