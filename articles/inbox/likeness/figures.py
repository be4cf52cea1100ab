"""Figures in a text as values, the same in each language: “14,5 Millionen” and “14.5
million” are one, so are “12. März” and “March 12”, “elf” and “eleven”.
"""

import re
from collections.abc import Iterator
from functools import cache

from django.utils.formats import get_format

from articles.editing.deadlines import months_in
from articles.foundation.languages import SOURCE, UnknownLanguage, row_of

NUMBER, DAY, YEAR = "n:", "d:", "y:"
# Smaller ones are everywhere: one reason, two sides.
LEAST = 3
YEARS = range(1900, 2101)
TENS = range(20, 100, 10)
HUNDRED, MANY = 100, 10**6
# It is said without a number; a third is an ordinal, too.
HALF = 50.0

ISO = re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b")
DOTTED = re.compile(
    r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>\d{4}|\d\d)\b)?(?!\d)"
)
DAY_MONTH = re.compile(
    r"\b(?P<d>\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s(?:of\s)?(?P<m>[^\W\d_]{3,})\b"
)
MONTH_DAY = re.compile(
    r"\b(?P<m>[^\W\d_]{3,})\.?\s(?P<d>\d{1,2})(?:st|nd|rd|th)?\b(?![.,]?\d|\s?%)"
)
CLOCK = re.compile(
    r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:uhr\b|heures\b|ore\b|[ap]\.?m\b)|\b\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
CURRENCY = r"(?P<money>(?:EUR|USD|GBP|CHF|€|\$|£)\s?)?"
WORD = re.compile(
    rf"{CURRENCY}(?P<number>\d+(?:[.,'’\u00a0\u202f]\d+)*)(?P<unit>[^\W\d_]+)?"
    r"|(?P<word>[^\W\d_]+)",
)
# Glued to a sum of money: EUR 210m.
MILLION = "m"


def figures_in(text: str, language: str) -> dict[str, None]:
    """Return the figures of a text, in its order."""
    code = known(language)
    found: dict[str, None] = {}
    rest = text
    for shape in (ISO, DOTTED, DAY_MONTH, MONTH_DAY):
        rest = take_days(shape, rest, code, found)
    rest = CLOCK.sub(" ", rest)
    for phrase, parts in phrases(code):
        if phrase.search(rest):
            found.update(dict.fromkeys(written(round(100 / parts, 1))))
            rest = phrase.sub(" ", rest)
    found.update(dict.fromkeys(numbers_in(rest, code)))
    return found


@cache
def phrases(code: str) -> list[tuple[re.Pattern, int]]:
    """Return what tells a part of a whole: one in five."""
    said = row_of(code).one_of
    return [
        (re.compile(rf"\b{phrase.replace('*', r'\w*')}\b", re.IGNORECASE), parts)
        for phrase, parts in said.items()
    ]


def known(language: str) -> str:
    """Return the code of a language that can be asked for its words."""
    try:
        return row_of(language).code if language else SOURCE
    except UnknownLanguage:
        return SOURCE


def take_days(shape: re.Pattern, text: str, code: str, found: dict[str, None]) -> str:
    """Add the days that have this shape, and return the text without them."""

    def taken(match: re.Match) -> str:
        said = match.groupdict()
        month = month_of(said["m"], code)
        if not (1 <= month <= 12 and 1 <= int(said["d"]) <= 31):
            return match[0]
        found[f"{DAY}{month:02}-{int(said['d']):02}"] = None
        if year := said.get("y"):
            found[f"{YEAR}{year if len(year) == 4 else f'20{year}'}"] = None
        return " "

    return shape.sub(taken, text)


def month_of(word: str, code: str) -> int:
    if word.isdecimal():
        return int(word)
    return months_in((code, SOURCE)).get(word.casefold(), 0)


def numbers_in(text: str, code: str) -> Iterator[str]:
    """Yield numbers and years. Words that follow a number may multiply it."""
    words = list(WORD.finditer(text))
    at = 0
    while at < len(words):
        first, value = words[at], value_of(words[at], code)
        at += 1
        if value is None and is_one(words, at, code):
            value = 1
        if value is None:
            continue
        if is_year(first):
            yield f"{YEAR}{value:.0f}"
            continue
        if first["word"] and value in TENS:
            value, at = below_hundred(words, at - 1, code)
        size = size_of(first, code)
        if size is None and at < len(words) and not words[at]["number"]:
            size = sizes(code).get(words[at]["word"].casefold())
            at += size is not None
        value *= size or 1
        if (
            size == HUNDRED
            and at < len(words)
            and words[at]["word"] == row_of(code).joint
        ):
            rest, end = below_hundred(words, at + 1, code)
            value, at = value + rest, end if rest else at
        yield from written(value)


