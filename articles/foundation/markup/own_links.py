"""Links to articles of our own, which a text names by an identifier that never changes.

A text holds `<a href="urn:uuid:…">`: the edition, as feeds name it too. Its address is
filled in when the text is shown. If readers can't open it, the text shows no link.
"""

import re
from collections.abc import Callable, Iterable

WORD = "uuid:"
BEFORE = f"urn:{WORD}"
KEY = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
OWN = re.compile(f"{BEFORE}({KEY})")
# Quotes may have backslashes: in a feed they are in a string within a string.
HREF = re.compile(
    rf' (?:hreflang=(?P<ahead>\\?")(?P<lang>[\w-]*)(?P=ahead) )?'
    rf'href=(?P<quote>\\?"){BEFORE}(?P<key>{KEY})(?P=quote)'
    rf'(?: hreflang=(?P<behind>\\?")[\w-]*(?P=behind))?'
)

MARKS = (f'href="{BEFORE}', f'href=\\"{BEFORE}')
# Names that Word, LibreOffice and Google Docs give to notes, bookmarks and comments.
NOTE = re.compile(
    r"[^#]*#(?:_(?:ftn|edn|msocom|Toc|Ref|Hlk)|sd(?:foot|end)note|ftnt|cmnt)"
)


def own_link(key: object) -> str:
    """Return the address by which a text links to the edition of this UUID."""
    return f"{BEFORE}{key}"


def is_own(href: str) -> bool:
    return OWN.fullmatch(href) is not None


def own_links(*texts: str) -> list[str]:
    """Return the UUIDs of the editions that texts link to, each once.

    The texts are as stored, or as shown in pages and feeds.
    """
    found = (hit["key"] for text in texts for hit in hits(text))
    return list(dict.fromkeys(found))


def hits(text: str) -> Iterable[re.Match]:
    return HREF.finditer(text) if may_lead(text) else ()


def may_lead(text: str) -> bool:
    """Return True if a text may have such a link. Most have none, and this check is a
    hundred times as fast. Each entry of a feed names its edition without a link to it.
    """
    # Python finds the short word four times as fast as the long one that contains it.
    return WORD in text and BEFORE in text and any(mark in text for mark in MARKS)


def led(text: str, address_of: Callable[[str], str]) -> str:
    """Return a text with its links' addresses; links without one lose their `href`."""

    def filled(hit: re.Match) -> str:
        address = address_of(hit["key"])
        if not address:
            return ""
        return hit[0].replace(own_link(hit["key"]), address)

    return HREF.sub(filled, text) if may_lead(text) else text


def leads_nowhere(href: str) -> bool:
    """Return True if it is an anchor of the document that a text was copied from."""
    return NOTE.match(href) is not None
