"""What HTML an article may hold: one allow-list for form, import and feeds."""

import nh3

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


def clean_html(value: str) -> str:
    """Return `value` with nothing but allowed elements, attributes and addresses."""
    return nh3.clean(
        clean_text(value),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
    )
