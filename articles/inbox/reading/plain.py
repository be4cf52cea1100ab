"""Plain text and sanitised HTML of what a source wrote."""

import re
from html import escape

import nh3

from articles.foundation.markup import web_address
from articles.foundation.text import UNWANTED, clean_line, clean_text
from articles.inbox.reading.taming import (
    decoded_twice,
    tame,
    without_comments,
    without_unread,
)

LONGEST_SUMMARY = 300
LONGEST_TITLE = 300
LONGEST_TEXT = 50_000
# A line is made of this much of what the source wrote.
LONGEST_LINE = 20_000
TAGS = {
    "a", "blockquote", "br", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol",
    "p", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
MARKUP = re.compile(r"</?[a-zA-Z!?][^<>]*>")
INLINE = re.compile(
    r"</?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|em|font|i|ins|kbd|mark|q|s|samp|small|"
    r"span|strike|strong|sub|sup|tt|u|wbr)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
# Blocks that aren't kept: their edges are those of paragraphs.
BLOCK = re.compile(
    r"</?(?:address|article|aside|center|dd|details|div|dl|dt|fieldset|figcaption|figure|"
    r"footer|form|header|main|nav|pre|section|summary)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
EMPTY = re.compile(r"<p>(?:\s|&nbsp;|\xa0)*</p>\s*")
ESCAPED_MARKUP = re.compile(
    r"&lt;/?(?:p|br|div|a|b|i|em|strong|ul|ol|li|h[1-6]|span|img|table)(?=[\s/&])", re.I
)
SCRIPT = re.compile(r"<(?=\s*/?\s*script)", re.IGNORECASE)
EDGE = re.compile(r"</?(?:p|h[1-6]|li|ul|ol|table|tr|blockquote|caption)>")
CELL = re.compile(r"</t[dh]>\s*<t[dh][^<>]*>")


def line_of(told: str) -> str:
    """Return what a source wrote as one plain line."""
    text = told[:LONGEST_LINE]
    for _pass in range(5):
        before = text
        text = clean_line(decoded_twice(without_markup(text)))
        if text == before:
            break
    # Only an attack nests so many tags into each other.
    return harmless(text if not MARKUP.search(text) else text.replace("<", "‹"))


def harmless(text: str) -> str:
    """Return plain text in which no script begins, if somebody forgets to escape it.

    An article about scripts stays readable.
    """
    return SCRIPT.sub("‹", text)


def without_markup(text: str) -> str:
    if "<" not in text:
        return text
    text = without_unread(without_comments(text))
    return MARKUP.sub(" ", INLINE.sub("", text))


def safe_html(told: str, base: str) -> str:
    """Return HTML of paragraphs, lists, headings, links, quotes and tables alone."""
    told = UNWANTED.sub("", told)
    if not MARKUP.search(told):
        told = decoded_twice(told) if ESCAPED_MARKUP.search(told) else paragraphs(told)
    told = BLOCK.sub("<p>", tame(told))

    def kept(_tag: str, attribute: str, value: str) -> str | None:
        if attribute == "href":
            return web_address(value, base) or None
        return value if value.isdecimal() and len(value) < 3 else None

    cleaned = nh3.clean(
        told,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=kept,
        url_schemes={"http", "https"},
        link_rel=None,
    )
    return EMPTY.sub("", UNWANTED.sub("", cleaned)).strip()


def paragraphs(text: str) -> str:
    """Return text without any markup as paragraphs; its entities stay what they are."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    escaped = (escape(part.strip(), quote=False) for part in parts)
    # Entities of the source become entities again.
    return "".join(f"<p>{part}</p>" for part in escaped if part).replace("&amp;", "&")


def text_of_html(html: str) -> str:
    """Return the plain text of sanitised HTML: paragraphs with blank lines between."""
    html = re.sub(r"\s+", " ", html.replace("\xa0", " "))
    html = CELL.sub(" | ", html.replace("<br>", "\n"))
    text = decoded_twice(MARKUP.sub("", EDGE.sub("\n\n", html)))
    blocks = re.split(r"\n{2,}", clean_text(text))
    lines = ("\n".join(filter(None, map(clean_line, b.split("\n")))) for b in blocks)
    return cut(harmless("\n\n".join(filter(None, lines))), LONGEST_TEXT)


def cut(text: str, longest: int) -> str:
    """Return the start of a text, by bytes, that ends with a whole word."""
    raw = text.encode()
    if len(raw) <= longest:
        return text
    start = raw[: longest - 3].decode("utf-8", "ignore")
    return f"{at_word(start)}…"


def shortened(line: str, longest: int) -> str:
    """Return the start of a line, by characters, that ends with a whole word."""
    if len(line) <= longest:
        return line
    return f"{at_word(line[:longest])}…"


def at_word(start: str) -> str:
    """Return a text without its last word, which is only begun."""
    whole = re.match(r"(?s)(.*)\s\S*", start[-200:])
    head = start[:-200] if len(start) > 200 else ""
    return f"{head}{whole[1]}".rstrip(" ,;:-–") if whole and whole[1] else start[:-1]
