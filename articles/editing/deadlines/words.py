"""Words in which moments are told: months, days of the week, times and zones."""

from functools import cache, lru_cache

from django.utils import dates
from django.utils.translation import override

from articles.foundation.languages import SOURCE, TABLE, answering
from articles.foundation.local_moment import ANYWHERE, DAY_END, known_zones

# Minutes of the day.
CLOCK_WORDS = {
    "noon": DAY_END // 2,
    "midday": DAY_END // 2,
    "mittags": DAY_END // 2,
    "mittag": DAY_END // 2,
    "midnight": DAY_END,
    "mitternacht": DAY_END,
}
# They stand around a moment and say nothing of it.
FILLERS = frozenset(
    [
        "am",
        "an",
        "at",
        "bis",
        "by",
        "den",
        "der",
        "die",
        "due",
        "local",
        "midnight",
        "noon",
        "on",
        "ortszeit",
        "spätestens",
        "the",
        "time",
        "uhr",
        "um",
        "until",
        "zeit",
        "zum",
    ]
)
# Sources write these all year, and mean what their clocks show.
ABBREVIATIONS = {
    "cet": "Europe/Berlin",
    "cest": "Europe/Berlin",
    "mez": "Europe/Berlin",
    "mesz": "Europe/Berlin",
    "utc": "UTC",
    "gmt": "UTC",
    "bst": "Europe/London",
    "wet": "Europe/Lisbon",
    "eet": "Europe/Athens",
    "eest": "Europe/Athens",
    "et": "America/New_York",
    "est": "America/New_York",
    "edt": "America/New_York",
    "eastern": "America/New_York",
    "pt": "America/Los_Angeles",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles",
    "jst": "Asia/Tokyo",
    "kst": "Asia/Seoul",
    "aoe": ANYWHERE,
    "anywhere on earth": ANYWHERE,
    "überall auf der erde": ANYWHERE,
}


def languages() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*answering(), SOURCE)))


def months() -> dict[str, int]:
    """Return the number of each month by its names in small letters."""
    return months_in(languages())


@lru_cache(maxsize=10)
def months_in(codes: tuple[str, ...]) -> dict[str, int]:
    tables = (dates.MONTHS, dates.MONTHS_3, dates.MONTHS_AP, dates.MONTHS_ALT)
    return {
        name: number
        for name, number in words_of(codes, tables).items()
        if len(name) > 2
    } | {"sept": 9, "okt": 10, "jän": 1, "jänner": 1}


def weekdays() -> dict[str, int]:
    return weekdays_in(languages())


@lru_cache(maxsize=10)
def weekdays_in(codes: tuple[str, ...]) -> dict[str, int]:
    return words_of(codes, (dates.WEEKDAYS, dates.WEEKDAYS_ABBR))


def words_of(codes: tuple[str, ...], tables) -> dict[str, int]:
    found = {}
    for code in codes:
        with override(code):
            for table in tables:
                for number, name in table.items():
                    found[str(name).casefold().rstrip(".")] = number
    return found


@cache
def zones() -> dict[str, str]:
    """Return zones by the words that name them, in small letters."""
    names = sorted(known_zones(), key=lambda one: (not one.startswith("Europe/"), one))
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
        if "/" in name and not name.startswith(("Etc/", "posix/", "right/")):
            city = name.rpartition("/")[2].replace("_", " ").casefold()
            found.setdefault(city, name)
    for row in TABLE.values():
        found |= {city.casefold(): name for city, name in row.cities.items()}
    return found | ABBREVIATIONS


def zone_named(words: str) -> str:
    """Return the zone that some words name; "" for none. `brüsseler` is `brüssel`."""
    known = zones()
    stems = (words, words.removesuffix("er"), words.removesuffix("'s"))
    return next((known[one] for one in stems if one in known), "")
