"""Links to articles of our own, which a text names by what never changes.

A text holds `<a href="urn:uuid:…">`: the edition, as feeds name it too. Which address
that has is filled in when it is shown; what readers can't open isn't a link then.
"""

import re
from collections.abc import Callable, Iterable

WORD = "uuid:"
BEFORE = f"urn:{WORD}"
KEY = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
OWN = re.compile(f"{BEFORE}({KEY})")
# However the quotes are written: in a feed they stand in a text within a text.
HREF = re.compile(
    rf' (?:hreflang=(?P<ahead>\\?")(?P<lang>[\w-]*)(?P=ahead) )?'
    rf'href=(?P<quote>\\?"){BEFORE}(?P<key>{KEY})(?P=quote)'
    rf'(?: hreflang=(?P<behind>\\?")[\w-]*(?P=behind))?'
)

MARKS = (f'href="{BEFORE}', f'href=\\"{BEFORE}')
# How Word, LibreOffice and Google Docs call their notes, bookmarks and comments.
NOTE = re.compile(
    r"[^#]*#(?:_(?:ftn|edn|msocom|Toc|Ref|Hlk)|sd(?:foot|end)note|ftnt|cmnt)"
)


def own_link(key: object) -> str:
    """Return how a text names the edition of this UUID in a link."""
    return f"{BEFORE}{key}"


def is_own(href: str) -> bool:
    return OWN.fullmatch(href) is not None


def own_links(*texts: str) -> list[str]:
    """Return the editions to which texts lead by their UUIDs, each once.

    Texts as they are stored, or as they are shown in pages and feeds.
    """
    found = (hit["key"] for text in texts for hit in hits(text))
    return list(dict.fromkeys(found))


def hits(text: str) -> Iterable[re.Match]:
    return HREF.finditer(text) if may_lead(text) else ()


def may_lead(text: str) -> bool:
    """Whether it is worth a look: most texts have no link, and this is a hundred times
    as fast. Of a feed each entry names its edition, though nothing leads there.
    """
    # Python finds the short word four times as fast as the long one that has it.
    return WORD in text and BEFORE in text and any(mark in text for mark in MARKS)


def led(text: str, address_of: Callable[[str], str]) -> str:
    """Return a text with the addresses in place; without one, its words are no link."""

    def filled(hit: re.Match) -> str:
        address = address_of(hit["key"])
        if not address:
            return ""
        return hit[0].replace(own_link(hit["key"]), address)

    return HREF.sub(filled, text) if may_lead(text) else text


def leads_nowhere(href: str) -> bool:
    """Whether it is an anchor of the document that a text was copied from."""
    return NOTE.match(href) is not None
