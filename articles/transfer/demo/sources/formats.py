"""The forms in which the demo's sources tell their stories: feeds and pages."""

import json
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

from .telling import INVENTED, Entry, Feed

TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
LOGIN = (
    "<!doctype html><title>Sign in</title><h1>Please sign in</h1>"
    "<form method=post><input name=name><input type=password name=word></form>"
)


def rss(feed: Feed, entries: list[Entry], origin: str) -> str:
    items = "".join(
        f'<item><guid isPermaLink="false">{feed.source}-{one.key}</guid>'
        f"<title>{escape(one.title)}</title>"
        f"<link>{escape(one.address(feed, origin))}</link>"
        f"<description>{escape(one.text)}</description>"
        f"<pubDate>{format_datetime(one.at)}</pubDate></item>\n"
        for one in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
        f"<title>{escape(feed.title)}</title><link>{origin}/{feed.source}/</link>"
        f"<description>{INVENTED[feed.language]}</description>"
        f"<language>{feed.language}</language>\n{items}</channel></rss>"
    )


def atom(feed: Feed, entries: list[Entry], origin: str) -> str:
    updated = max((one.at for one in entries), default=datetime(2026, 1, 1, tzinfo=UTC))
    items = "".join(
        f"<entry><id>tag:example.org,2026:{feed.source}/{one.key}</id>"
        f"<title>{escape(one.title)}</title>"
        f'<link href="{escape(one.address(feed, origin))}"/>'
        f"<summary>{escape(one.text)}</summary>"
        f"<published>{one.at.isoformat()}</published>"
        f"<updated>{one.at.isoformat()}</updated></entry>\n"
        for one in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{feed.language}">'
        f"<id>tag:example.org,2026:{feed.source}</id><title>{escape(feed.title)}</title>"
        f"<author><name>{escape(feed.title)}</name></author>"
        f"<updated>{updated.isoformat()}</updated>\n{items}</feed>"
    )


def json_feed(feed: Feed, entries: list[Entry], origin: str) -> str:
    items = [
        {
            "id": f"{feed.source}-{one.key}",
            "url": one.address(feed, origin),
            "title": one.title,
            "content_text": one.text,
            "date_published": one.at.isoformat(),
        }
        for one in entries
    ]
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": f"{origin}/{feed.source}/",
            "language": feed.language,
            "items": items,
        },
        ensure_ascii=False,
    )


FORMS = {"rss": rss, "atom": atom, "json": json_feed}


def homepage(feeds: list[Feed], entries: list[Entry], origin: str) -> str:
    """Return the page of a source, with links to its feeds and stories."""
    stories = "".join(
        f'<li><a href="{escape(one.address(feeds[0], origin))}">{escape(one.title)}</a>'
        for one in entries
    )
    return page(feeds[0], feeds[0].title, f"<ul>{stories}</ul>", head=links_to(feeds))


def links_to(feeds: list[Feed]) -> str:
    return "".join(
        f'<link rel="alternate" type="{TYPES[one.form]}" href="{one.path}">'
        for one in feeds
        if one.form in TYPES and one.ill != "gone"
    )


def overview(feeds: list[Feed]) -> str:
    """Return the page above all sources, with links to them and to their feeds."""
    places = {one.source: f"{one.name} · {one.name_en}" for one in feeds}
    named = "".join(
        f'<li><a href="/{source}/">{escape(title)}</a>'
        for source, title in places.items()
    )
    title = "Die erfundenen Quellen · The invented sources"
    # Nobody waits for the feed that never ends.
    quick = [one for one in feeds if one.ill != "slow"]
    return (
        '<!doctype html><html lang="de"><head><meta charset="utf-8">'
        f"<title>{title}</title>{links_to(quick)}</head>"
        f"<body><h1>{title}</h1><ul>{named}</ul></body>"
    )


def page_of(feed: Feed, told: Entry) -> str:
    return page(feed, told.title, f"<article><p>{escape(told.text)}</p></article>")


def page(feed: Feed, title: str, html: str, *, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="{feed.language}"><head><meta charset="utf-8">'
        f"<title>{escape(title)} – {escape(feed.title)}</title>{head}</head>"
        f"<body><h1>{escape(title)}</h1>{html}<p>{INVENTED[feed.language]}</p></body>"
    )
