"""Write a feed as JSON Feed 1.1 (jsonfeed.org).

The extension `_newsroom` says what the format has no words for: the kind of each label,
the originals, the further reading, and whose the picture is.
"""

import json
from dataclasses import asdict

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.site.feeds.formats.document import Document
from articles.site.feeds.formats.entry import Entry, Link, Term, local
from articles.site.feeds.formats.media import Media, attachments
from articles.site.feeds.formats.signs import signs
from articles.site.shared import Attached, legal

NAME, MEDIA_TYPE = "JSON Feed", "application/feed+json"
CONTENT_TYPE = f"{MEDIA_TYPE}; charset=utf-8"
USE: Promise = _("The same content, easy for your own programs to read.")
VERSION = "https://jsonfeed.org/version/1.1"


def write_entry(entry: Entry, publisher: str) -> str:
    """Write it as deep as it stands in the document; no text in it breaks a line."""
    return "  " + json_text(item_of(entry, publisher)).replace("\n", "\n  ")


def write(document: Document) -> str:
    shown = signs()
    described = {
        "version": VERSION,
        "title": document.title,
        "home_page_url": document.page,
        "feed_url": document.address,
        "description": document.description,
        "next_url": document.chain.previous or document.chain.further,
        "icon": shown.icon,
        "favicon": shown.favicon,
        "language": document.language,
        "authors": [{"name": document.publisher, "url": document.home}],
        "hubs": [{"type": "WebSub", "url": document.hub}] if document.hub else [],
        "_newsroom": licence_in(document),
    }
    empty = json_text(filled(described) | {"items": []})
    if not document.entries:
        return empty
    items = ",\n".join(entry.text for entry in document.entries)
    return "".join([empty.removesuffix("]\n}"), "\n", items, "\n ]\n}"])


def licence_in(document: Document) -> dict:
    """Return the licence of the texts, for which the format has no word."""
    return {"licence": filled(asdict(document.licence))} if document.licence else {}


def json_text(written: dict) -> str:
    return json.dumps(printable(written), ensure_ascii=False, indent=1)


def item_of(entry: Entry, publisher: str) -> dict:
    described = {
        "id": entry.id,
        "url": entry.url,
        "external_url": entry.originals[0].url if entry.originals else "",
        "title": entry.title,
        "content_html": entry.content,
        "summary": entry.summary,
        "image": entry.picture.url if entry.picture else "",
        "date_published": local(entry.published).isoformat(),
        "date_modified": local(entry.updated).isoformat(),
        "authors": [{"name": entry.author or publisher}],
        "tags": [term.name for term in entry.terms],
        "language": entry.language,
        "attachments": [*attachments(entry.picture), *map(file_of, entry.documents)],
        "_newsroom": extension(entry),
    }
    return filled(described)


def file_of(one: Attached) -> dict:
    file = {"url": one.url, "mime_type": one.media_type, "title": one.title}
    return file | {"size_in_bytes": one.size}


def extension(entry: Entry) -> dict:
    return filled(
        {
            "labels": described(entry.terms),
            "originals": described(entry.originals),
            "further_reading": described(entry.related),
            "picture": entry.picture and described((entry.picture,))[0],
        }
    )


def described(parts: tuple[Term | Link | Media, ...]) -> list[dict]:
    return [filled(asdict(part)) for part in parts]


def filled(values: dict) -> dict:
    return {name: value for name, value in values.items() if value}


def printable(value):
    """Return the value, its texts without what the other formats can't hold either."""
    if isinstance(value, dict):
        return {name: printable(one) for name, one in value.items()}
    if isinstance(value, list):
        return [printable(one) for one in value]
    return legal(value) if isinstance(value, str) else value
