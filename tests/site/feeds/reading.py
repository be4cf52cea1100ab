"""Read feeds as subscribers' programs do, each format without any complaint."""

import html
import time
from calendar import timegm
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

import feedparser
from django.utils.dateparse import parse_datetime

from articles.site.feeds import FORMATS

FORMS = tuple(FORMATS)
# These alone have RFC 5005, and texts that grow as they are escaped.
XML = ("rss", "atom")
LISTS = "/de/artikel/"


class Reader(NamedTuple):
    """Readers of a format: one for its entries, and one for the feed itself."""

    entries: Callable[..., list[dict]]
    head: Callable[..., dict[str, str]]


def get(client, form: str, path: str = LISTS, query: str = ""):
    response = client.get(f"{path}feed.{form}{query}")
    assert response.status_code == 200, (form, path, query)
    return response


def parsed(client, form: str, path: str = LISTS, query: str = ""):
    """Return an XML feed as feedparser sees it."""
    response = get(client, form, path, query)
    headers = {"content-type": response["Content-Type"]}
    feed = feedparser.parse(response.content, response_headers=headers)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def entries(client, form: str, path: str = LISTS, query: str = "") -> list[dict]:
    """Return what all formats say of each entry, in the same words."""
    return READERS[form].entries(client, form, path, query)


def head(client, form: str, path: str = LISTS, query: str = "") -> dict[str, str]:
    """Return where a feed says that its list is (`page`), and its chain by relation."""
    return READERS[form].head(client, form, path, query)


def entries_of_json(client, form: str, path: str, query: str) -> list[dict]:
    return [
        {
            "id": item["id"],
            "url": item.get("url", ""),
            "title": item["title"],
            "summary": item.get("summary", ""),
            "content": item["content_html"],
            "published": parse_datetime(item["date_published"]),
            "updated": parse_datetime(item["date_modified"]),
            "author": item["authors"][0]["name"],
            "tags": item.get("tags", []),
        }
        for item in get(client, form, path, query).json()["items"]
    ]


def entries_of_xml(client, form: str, path: str, query: str) -> list[dict]:
    return [
        {
            "id": entry.id,
            "url": entry.get("link", ""),
            "title": entry.title,
            # Of RSS it is HTML, which a program shows as such.
            "summary": html.unescape(entry.summary) if form == "rss" else entry.summary,
            "content": entry.content[0].value,
            "published": to_moment(entry.published_parsed),
            "updated": parse_datetime(entry.updated),
            "author": entry.get("author", ""),
            "tags": [tag.get("label") or tag.term for tag in entry.get("tags", [])],
        }
        for entry in parsed(client, form, path, query).entries
    ]


def head_of_json(client, form: str, path: str, query: str) -> dict[str, str]:
    told = get(client, form, path, query).json()
    found = {"page": told["home_page_url"], "prev-archive": told.get("next_url")}
    return {name: address for name, address in found.items() if address}


def head_of_xml(client, form: str, path: str, query: str) -> dict[str, str]:
    feed = parsed(client, form, path, query).feed
    assert ("fh_archive" in feed) == ("/archiv/" in path)
    chain = {link.rel: link.href for link in feed.links if link.rel != "alternate"}
    return chain | {"page": feed.link}


def to_moment(parts: time.struct_time) -> datetime:
    """Return the moment that feedparser gives in the parts of UTC."""
    return datetime.fromtimestamp(timegm(parts), UTC)


# Each format is read by a program that knows it.
READERS = {
    "rss": Reader(entries_of_xml, head_of_xml),
    "atom": Reader(entries_of_xml, head_of_xml),
    "json": Reader(entries_of_json, head_of_json),
}


def ids(client, form: str, path: str = LISTS, query: str = "") -> list[str]:
    return [entry["id"] for entry in entries(client, form, path, query)]


def titles(client, form: str, path: str = LISTS, query: str = "") -> list[str]:
    return [entry["title"] for entry in entries(client, form, path, query)]
