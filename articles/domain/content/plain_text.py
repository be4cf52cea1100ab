"""An article's text without its markup: an excerpt, and the time it takes to read."""

import html
import re

from django.utils.html import strip_tags

from articles.foundation.languages import row_of
from articles.foundation.text import clean_line
from articles.models import Article

BLOCK_END = re.compile(r"</(?:p|li|h[2-4]|td|th|caption|blockquote)>|<br ?/?>|<hr ?/?>")
LENGTH = 280
WORD = re.compile(r"\w+(?:[-'’.:/]\w+)*")


def excerpt_of(article: Article, length: int = LENGTH) -> str:
    """Return the teaser or the beginning of the text, cut between words; one line."""
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


def words_of(article: Article) -> int:
    """Count the words of teaser and text, the parts written for this article."""
    return len(WORD.findall(f"{article.teaser} {plain_text(article.body)}"))


def minutes_to_read(article: Article) -> int:
    """Return whole minutes, at least one; 0 if there is nothing to read."""
    words = words_of(article)
    speed = row_of(article.language).reading_speed
    return max(1, round(words / speed)) if words else 0
