"""Feeds as invented sources write them, for the tests of reading."""

from datetime import UTC, datetime

from articles.inbox.reading import Reading, read

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ADDRESS = "https://news.example.org/aktuell/feed.xml"


def reading(
    body: bytes | str, content_type: str = "application/xml", **given
) -> Reading:
    raw = body if isinstance(body, bytes) else body.encode()
    return read(raw, content_type=content_type, address=ADDRESS, at=AT, **given)


def kinds(found: Reading) -> set[str]:
    return {remark.kind for remark in found.remarks}


def item(inside: str = "", *, title: str = "Ein Titel", guid: str = "1") -> str:
    return f"<item><title>{title}</title><guid>{guid}</guid>{inside}</item>"


def rss(*items: str, channel: str = "", prolog: str = "") -> str:
    return (
        f'{prolog}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
        'xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f"<title>Sample Wire</title><link>https://news.example.org/</link>{channel}"
        f"{''.join(items)}</channel></rss>"
    )


def atom(*entries: str, head: str = "") -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">'
        f"<title>Musterportal</title>{head}{''.join(entries)}</feed>"
    )


def dated(told: str, *, language: str = "") -> Reading:
    spoken = f"<language>{language}</language>" if language else ""
    return reading(rss(item(f"<pubDate>{told}</pubDate>"), channel=spoken))
