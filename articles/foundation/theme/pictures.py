"""The pictures of a look: logo, icon, and the picture shown with shared pages."""

import re
import struct
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image

from articles.foundation.refusal import Refused
from articles.foundation.theme.refusing import refused

SVG = "image/svg+xml"
MEDIA_TYPES = {
    ".svg": SVG,
    ".png": "image/png",
    ".ico": "image/vnd.microsoft.icon",
}
# The errors that damaged or forged files cause in the libraries.
FAILURES = (
    OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError,
    struct.error, Image.DecompressionBombError,
)  # fmt: skip
# The suffixes that each picture may have.
KINDS = {
    "logo": (".svg", ".png"),
    "favicon": (".svg", ".png", ".ico"),
    "icon": (".png",),
    "share": (".png",),
}
# The size of pictures that others show in their own layout, and who shows them.
SIZES = {
    "icon": ((512, 512), "telephones and feed readers"),
    "share": ((1200, 630), "sites that show it"),
}
# The smallest side of a favicon that may serve as an icon on phones.
LEAST = 180
# Bytes of a logo or an icon, which readers fetch before they read anything.
LARGEST = 500_000
# Elements that make an SVG file more than a picture if somebody opens it by itself.
ACTIVE = {"script", "foreignObject", "iframe", "handler", "set", "animate"}
# The targets that a link in it may have: parts of the file itself.
WITHIN = ("#", "data:image/png", "data:image/jpeg")
NUMBERS = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class LookPicture:
    """A picture, by its name among the static files, with its size in points."""

    name: str
    media_type: str
    width: int = 0
    height: int = 0

    @property
    def is_for_telephones(self) -> bool:
        is_square = self.width == self.height >= LEAST
        return is_square and self.media_type == MEDIA_TYPES[".png"]


def read_picture(kind: str, path: Path) -> LookPicture:
    media_type = MEDIA_TYPES[path.suffix]
    try:
        read = size_of_svg if media_type == SVG else size_of_pixels
        width, height = read(path)
    except FAILURES as error:
        raise refused(
            path,
            f"isn't a whole picture ({error}).",
            f"Save it anew as {path.suffix[1:].upper()}.",
        ) from None
    size, who = SIZES.get(kind, ((width, height), ""))
    if (width, height) != size:
        raise refused(
            path,
            f"has {width} × {height} points, and {who} expect {size[0]} × {size[1]}.",
            "Draw it in that size.",
        )
    if kind != "share" and path.stat().st_size > LARGEST:
        raise refused(
            path,
            f"has {path.stat().st_size // 1000} KB, and every reader fetches it.",
            f"Save it smaller: {LARGEST // 1000} KB at most.",
        )
    return LookPicture(f"look/{path.name}", media_type, width, height)


def size_of_pixels(path: Path) -> tuple[int, int]:
    formats = ("ICO",) if path.suffix == ".ico" else ("PNG",)
    with Image.open(path, formats=formats) as image:
        image.load()
        return image.size


def size_of_svg(path: Path) -> tuple[int, int]:
    """Return the size; refuse a file that would do more than show a picture.

    As a picture in a page it could do nothing, but opened at its own address it would
    be a page of this site.
    """
    text = path.read_text(encoding="utf-8")
    if "\0" in text:
        # A parser would take it for UTF-16, and find things that these checks miss.
        raise ValueError("it isn't stored as UTF-8")
    if "<!ENTITY" in text or "<!DOCTYPE" in text:
        raise refused(
            path,
            "declares a document type, which a picture has no need of.",
            "Remove <!DOCTYPE …> with all that is in its brackets.",
        )
    root = ElementTree.fromstring(text)  # noqa: S314 (no entities; the operator's own)
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        raise ValueError("its outermost element isn't svg")
    for element in root.iter():
        refuse_active(path, element)
    box = NUMBERS.split(root.get("viewBox", "").strip())
    if len(box) != 4:
        raise ValueError("its svg has no viewBox, so its proportions aren't known")
    width, height = round(float(box[2])), round(float(box[3]))
    if width < 1 or height < 1:
        raise ValueError("its viewBox is empty")
    return width, height


def refuse_active(path: Path, element: ElementTree.Element) -> None:
    name = str(element.tag).rpartition("}")[2]
    if name in ACTIVE:
        raise active(path, f"<{name}>")
    for attribute, value in element.items():
        plain = attribute.rpartition("}")[2].lower()
        leads_away = plain == "href" and not value.strip().startswith(WITHIN)
        if plain.startswith("on") or leads_away:
            raise active(path, f'{plain}="{value}"')


def active(path: Path, what: str) -> Refused:
    return refused(
        path,
        f"has {what}: opened by itself, it could act in the site's name.",
        "Remove that; save it as a plain drawing.",
    )
