"""An article as a whole: its content, its pictures and rows, its address, its length.

Whoever reads or sets it as a whole uses `content_of` and `apply_content`; whoever
handles its fields one by one asks the table.
"""

from articles.content.addresses import release, renewed
from articles.content.article import apply_content, content_of, parts_ahead
from articles.content.erased_addresses import erase_addresses, erased_slug
from articles.content.excerpt import LENGTH, excerpt_of, plain_text, shortened
from articles.content.format import (
    as_stored,
    completed,
    content_hash,
    empty_content,
)
from articles.content.imagining import imagined
from articles.content.kinds import (
    Address,
    Choice,
    Html,
    Kind,
    Line,
    Many,
    Picture,
    Text,
)
from articles.content.labels import LABELS
from articles.content.pictures import (
    keys_of,
    pictures_of,
    without_words,
    words_of_pictures,
)
from articles.content.reading_time import SPEEDS, minutes_to_read, words_of
from articles.content.rows import TWICE, RelatedRow, Rows
from articles.content.sentences import whole_sentences
from articles.content.table import (
    COLUMNS,
    TABLE,
    Content,
    Field,
    Place,
    Said,
    at,
    keys_in,
    of_kind,
    shown_at,
    whole,
)
from articles.content.values import KEY, Keyed, by_key, plain

__all__ = [
    "COLUMNS",
    "KEY",
    "LABELS",
    "LENGTH",
    "SPEEDS",
    "TABLE",
    "TWICE",
    "Address",
    "Choice",
    "Content",
    "Field",
    "Html",
    "Keyed",
    "Kind",
    "Line",
    "Many",
    "Picture",
    "Place",
    "RelatedRow",
    "Rows",
    "Said",
    "Text",
    "apply_content",
    "as_stored",
    "at",
    "by_key",
    "completed",
    "content_hash",
    "content_of",
    "empty_content",
    "erase_addresses",
    "erased_slug",
    "excerpt_of",
    "imagined",
    "keys_in",
    "keys_of",
    "minutes_to_read",
    "of_kind",
    "parts_ahead",
    "pictures_of",
    "plain",
    "plain_text",
    "release",
    "renewed",
    "shortened",
    "shown_at",
    "whole",
    "whole_sentences",
    "without_words",
    "words_of",
    "words_of_pictures",
]
