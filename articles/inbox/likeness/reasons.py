"""The facts that two items share, as words to show: “14.5 million”, “12 March”.

They are stored as facts, so that each reader has them in their own language.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import ngettext

from articles.editing.deadlines import months_in
from articles.foundation.languages import TABLE, active_language, row_of
from articles.inbox.likeness.facts import PLACE_FACT, TOWN_FACT, Facts
from articles.inbox.likeness.figures import DAY, NUMBER, YEAR, magnitudes, worth
from articles.inbox.likeness.places import (
    COUNTRY,
    TOWN,
    country_of,
    name_of,
    places_in,
)
from articles.inbox.likeness.sounds import SOUND
from articles.inbox.likeness.weights import Weights

# A name, and another word, that both items write alike.
NAME, WORD = "a:", "b:"
# Facts that say by themselves that two items may be the same news; two words do, too.
TELLING = frozenset({NUMBER, DAY, PLACE_FACT, TOWN_FACT, NAME})
WORDS = 2
# A smaller number says nothing by itself.
LEAST_SHOWN = 13
# A leap year has each day.
LEAP_YEAR = 2028
LETTERS = re.compile(r"[^\W\d_]+")


def reasons_for(a: Facts, b: Facts, weights: Weights) -> Iterator[str]:
    """Yield the facts of both, the most telling first; of words those with a capital,
    as one of them writes them.
    """
    both = sorted(a.keys & b.keys, key=lambda fact: (-weights.weight(fact), fact))
    for fact in both:
        if fact[:2] != SOUND:
            yield fact
        elif (word := a.words.get(fact) or b.words.get(fact, ""))[:1].isupper():
            yield f"{WORD}{word}"


def agreed(reasons: Iterable[str], other: str, *, is_translated: bool) -> list[str]:
    """Return the reasons without words that the other item, whose text is given, writes
    otherwise, or that figures and places tell. A word is a name if it is in capitals,
    or the same in two languages.
    """
    said = {word.casefold() for word in LETTERS.findall(other)}
    for place in places_in(other):
        said -= {word.casefold() for word in LETTERS.findall(place.word)}
    found = []
    for reason in reasons:
        word = reason[2:]
        if reason[:2] != WORD:
            found.append(reason)
        elif word.casefold() in said and not is_of_figure(word) and not places_in(word):
            is_name = is_translated or word.isupper()
            found.append(f"{NAME}{word}" if is_name else reason)
    return found


def is_of_figure(word: str) -> bool:
    """Return whether it is part of a figure or day in any language: Millionen, März."""
    folded = word.casefold()
    if folded in months_in(tuple(TABLE)):
        return True
    return any(
        folded in magnitudes(code) or worth(folded, code) is not None for code in TABLE
    )


def is_telling(reasons: Iterable[str]) -> bool:
    """Return whether they are enough to show two items as similar."""
    shown = [reason for reason in reasons if told(reason)]
    words = [reason for reason in shown if reason[:2] == WORD]
    return len(words) >= WORDS or any(reason[:2] in TELLING for reason in shown)


def facts_in_words(facts: Iterable[str]) -> list[str]:
    """Return facts as they are stored, in words to show; sounds have none."""
    order = (NUMBER, DAY, PLACE_FACT, TOWN_FACT, YEAR)
    known = [fact for fact in facts if fact[:2] in order]
    known.sort(key=lambda fact: (order.index(fact[:2]), fact))
    return reasons_in_words(known)


def reasons_in_words(reasons: Iterable[str]) -> list[str]:
    """Return reasons in the reader's language, each once: a town tells its country."""
    reasons = list(reasons)
    keys = [one.removeprefix(TOWN_FACT) for one in reasons if one[:2] == TOWN_FACT]
    countries = {f"{PLACE_FACT}{country_of(key)}" for key in keys}
    words = (told(reason) for reason in reasons if reason not in countries)
    return list(dict.fromkeys(filter(None, words)))


def told(reason: str) -> str:
    """Return it in words, "" if it says nothing by itself."""
    kind, value = reason[:2], reason[2:]
    match kind:
        case _ if kind == NUMBER:
            number = float(value)
            return number_in_words(number) if number >= LEAST_SHOWN else ""
        case _ if kind == DAY:
            month, day = map(int, value.split("-"))
            return day_in_words(month, day)
        case _ if kind in {YEAR, NAME, WORD}:
            return value
        case _ if kind == PLACE_FACT:
            return name_of(COUNTRY, value)
        case _ if kind == TOWN_FACT:
            return name_of(TOWN, value)
    return ""


def day_in_words(month: int, day: int) -> str:
    """Return “12 March”, as the language cites days, without the year."""
    cited = row_of(active_language()).days.cited
    without = cited.removesuffix(" Y")
    try:
        day_of_year = date(LEAP_YEAR, month, day)
    except ValueError:
        return ""  # 31 February
    return date_format(day_of_year, without if without != cited else "MONTH_DAY_FORMAT")


def number_in_words(value: float) -> str:
    """Return “14.5 million”; a smaller number in figures."""
    if value >= 10**9:
        number = value / 10**9
        said = ngettext("%(number)s billion", "%(number)s billion", amount(number))
    elif value >= 10**6:
        number = value / 10**6
        said = ngettext("%(number)s million", "%(number)s million", amount(number))
    else:
        return in_figures(value)
    return said % {"number": in_figures(number)}


def amount(number: float) -> int:
    """Return 1 for one, and another number for 1.5: the plural."""
    return 1 if number == 1 else 2


def in_figures(value: float) -> str:
    written = f"{value:.10g}"
    if "e" in written:
        return written
    return number_format(written, use_l10n=True, force_grouping=value >= 10_000)
