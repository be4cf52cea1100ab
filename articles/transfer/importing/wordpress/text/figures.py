"""The pictures inside a text: marks take their places until they are in the library.

The author of a text can't forge a mark: it holds a secret that nobody guesses. So a
text never names a picture of ours by itself.
"""

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from articles.transfer.importing.wordpress.export.items import plain
from articles.transfer.importing.wordpress.export.remarks import Remark, shortened
from articles.transfer.importing.wordpress.markup.shortcodes import PICTURE
from articles.transfer.importing.wordpress.markup.tags import IMAGE, LINK, attributes_of
from articles.transfer.importing.wordpress.old_site.uploads import (
    Missing,
    Upload,
    Uploads,
    is_picture,
)

FIGURE = re.compile(
    r"<figure\b[^<>]*>([^<]*+(?:<(?!/?figure[\s>])[^<]*+)*+)</figure\s*>", re.IGNORECASE
)
CAPTION = re.compile(
    r"<figcaption\b[^<>]*>([^<]*+(?:<(?!/?figcaption\b)[^<]*+)*+)</figcaption\s*>",
    re.IGNORECASE,
)
# The lists in which galleries of several pictures stand.
GALLERY = re.compile(
    r"<(?:ul|li|div|figure)\b[^<>]*\bclass=[\"'][^\"'<>]*"
    r"(?:blocks-gallery|wp-block-gallery)[^<>]*>",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\bwp-image-(\d{1,18})\b")
MAX_SAID = 500


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture of a text, and what the text says of it."""

    mark: str
    upload: Upload
    alt: str
    caption: str


class Figures:
    def __init__(self, uploads: Uploads):
        self.uploads = uploads
        self.secret = secrets.token_hex(16)
        self.placed: list[Placed] = []
        self.remarks: list[Remark] = []

    def marked(self, text: str) -> str:
        """Return the text with a mark for each picture that is there, and no other."""
        text = GALLERY.sub("", text)
        text = FIGURE.sub(self.figure, text)
        return PICTURE.sub(lambda found: self.mark(found[0], ""), text)

    def figure(self, found: re.Match) -> str:
        inside = found[1]
        if not IMAGE.search(inside):
            return found[0]
        caption = CAPTION.search(inside)
        said = plain(caption[1]) if caption else ""
        if caption and LINK.search(caption[1]):
            self.remarks.append(
                Remark(
                    f"The caption “{shortened(said)}” had a link, as none may.",
                    "Put the link into the text.",
                )
            )
        inside = CAPTION.sub("", inside)
        marks = [self.mark(one[0], said) for one in PICTURE.finditer(inside)]
        # The text beside them stays a text.
        return f"<div>{PICTURE.sub('', inside)}</div>" + "".join(
            f"<p>{mark}</p>" for mark in marks if mark
        )

    def mark(self, tag: str, caption: str) -> str:
        image = IMAGE.search(tag)
        said = attributes_of(image[0].replace("<image", "<img")) if image else {}
        if "wp-smiley" in said.get("class", ""):
            return plain(said.get("alt", ""))
        if said.get("width") == said.get("height") == "1":
            return ""  # counts readers
        numbered = NUMBER.search(said.get("class", ""))
        number = int(numbered[1]) if numbered else 0
        found = self.uploads.find(number, said.get("src", ""))
        if isinstance(found, Missing):
            below = f" Below it stood: “{caption}”." if caption else ""
            self.remarks.append(Remark(found.reason + below, found.remedy))
            return ""
        mark = f"{self.secret}-{len(self.placed)}-"
        alt = plain(said.get("alt", ""))
        self.placed.append(Placed(mark, found, alt, caption))
        return mark

    def gallery(self, said: dict[str, str], own: list[int]) -> str:
        """Return the pictures of a gallery: those it names, else the post's own."""
        named = said.get("ids") or said.get("include") or ""
        numbers = (
            numbers_in(named)
            if named
            else [
                number
                for number in own
                if is_picture(self.uploads.index.attachments[number])
                and number not in numbers_in(said.get("exclude", ""))
            ]
        )
        if not numbers:
            self.remarks.append(
                Remark(
                    "A gallery without pictures is left out.",
                    "Add its pictures at the desk.",
                )
            )
        return "\n\n".join(f'<img class="wp-image-{number}">' for number in numbers)

    def lost_words(self) -> Iterator[Remark]:
        """Tell of captions that are longer than those of figures may be."""
        for one in self.placed:
            if len(one.caption) > MAX_SAID or len(one.alt) > MAX_SAID:
                yield Remark(
                    f"What is said of the picture {one.upload.path.name} is cut at "
                    f"{MAX_SAID} characters.",
                    "Shorten it at the desk.",
                )


def numbers_in(text: str) -> list[int]:
    return [int(one) for one in re.findall(r"\d{1,18}", text)][:500]
