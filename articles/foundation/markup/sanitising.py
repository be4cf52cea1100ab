"""The HTML that an article may hold: one allow-list for form, import and feeds."""

import re
import unicodedata

import nh3
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.foundation.markup.figures import FIGURE_ATTRIBUTES, TAG, between_blocks
from articles.foundation.markup.own_links import is_own, leads_nowhere
from articles.foundation.markup.redirects import unwrapped
from articles.foundation.text import NO_INK, clean_text

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
# The last one names articles of our own, and nothing else.
SCHEMES = {"http", "https", "mailto", "urn"}
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):(//)?")
# Characters that browsers, and programs that trim an address, skip.
UNSEEN = re.compile(rf"{NO_INK.removesuffix(']')}\x00-\x1f\x7f-\x9f]+")
OPENING = re.compile("<[a-zA-Z]")
# Elements that HTML reopens in each paragraph until they are closed.
REOPENED = re.compile(
    r"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b", re.IGNORECASE
)
# Elements of old editors and other sites, with an article's elements for them.
RENAMED = {
    "b": "strong", "i": "em", "h1": "h2", "h5": "h4", "h6": "h4",
}  # fmt: skip
# Google Docs puts all its text into a `<b>` that isn't bold.
NOT_BOLD = r"""b(?=\s[^<>]*[\s;"']font-weight:\s*normal)"""
OTHER_NAME = re.compile(
    rf"(</?)(?!{NOT_BOLD})({'|'.join(RENAMED)})(?=[\s/>])", re.IGNORECASE
)
# Blocks that an article doesn't have. The innermost become paragraphs: otherwise their
# words would run together.
BLOCK = (
    "address|article|aside|center|dd|details|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|header|main|nav|pre|section|summary"
)
ANY_BLOCK = (
    rf"(?:{BLOCK}|blockquote|caption|h[1-6]|hr|li|ol|p|table|tbody|td|tfoot|th|thead|"
    r"tr|ul)"
)
INNERMOST = re.compile(
    rf"<({BLOCK})((?:\s[^<>]*)?)>([^<]*+(?:<(?!/?{ANY_BLOCK}[\s/>])[^<]*+)*+)</\1\s*>",
    re.IGNORECASE,
)
# Word puts this into empty lines. It is no part of the text.
OFFICE_LINE = re.compile(r"<o:p>(?:\s|&nbsp;)*</o:p>", re.IGNORECASE)
# Elements without text for readers; `del` marks deletions of tracked changes.
NO_TEXT = {"del", "script", "style", "title"}
MAX_ELEMENTS, MAX_REOPENED = 20_000, 1_000_000
MAX_PASSES = 5


def clean_html(value: str, *, figures: bool = False) -> str:
    """Return `value` with nothing but allowed elements, attributes and addresses.

    With `figures` it may hold pictures of the library, as `figures.py` describes.
    Raises ValidationError for HTML that nobody writes and that costs minutes to read.
    """
    refuse_bomb(value)
    # Parsing turns `&#x202e;` and the like into characters, which are unwanted in turn;
    # without them, `java&#x202e;script:` would be an address again. So repeat until
    # nothing changes any more.
    for _pass in range(MAX_PASSES):
        cleaned = cleaned_once(value, figures=figures)
        if cleaned == value:
            return value
        value = cleaned
    raise too_tangled()


def cleaned_once(value: str, *, figures: bool) -> str:
    clean = nh3.clean(
        as_article(clean_text(value, form=None)),
        tags=TAGS | {"img"} if figures else TAGS,
        clean_content_tags=NO_TEXT,
        attributes=ATTRIBUTES | {"img": FIGURE_ATTRIBUTES} if figures else ATTRIBUTES,
        attribute_filter=kept,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    # Text between tags only: with a tag's own ">" a combining sign would make "≯".
    parts = TAG.split(clean)
    parts[::2] = [unicodedata.normalize("NFC", text) for text in parts[::2]]
    return between_blocks("".join(parts)) if figures else "".join(parts)


def kept(_tag: str, attribute: str, value: str) -> str | None:
    """Return an attribute's value; None for an address that leads nowhere from here."""
    if attribute != "href":
        return value
    is_urn = value[:4].lower() == "urn:"
    if leads_nowhere(value) or leads_astray(value) or (is_urn and not is_own(value)):
        return None
    hidden = UNSEEN.match(value)
    return unwrapped(value[hidden.end() :] if hidden else value)


def leads_astray(href: str) -> bool:
    """Return True if it leads elsewhere than it seems to: to another site without a
    scheme, or by a scheme hidden with invisible characters.
    """
    bare = UNSEEN.sub("", href).replace("\\", "/")
    if bare.startswith("//"):
        return True
    if not (found := SCHEME.match(bare)):
        return False
    is_web = found[1].lower() in {"http", "https"}
    return not found[2] if is_web else found[1].lower() not in SCHEMES


def as_article(html: str) -> str:
    """Return `html` with an article's elements in place of others that mean the same.

    It only renames, and knows nothing of nesting: nh3 cleans the result.
    """
    html = OFFICE_LINE.sub("", html)
    html = OTHER_NAME.sub(lambda tag: tag[1] + RENAMED[tag[2].lower()], html)
    return INNERMOST.sub(paragraph, html)


def paragraph(block: re.Match) -> str:
    """Return a block without others in it as a paragraph; a space for an empty one."""
    return f"<p{block[2]}>{block[3]}</p>" if block[3].strip() else " "


def refuse_bomb(value: str) -> None:
    """Refuse HTML that grows without bound: 33 KB can become 1 GB when it is parsed."""
    elements = len(OPENING.findall(value))
    reopened = len(REOPENED.findall(value))
    if elements > MAX_ELEMENTS or elements * reopened > MAX_REOPENED:
        raise too_tangled()


def too_tangled() -> ValidationError:
    return ValidationError(
        _(
            "The text can't be saved: its HTML has too many nested "
            "elements. Paste it as plain text."
        ),
        code="tangled-html",
    )
