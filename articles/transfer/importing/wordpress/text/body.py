"""The text of an item, from what WordPress stores to what an article may hold."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from django.core.exceptions import ValidationError

from articles.foundation.markup import clean_html, count_pictures
from articles.transfer.importing.wordpress.export.items import Item
from articles.transfer.importing.wordpress.export.remarks import (
    ItemError,
    Remark,
    shortened,
)
from articles.transfer.importing.wordpress.markup.paragraphs import Paragraphs
from articles.transfer.importing.wordpress.markup.shortcodes import WEB, Shortcodes
from articles.transfer.importing.wordpress.markup.tags import (
    REST,
    attributes_of,
    link,
    without,
)
from articles.transfer.importing.wordpress.old_site.addresses import Addresses, Links
from articles.transfer.importing.wordpress.old_site.uploads import Uploads
from articles.transfer.importing.wordpress.text.figures import Figures, Placed

MAX_CONTENT, MAX_BODY = 2_000_000, 200_000
CODE, FORMS = "script|style|noscript|template", "form|svg|canvas|math"
# Parts of formulas and drawings: alone, one takes all behind it along when sanitised.
STRAY = re.compile(
    r"</?(?:mi|mo|mn|ms|mtext|mglyph|malignmark|annotation-xml|foreignobject)\b[^<>]*>",
    re.IGNORECASE,
)
EMBEDDED = re.compile(
    rf"<(?:iframe|embed|video|audio|source|track)\b{REST}", re.IGNORECASE
)
EMPTY = re.compile(r"<p>(?:\s|&nbsp;|<br>)*</p>\n?")
# Blanks left by a picture or an element that is no part of the line any more.
FRONT, BACK = re.compile(r"<p>(?:\s|<br>)+"), re.compile(r"(?:\s|<br>)+</p>")
MARKUP = re.compile(r"<[^<>]*>|&#?\w{1,32};|\s+")


@dataclass(frozen=True, slots=True)
class Body:
    """Sanitised HTML with marks for pictures, remarks on losses, and linked items."""

    html: str
    placed: list[Placed]
    remarks: list[Remark]
    leads_to: set[int]


def body_of(item: Item, uploads: Uploads, addresses: Addresses) -> Body:
    """ItemError if it can't be kept as a whole."""
    if item.is_too_large or len(item.content) > MAX_CONTENT:
        raise too_long()
    figures = Figures(uploads)
    own = uploads.index.uploaded_with.get(item.number, [])
    text, code = without(item.content, CODE)
    text, forms = without(text, FORMS)
    media = Media()
    text = EMBEDDED.sub(media.link, STRAY.sub("", text))
    shortcodes = Shortcodes(text, lambda said: figures.gallery(said, own))
    paragraphs = Paragraphs()
    links = Links(addresses, item.link)
    text = figures.marked(paragraphs.made(shortcodes.replaced()))
    text = links.rewritten(text)
    remarks = [
        *told_of_code(code, forms, count_pictures(text), paragraphs.is_swallowed),
        *media.remarks(shortcodes.links + paragraphs.links),
        *lost("shortcode", shortcodes.lost),
        *lost("block", paragraphs.lost),
        *figures.remarks,
        *figures.lost_words(),
        *links.remarks(),
    ]
    html = cleaned(text)
    remarks += told_of_loss(text, html)
    return Body(html, figures.placed, list(dict.fromkeys(remarks)), links.leads_to)


def cleaned(text: str) -> str:
    try:
        html = clean_html(text)
    except ValidationError as error:
        raise ItemError(
            "Its HTML has too many elements in each other.", "Simplify it there."
        ) from error
    html = BACK.sub("</p>", FRONT.sub("<p>", EMPTY.sub("", html))).strip()
    if len(html) > MAX_BODY:
        raise too_long()
    return html


def too_long() -> ItemError:
    return ItemError(
        f"Its text is longer than {MAX_BODY} characters.",
        "Divide it there, then import again.",
    )


class Media:
    """Turns pages of other sites and players inside a text into links to them."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.lost = 0

    def link(self, found: re.Match) -> str:
        said = attributes_of(found[0])
        address = unescape((said.get("src") or said.get("data-src") or "").strip())
        address = f"https:{address}" if address.startswith("//") else address
        if not WEB.fullmatch(address):
            # A player names its files inside itself.
            is_player = found[0][1:6].lower() in {"video", "audio"}
            self.lost += not is_player and not address.startswith("/")
            return ""
        if address in self.seen:
            return ""
        self.seen.add(address)
        return f"\n\n<p>{link(address)}</p>\n\n"

    def remarks(self, others: int) -> Iterator[Remark]:
        if count := len(self.seen) + others:
            yield Remark(
                f"Embedded pages that became links: {count}. Nothing of other sites is "
                "shown inside an article.",
                "Write what is there instead of the bare address.",
            )
        if self.lost:
            yield Remark(
                "Embedded elements left out, as they have no address that can be "
                f"followed: {self.lost}.",
                "Look at the article there.",
            )


def told_of_code(
    code: int, forms: int, pictures: int, is_swallowed: bool
) -> Iterator[Remark]:
    if code:
        yield Remark(f"Scripts and styles left out: {code}.")
    if forms:
        yield Remark(
            f"Forms and drawings left out: {forms}.",
            "Say at the desk how readers reach you, or add a picture.",
        )
    if pictures:
        yield Remark(
            f"Pictures with broken HTML left out: {pictures}.",
            "Add them at the desk.",
        )
    if is_swallowed:
        yield Remark(
            "A comment in the HTML that never ends hides the rest of the text.",
            "Mend it there, then import again.",
        )


def told_of_loss(before: str, after: str) -> Iterator[Remark]:
    """Tell if the sanitiser took words along, as it does where HTML is broken."""
    was, stays = (len(MARKUP.sub("", text)) for text in (before, after))
    if stays * 10 < was * 9:
        yield Remark(
            "Words of its text are lost, as its HTML is broken.",
            "Compare it with the page there.",
        )


def lost(what: str, names: list[str]) -> Iterator[Remark]:
    """Yield remarks on what only WordPress can fill: each name once, with a count."""
    for name, count in Counter(names).items():
        often = f" ({count} times)" if count > 1 else ""
        yield Remark(
            f"The {what} “{shortened(name)}”{often} is left out; the text inside stays."
            if what == "shortcode"
            else f"The {what} “{shortened(name)}”{often} is left out.",
            "Write at the desk what it showed.",
        )
