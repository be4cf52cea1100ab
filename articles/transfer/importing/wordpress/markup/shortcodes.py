"""Replace shortcodes, WordPress's words in brackets, by the HTML that they mean.

Not everything in brackets is one. Unknown shortcodes are removed: the text inside
stays, and their names are reported.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from html import escape, unescape

from articles.transfer.importing.wordpress.markup.brackets import (
    is_shortcode,
    pairs_in,
)
from articles.transfer.importing.wordpress.markup.tags import IMAGE, LINK, link

TOKEN = re.compile(
    r"\[(?P<before>\[?)(?P<close>/?)(?P<name>[a-zA-Z][\w-]{0,60})"
    r"(?P<said>(?:\s[^\[\]]{0,5000})?)\](?P<after>\]?)"
)
PICTURE = re.compile(
    rf"(?:{LINK.pattern}\s*)?(?:{IMAGE.pattern})(?:\s*</a>)?", re.IGNORECASE
)
CAPTIONS = {"caption", "wp_caption"}
MEDIA = ("src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv", "flv")
WEB = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)

Gallery = Callable[[dict[str, str]], str]


class Shortcodes:
    """Reads one text; `lost` names shortcodes left out, `links` counts links made."""

    def __init__(self, text: str, gallery: Gallery):
        self.text, self.gallery = text, gallery
        self.tokens = list(TOKEN.finditer(text))
        self.ends: dict[str, list[int]] = defaultdict(list)
        for number, token in enumerate(self.tokens):
            if token["close"]:
                self.ends[token["name"]].append(number)
        self.lost: list[str] = []
        self.links = 0

    def replaced(self) -> str:
        return "".join(self.parts())

    def parts(self) -> Iterator[str]:
        end = number = 0
        while number < len(self.tokens):
            token = self.tokens[number]
            made, last = self.made_of(number)
            if made is not None:
                yield self.text[end : token.start()]
                yield made
                end = self.tokens[last].end()
            number = last + 1
        yield self.text[end:]

    def made_of(self, number: int) -> tuple[str | None, int]:
        """Return the HTML for a token, None if it is text, and the number of the last
        token that it covers.
        """
        token = self.tokens[number]
        if token["before"] and token["after"]:
            return token[0][1:-1], number
        name, said = token["name"].lower(), dict(pairs_in(token["said"]))
        outside = token["before"], token["after"]
        if name in CAPTIONS | {"embed"} and not token["close"]:
            last = self.end_of(number)
            inside = self.text[token.end() : self.tokens[last].start()]
            if last == number:
                return "", number
            made = self.embedded(inside) if name == "embed" else figure(inside, said)
            return outside[0] + made, last
        if name == "gallery":
            return f"\n\n{self.gallery(said)}\n\n", number
        if name in {"audio", "video"} and not token["close"] and said:
            address = next((said[key] for key in MEDIA if said.get(key)), "")
            if WEB.fullmatch(address):
                return self.embedded(address), number
            self.lost.append(name)
            return "", number
        if not self.is_shortcode(number):
            return None, number
        if not token["close"] and name not in {"audio", "video"}:
            self.lost.append(token["name"])
        return outside[0] + outside[1], number

    def end_of(self, number: int) -> int:
        """Return the token that closes this one, itself if none does."""
        ends = self.ends[self.tokens[number]["name"]]
        place = bisect_right(ends, number)
        return ends[place] if place < len(ends) else number

    def embedded(self, text: str) -> str:
        address = unescape(text.strip())
        if not WEB.fullmatch(address):
            return f"\n\n{text}\n\n" if text.strip() else ""
        self.links += 1
        return f"\n\n<p>{link(address)}</p>\n\n"

    def is_shortcode(self, number: int) -> bool:
        token = self.tokens[number]
        has_end = token["close"] or self.ends[token["name"]]
        return bool(has_end) or is_shortcode(self.text, token)


def figure(inside: str, said: dict[str, str]) -> str:
    """Return a picture with what stands below it as a figure."""
    picture = PICTURE.search(inside)
    if picture is None:
        return f"\n\n{inside}\n\n"
    below = inside[: picture.start()] + inside[picture.end() :]
    caption = below.strip() or escape(said.get("caption", ""), quote=False)
    return f"\n\n<figure>{picture[0]}<figcaption>{caption}</figcaption></figure>\n\n"
