"""The text of a web page without its menus, and the facts that it tells of itself."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from resiliparse.extract.html2text import extract_plain_text

from articles.foundation.markup import web_address
from articles.foundation.text import clean_line, clean_text
from articles.inbox.reading.entries import language_tag
from articles.inbox.reading.moments import FIRST_YEAR, parsed
from articles.inbox.reading.pages.tags import Page
from articles.inbox.reading.plain import LONGEST_TITLE, cut, line_of, shortened
from articles.inbox.reading.taming import tame

LONGEST_HTML, MOST_TAGS = 1_500_000, 20_000
LONGEST_TEXT = 200_000
DATES = (
    "article:published_time", "datepublished", "dcterms.issued", "dcterms.created",
    "dc.date.issued", "dc.date", "pubdate", "publish-date", "date",
)  # fmt: skip
# In the data for search engines that stand in a script.
DATED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
# Words by which a page reserves its text against machines that learn from it.
RESERVED = re.compile(
    r"(?:^|[\s,:;])(?:noai|noimageai|notrain)(?=$|[\s,;])", re.IGNORECASE
)


class PageText(NamedTuple):
    """`is_reserved`: the page reserves text and data mining, as machines read it.

    `published` is as the page says it, and may lie in the future.
    """

    title: str
    text: str
    language: str
    published: datetime | None
    canonical: str
    site_name: str
    is_reserved: bool


def main_text(
    html: bytes,
    *,
    content_type: str,
    address: str,
    headers: Mapping[str, str] | None = None,
) -> PageText:
    """Return the main text of a page. `headers` are those of its answer."""
    page = Page(html, content_type, address)
    language = language_tag(next((one.get("lang") for one in page.named("html")), ""))
    title = line_of(page.meta("og:title")) or page.heading() or page.title()
    return PageText(
        title=shortened(title, LONGEST_TITLE),
        text=text_in(page.html),
        language=language,
        published=published(page, language),
        canonical=canonical(page),
        site_name=line_of(page.meta("og:site_name", "application-name"))[
            :LONGEST_TITLE
        ],
        is_reserved=is_reserved(page, headers or {}),
    )


def text_in(html: str) -> str:
    tamed = tame(html, longest=LONGEST_HTML, most_tags=MOST_TAGS)
    found = extract_plain_text(
        tamed,
        preserve_formatting=True,
        main_content=True,
        list_bullets=False,
        alt_texts=False,
        comments=False,
    )
    blocks = re.split(r"\n\s*\n", clean_text(found))
    lines = ("\n".join(filter(None, map(clean_line, b.split("\n")))) for b in blocks)
    return cut("\n\n".join(filter(None, lines)), LONGEST_TEXT)


def published(page: Page, language: str) -> datetime | None:
    told = [page.meta(name) for name in DATES]
    if found := DATED.search(page.html):
        told.insert(1, found[1])
    times = list(page.named("time"))
    told += [
        one.get("datetime")
        for one in times
        if one.get("itemprop") or "pubdate" in one.attributes
    ]
    told += [one.get("datetime") for one in times[:1]]
    read = (parsed(" ".join(one.split()), language)[0] for one in told if one.strip())
    return next((one for one in read if one and one.year >= FIRST_YEAR), None)


def canonical(page: Page) -> str:
    links = (one for one in page.named("link") if "canonical" in one.get("rel").lower())
    return web_address(next((one.get("href") for one in links), ""), page.base)


def is_reserved(page: Page, headers: Mapping[str, str]) -> bool:
    """Return True for a reservation by the TDM Reservation Protocol, or by the newer
    words for robots.
    """
    sent = {name.lower(): value for name, value in headers.items()}
    if "1" in (
        sent.get("tdm-reservation", "").strip(),
        page.meta("tdm-reservation").strip(),
    ):
        return True
    robots = [sent.get("x-robots-tag", "")]
    robots += [
        one.get("content")
        for one in page.named("meta")
        if "bot" in one.get("name").lower()
    ]
    return any(RESERVED.search(said) for said in robots)
