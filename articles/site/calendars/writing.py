"""Write a calendar: its head, the zones that its entries name, and the entries."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone

MEDIA_TYPE = "text/calendar"
CONTENT_TYPE = f"{MEDIA_TYPE}; charset=utf-8"
# Programs that heed it ask again after six hours.
REFRESH = timedelta(hours=6)
# It begins with signs that are found without looking at each line.
ZONED = re.compile(r"\nDT(?:START|END);TZID=([^:]+):([0-9]{4})")
END = b"END:VCALENDAR\r\n"


def written(
    entries: Iterable[str], *, name: str, language: str, address: str, page: str
) -> bytes:
    """Return the calendar. `address` is its own, `page` that of the list it is of."""
    body = "".join(entries)
    made = Calendar()
    made.add("prodid", f"-//Newsroom//Calendar//{language.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("url", page)
    made.add("source", address)
    for interval in ("refresh-interval", "x-published-ttl"):
        made.add(interval, REFRESH, parameters={"VALUE": "DURATION"})
    head = made.to_ical().removesuffix(END)
    return b"".join((head, *map(str.encode, zones_in(body)), body.encode(), END))


def zones_in(body: str) -> list[str]:
    """Return each zone that entries name, for the years in which they do."""
    years: dict[str, set[int]] = {}
    for zone, year in set(ZONED.findall(body)):
        years.setdefault(zone, set()).add(int(year))
    return [zone_of(zone, min(of), max(of)) for zone, of in sorted(years.items())]


@lru_cache(maxsize=200)
def zone_of(name: str, first: int, last: int) -> str:
    span = date(first - 1, 1, 1), date(last + 2, 1, 1)
    zone = Timezone.from_tzinfo(ZoneInfo(name), name, *span)
    return zone.to_ical().decode()
