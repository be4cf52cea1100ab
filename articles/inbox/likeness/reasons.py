"""The facts that two items share, as words to show: “14.5 million”, “12 March”."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import ngettext

from articles.foundation.languages import active_language, row_of
from articles.inbox.likeness.facts import PLACE_FACT, TOWN_FACT, Facts
from articles.inbox.likeness.figures import DAY, NUMBER, YEAR
from articles.inbox.likeness.places import COUNTRY, TOWN, name_of
from articles.inbox.likeness.sounds import SOUND
from articles.inbox.likeness.weights import Weights

SHOWN = 4
# A smaller number says nothing by itself.
LEAST_SHOWN = 13
# A leap year has each day.
LEAP_YEAR = 2028


def reasons_for(a: Facts, b: Facts, weights: Weights) -> Iterator[str]:
    """Yield the most telling facts of both; names only as one of them writes them."""
    both = sorted(a.keys & b.keys, key=lambda fact: (-weights.weight(fact), fact))
    said: set[str] = set()
    for fact in both:
        words = told(fact, a, b)
        if words and words not in said:
            said.add(words)
            yield words
        if len(said) == SHOWN:
            break


def facts_in_words(facts: Iterable[str]) -> list[str]:
    """Return facts as they are stored, in words to show; names have none there."""
    nothing = Facts(frozenset())
    order = (NUMBER, DAY, PLACE_FACT, TOWN_FACT, YEAR)
    known = [fact for fact in facts if fact[:2] in order]
    known.sort(key=lambda fact: (order.index(fact[:2]), fact))
    words = (told(fact, nothing, nothing) for fact in known)
    return list(dict.fromkeys(filter(None, words)))


def told(fact: str, a: Facts, b: Facts) -> str:
    kind, value = fact[:2], fact[2:]
    match kind:
        case _ if kind == NUMBER:
            number = float(value)
            return number_in_words(number) if number >= LEAST_SHOWN else ""
        case _ if kind == DAY:
            month, day = map(int, value.split("-"))
            return day_in_words(month, day)
        case _ if kind == YEAR:
            return value
        case _ if kind == PLACE_FACT:
            return name_of(COUNTRY, value)
        case _ if kind == TOWN_FACT:
            return name_of(TOWN, value)
    word = a.words.get(fact) or b.words.get(fact, "") if kind == SOUND else ""
    return word if word[:1].isupper() else ""


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
