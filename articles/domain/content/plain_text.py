"""Say in a few words what an article says: its teaser, or its text's beginning."""

import html
import re

from django.utils.html import strip_tags

from articles.foundation.text import clean_line
from articles.models import Article

BLOCK_END = re.compile(r"</(?:p|li|h[2-4]|td|th|caption|blockquote)>|<br ?/?>|<hr ?/?>")
LENGTH = 280


def excerpt_of(article: Article, length: int = LENGTH) -> str:
    """Return one line of plain text; a text's beginning is cut between words."""
    if article.teaser:
        return clean_line(article.teaser)
    return shortened(plain_text(article.body), length)


def plain_text(body: str) -> str:
    """Return what a body says, in one line."""
    return clean_line(html.unescape(strip_tags(BLOCK_END.sub(" ", body))))


def shortened(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    cut = text[:length]
    # Joined, so that the dots never begin a line.
    return f"{(cut.rpartition(' ')[0] or cut).rstrip(' ,;:–-')}\N{NO-BREAK SPACE}…"
