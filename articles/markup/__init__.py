"""What HTML and figures a text may hold, and the text that they say."""

from articles.markup.directions import directed
from articles.markup.figures import (
    FIGURE_ATTRIBUTES,
    Mention,
    count_pictures,
    mentions,
    shown,
)
from articles.markup.lines import Lines, text_of
from articles.markup.own_links import is_own, led, own_link, own_links
from articles.markup.redirects import REDIRECTS
from articles.markup.sanitising import ATTRIBUTES, SCHEMES, TAGS, clean_html

__all__ = [
    "ATTRIBUTES",
    "FIGURE_ATTRIBUTES",
    "REDIRECTS",
    "SCHEMES",
    "TAGS",
    "Lines",
    "Mention",
    "clean_html",
    "count_pictures",
    "directed",
    "is_own",
    "led",
    "mentions",
    "own_link",
    "own_links",
    "shown",
    "text_of",
]
