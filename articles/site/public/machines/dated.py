"""The deadlines of an article in those words of schema.org that are true of them."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from articles.foundation.local_moment import ANYWHERE, LocalMoment
from articles.models import Article, Deadline
from articles.site.public.machines.jsonld import document, thing

# Words that people write for a place where nobody meets.
ONLINE = ("online", "virtual", "virtuell", "en ligne", "digital")


def expires(rows: Sequence[Deadline]) -> str:
    """Return when the last of them is over; "" if one is open at any time."""
    ends = [(row.ends_at or row.closes_at, row.until or row.closes) for row in rows]
    if not ends or not all(at for at, _text in ends):
        return ""
    return told(max(ends)[1])


def events(article: Article) -> list[dict]:
    """Describe its events; other deadlines aren't events to machines."""
    rows = [row for row in article.deadlines.all() if row.stage == row.Stage.EVENT]
    return [event(row, article) for row in rows if row.closes]


def event(row: Deadline, article: Article) -> dict:
    is_moved = row.was and row.was != row.closes
    status = "EventRescheduled" if is_moved else "EventScheduled"
    return document(
        "Event",
        name=f"{article.headline} – {row.named}" if row.named else article.headline,
        startDate=told(row.closes),
        endDate=told(row.until),
        previousStartDate=told(row.was),
        eventStatus=f"https://schema.org/{status}",
        location=place(row, article),
        url=article.permalink,
        inLanguage=article.language,
    )


def place(row: Deadline, article: Article) -> dict | None:
    if row.place.casefold() in ONLINE:
        return thing("VirtualLocation", url=article.permalink)
    return thing("Place", name=row.place) if row.place else None


def told(text: str) -> str:
    """Return a stored moment as a day, or as a time with its distance from UTC."""
    if not text:
        return ""
    moment = LocalMoment.read(text)
    if moment.minute is None:
        return moment.day.isoformat()
    at = moment.begins()
    name = "Etc/GMT+12" if moment.zone == ANYWHERE else moment.zone
    return at.astimezone(ZoneInfo(name)).isoformat(timespec="seconds")
