"""An entry as it is handed on: plain, safe and bounded, from what the source told."""

import re
from datetime import datetime

from django.utils.translation import gettext as _

from articles.foundation.markup import normalised, web_address
from articles.inbox.reading.moments import read_date
from articles.inbox.reading.plain import (
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    line_of,
    safe_html,
    shortened,
    text_of_html,
)
from articles.inbox.reading.shapes import Enclosure, Entry, Told

LONGEST_GUID = 2_000
LONGEST_AUTHOR = 200
# A title made of the text.
LONGEST_START = 90
MOST_ENCLOSURES = 10
TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
MEDIA_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,60}")


def made(told: Told, *, address: str, language: str, at: datetime) -> Entry:
    """Return an entry. `language` is that of the feed, for dates that name no zone."""
    base = told.base or address
    link = web_address(told.link, base)
    html = safe_html(told.content or told.summary, base)
    text = text_of_html(html)
    summary = line_of(told.summary) or line_of(text[: 4 * LONGEST_SUMMARY])
    title = line_of(told.title) or shortened(summary, LONGEST_START) or link
    own = language_tag(told.language)
    entry = Entry(
        guid=line_of_guid(told.guid),
        link=link,
        link_key=normalised(link),
        title=shortened(title or _("Untitled entry"), LONGEST_TITLE),
        summary=shortened(summary, LONGEST_SUMMARY),
        text=text,
        html=html,
        author=shortened(line_of(told.author), LONGEST_AUTHOR),
        language=own,
        enclosures=enclosures(told, base),
    )
    date(entry, told, language=own or language, at=at)
    return entry


def date(entry: Entry, told: Told, *, language: str, at: datetime) -> None:
    published, updated = (
        read_date(text, language=language, at=at, otherwise=otherwise)
        for text, otherwise in (
            (told.published, told.published_read),
            (told.updated, told.updated_read),
        )
    )
    first = published if told.published else updated
    entry.published, entry.date_remark = first
    entry.updated = updated.moment


def line_of_guid(told: str) -> str:
    """Return a guid as it was told, but for signs that nobody sees."""
    return line_of(told.replace("<", "&lt;").replace("&", "&amp;"))[:LONGEST_GUID]


def language_tag(told: str) -> str:
    """Return a language as it was told; "" if it is no tag of one."""
    tag = told.strip().replace("_", "-")
    return tag if TAG.fullmatch(tag) else ""


def enclosures(told: Told, base: str) -> list[Enclosure]:
    found = (
        Enclosure(
            web_address(one.address, base),
            one.type.lower() if MEDIA_TYPE.fullmatch(one.type) else "",
            one.length,
        )
        for one in told.enclosures[:MOST_ENCLOSURES]
    )
    return [one for one in found if one.address]
