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
    found.update(dict.fromkeys(numbers_in(rest, code)))
    return found


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
        if value is None:
            continue
        if is_year(first):
            yield f"{YEAR}{value:.0f}"
            continue
        if first["word"] and value in TENS and (unit := unit_at(words, at, code)):
            value, at = value + unit, at + 1
        size = size_of(first, code)
        if size is None and at < len(words) and not words[at]["number"]:
            size = magnitudes(code).get(words[at]["word"].casefold())
            at += size is not None
        yield from written(value * (size or 1))


def written(value: float) -> Iterator[str]:
    if value >= LEAST:
        yield f"{NUMBER}{round(value, 4):f}".rstrip("0").rstrip(".")


def unit_at(words: list[re.Match], at: int, code: str) -> float | None:
    """Return the units that follow the tens: twenty-two."""
    word = words[at]["word"] if at < len(words) else None
    value = worth(word.casefold(), code) if word else None
    return value if value and value < 10 else None


def size_of(match: re.Match, code: str) -> int | None:
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
    return compound(word, code)


def compound(word: str, code: str) -> float | None:
    row, known = row_of(code), cardinals(code)
    if not row.joint:
        return None
    for size, value in row.magnitudes.items():
        before, found, after = word.partition(size)
        if found and not after and before in known:
            return float(known[before] * value)
    unit, found, ten = word.partition(row.joint)
    if found and unit.replace("ein", "eins") in known | {"eins": 1} and ten in known:
        return float(known.get(unit, 1) + known[ten])
    return None
