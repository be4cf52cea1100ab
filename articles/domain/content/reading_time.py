"""The time it takes to read an article, by the words of its own text."""

import re

from articles.domain.content.excerpt import plain_text
from articles.models import Article

WORD = re.compile(r"\w+(?:[-'’.:/]\w+)*")
# Words that people read silently in a minute. German words are longer, so fewer.
SPEEDS = {"de": 200, "en": 230}


def words_of(article: Article) -> int:
    """Count the words of teaser and text, the parts written for this article."""
    return len(WORD.findall(f"{article.teaser} {plain_text(article.body)}"))


def minutes_to_read(article: Article) -> int:
    """Return whole minutes, at least one; 0 if there is nothing to read."""
    words, speed = words_of(article), SPEEDS[article.language]
    return max(1, round(words / speed)) if words else 0
