"""What HTML an article may hold: one allow-list for form, import and feeds."""

import re
import unicodedata

import nh3
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.text import clean_text

TAGS = {
    "a", "blockquote", "br", "caption", "cite", "em", "h2", "h3", "h4", "hr", "li",
    "ol", "p", "q", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "hreflang"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto"}
TAG = re.compile(r'(<(?:"[^"]*"|[^">])*>)')
OPENING = re.compile("<[a-zA-Z]")
# What HTML opens again in each paragraph until it is closed.
REOPENED = re.compile(
    r"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b", re.IGNORECASE
)
MAX_ELEMENTS, MAX_REOPENED = 20_000, 1_000_000
MAX_PASSES = 5


def clean_html(value: str) -> str:
    """Return `value` with nothing but allowed elements, attributes and addresses.

    Raises ValidationError for HTML that nobody writes and that costs minutes to read.
    """
    refuse_bomb(value)
    # Reading makes characters of `&#x202e;` and the like, which are unwanted in turn;
    # without them, `java&#x202e;script:` would be an address again. So: until nothing
    # changes any more.
    for _pass in range(MAX_PASSES):
        cleaned = cleaned_once(value)
        if cleaned == value:
            return value
        value = cleaned
    raise too_tangled()


def cleaned_once(value: str) -> str:
    clean = nh3.clean(
        clean_text(value, form=None),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    # Text between tags only: with a tag's own ">" a combining sign would make "≯".
    parts = TAG.split(clean)
    parts[::2] = [unicodedata.normalize("NFC", text) for text in parts[::2]]
    return "".join(parts)


def refuse_bomb(value: str) -> None:
    """Refuse what grows without bound: 33 KB can become 1 GB when it is read."""
    elements = len(OPENING.findall(value))
    reopened = len(REOPENED.findall(value))
    if elements > MAX_ELEMENTS or elements * reopened > MAX_REOPENED:
        raise too_tangled()


def too_tangled() -> ValidationError:
    return ValidationError(
        _(
            "The text can't be saved: its HTML has too many elements in each other. "
            "Paste it as plain text."
        ),
        code="tangled-html",
    )