def is_one(words: list[re.Match], at: int, code: str) -> bool:
    """Return whether a word of which there is one follows: a hundred, a third."""
    if at == len(words) or words[at]["number"]:
        return False
    is_article = (words[at - 1]["word"] or "").casefold() in row_of(code).ones.split()
    return is_article and words[at]["word"].casefold() in sizes(code)


def below_hundred(words: list[re.Match], at: int, code: str) -> tuple[float, int]:
    """Return a number in words, 0 if there is none, and where it ends: twenty-two."""
    word = words[at]["word"] if at < len(words) else None
    value = worth(word.casefold(), code) if word else None
    if not value or value >= HUNDRED:
        return 0, at
    if value in TENS and (unit := unit_at(words, at + 1, code)):
        return value + unit, at + 2
    return value, at + 1


def written(value: float) -> Iterator[str]:
    if value >= LEAST:
        yield f"{NUMBER}{round(value, 4):f}".rstrip("0").rstrip(".")


def unit_at(words: list[re.Match], at: int, code: str) -> float | None:
    """Return the units that follow the tens: twenty-two."""
    word = words[at]["word"] if at < len(words) else None
    value = worth(word.casefold(), code) if word else None
    return value if value and value < 10 else None


def size_of(match: re.Match, code: str) -> float | None:
    """Return by how much what is glued to a number multiplies it: 14bn."""
    unit = (match["unit"] or "").casefold()
    if unit == MILLION and match["money"]:
        return 10**6
    return magnitudes(code).get(unit)


def is_year(match: re.Match) -> bool:
    number = match["number"] or ""
    is_plain = number.isdecimal() and not (match["unit"] or match["money"])
    return is_plain and len(number) == 4 and int(number) in YEARS


def value_of(match: re.Match, code: str) -> float | None:
    if word := match["word"]:
        return worth(word.casefold(), code)
    return read_number(match["number"], code)


def read_number(number: str, code: str) -> float | None:
    """Return the value; thousands are set apart as the language does it."""
    point = get_format("DECIMAL_SEPARATOR", code)
    if re.fullmatch(rf"\d{{1,3}}(?:[^\d{re.escape(point)}]\d{{3}})+", number):
        return float(re.sub(r"\D", "", number))
    whole, _point, part = number.rpartition(point)
    if not whole or not part.isdecimal():
        whole, part = number, ""
    digits = re.sub(r"[^\d.,]", "", whole)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})*", digits) and (part or digits.isdecimal()):
        return float(f"{re.sub(r'\D', '', digits)}.{part or 0}")
    try:
        return float(f"{digits.replace(',', '.')}{f'.{part}' if part else ''}")
    except ValueError:
        return None  # a version or an address: 1.2.3


@cache
def magnitudes(code: str) -> dict[str, int]:
    return row_of(SOURCE).magnitudes | row_of(code).magnitudes


@cache
def sizes(code: str) -> dict[str, float]:
    """Return all that multiplies a number: also a third."""
    return magnitudes(code) | row_of(code).shares


@cache
def cardinals(code: str) -> dict[str, int]:
    """Return numbers by their words."""
    row = row_of(code)
    small = {word: number for number, word in enumerate(row.cardinals.split())}
    return small | {word: 30 + 10 * at for at, word in enumerate(row.tens.split())}


def worth(word: str, code: str) -> float | None:
    """Return the value of a number in words, also of a compound: neunhundert."""
    known = cardinals(code)
    if word in known:
        return float(known[word])
    if row_of(code).shares.get(word) == HALF:
        return HALF
    return compound(word, code)


def compound(word: str, code: str) -> float | None:
    row, known = row_of(code), cardinals(code)
    if not row.joint:
        return None
    for size, value in row.magnitudes.items():
        before, found, after = word.partition(size)
        if not found or value >= MANY or before not in known | {"": 1, "ein": 1}:
            continue
        rest = worth(after.removeprefix(row.joint), code) if after else 0.0
        if rest is not None and rest < value:
            return float(known.get(before, 1) * value + rest)
    unit, found, ten = word.partition(row.joint)
    if found and unit.replace("ein", "eins") in known | {"eins": 1} and ten in known:
        return float(known.get(unit, 1) + known[ten])
    return None
