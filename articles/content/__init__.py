"""An article as a whole: its content, its pictures and rows, its address, its length.

Whoever reads or sets it as a whole uses `content_of` and `apply_content`.
"""

from articles.content.addresses import claim, claim_from, follows_headline, release
from articles.content.article import (
    DATES,
    EMPTY_ROW,
    FIELDS,
    LABELS,
    LINKS,
    apply_content,
    as_stored,
    content_hash,
    content_of,
    empty_content,
)
from articles.content.excerpt import LENGTH, excerpt_of, plain_text, shortened
from articles.content.pictures import keys_of, without_words, words_of_pictures
from articles.content.reading_time import minutes_to_read, words_of
from articles.content.rows import KEY, TWICE, by_key, by_uuid

__all__ = [
    "DATES",
    "EMPTY_ROW",
    "FIELDS",
    "KEY",
    "LABELS",
    "LENGTH",
    "LINKS",
    "TWICE",
    "apply_content",
    "as_stored",
    "by_key",
    "by_uuid",
    "claim",
    "claim_from",
    "content_hash",
    "content_of",
    "empty_content",
    "excerpt_of",
    "follows_headline",
    "keys_of",
    "minutes_to_read",
    "plain_text",
    "release",
    "shortened",
    "without_words",
    "words_of",
    "words_of_pictures",
]
