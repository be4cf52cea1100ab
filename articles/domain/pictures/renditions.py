"""The renditions of a picture: a fixed list, each made when it is first asked for.

A rendition has a place, a width and a form; its name says all of that, and the focal
point where it is cut. There are no others than those of `PLACES`.
"""

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from django.urls import reverse
from PIL import Image as Pillow

from articles.foundation.image_files import rendition_files, renditions_of
from articles.models import Image

logger = logging.getLogger(__name__)

# Form → media type and Pillow's options. The first that a browser knows is taken. Their
# qualities are those at which a photograph looks the same: AVIF has 42 kB then, WebP 47
# and JPEG 64, at 720 pixels.
FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "avif": ("image/avif", {"format": "AVIF", "quality": 60, "speed": 8}),
    "webp": ("image/webp", {"format": "WEBP", "quality": 76, "method": 4}),
    "jpg": (
        "image/jpeg",
        {"format": "JPEG", "quality": 80, "progressive": True, "optimize": True},
    ),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place for a picture: the available widths in pixels, the ratio that it is cut
    to (None: its own), and its width in the style sheet, in the syntax of `sizes`.
    """

    name: str
    widths: tuple[int, ...]
    ratio: float | None = None
    sizes: str = "100vw"
    forms: tuple[str, ...] = tuple(FORMS)


# Beside the text of a card.
CARD = Place(
    "card",
    (160, 320, 480, 640, 960),
    ratio=3 / 2,
    sizes="(min-width: 40rem) 12.5rem, 5rem",
)
PLACES = {
    "card": CARD,
    # A third of the home page, the gaps between them taken off: the same files, larger.
    "tile": replace(
        CARD, sizes="(min-width: 74rem) 21.375rem, (min-width: 46rem) 28vw, 5rem"
    ),
    # Beside a headline that is one of a few.
    "related": replace(CARD, widths=(160, 320), sizes="5rem"),
    "article": Place(
        "article",
        (320, 480, 720, 960, 1280),
        sizes="(min-width: 42rem) 38rem, 92vw",
    ),
    # In front of the story that leads the home page.
    "lead": Place(
        "lead",
        (320, 480, 720, 960, 1280, 1920),
        ratio=3 / 2,
        sizes="(min-width: 74rem) 43rem, (min-width: 62rem) 56vw, 92vw",
    ),
    # The picture that other sites show beside a link: they read no other form.
    "social": Place("social", (1200,), ratio=1200 / 630, forms=("jpg",)),
}
# The rendition for feeds and machines: one size that everybody can read.
PLAIN = ("article", 1280, "jpg")
# Few are enough: they only keep the same rendition from being made several times.
LOCKS = [Lock() for _number in range(64)]
PERCENT = "100|[1-9]?[0-9]"
NAME = re.compile(
    r"(?P<place>[a-z]+)-(?P<width>[1-9][0-9]{0,3})"
    rf"(?:-(?P<x>{PERCENT})-(?P<y>{PERCENT}))?\.(?P<form>[a-z]{{3,4}})"
)


@dataclass(frozen=True, slots=True)
class Rendition:
    """One picture in one size and form. Its file may not be made yet."""

    image: Image
    place: Place
    width: int
    form: str

    @property
    def height(self) -> int:
        ratio = self.place.ratio or self.image.width / self.image.height
        return max(1, round(self.width / ratio))

    @property
    def name(self) -> str:
        # Cut otherwise it is another file: browsers keep each for ever.
        image = self.image
        focus = f"-{image.focus_x}-{image.focus_y}" if self.place.ratio else ""
        return f"{self.place.name}-{self.width}{focus}.{self.form}"

    @property
    def media_type(self) -> str:
        return FORMS[self.form][0]

    @property
    def file_name(self) -> str:
        return f"{renditions_of(self.image.token)}/{self.name}"

    @property
    def url(self) -> str:
        return reverse("picture", kwargs={"token": self.image.token, "name": self.name})

    @property
    def size(self) -> int:
        """Return the size of the file in bytes; make the file if it isn't there.

        Raise OSError where it can't be made or stored. Storing is tried before making:
        otherwise each request for the size alone would make it again.
        """
        try:
            return rendition_files().size(self.file_name)
        except OSError:
            # A byte for each pixel is more than a JPEG takes.
            rendition_files().try_to_keep(self.file_name, self.width * self.height)
            return len(read(self))

    @property
    def is_there(self) -> bool:
        """Return whether the file is there, or the original it can be made from."""
        try:
            if rendition_files().has(self.file_name):
                return True
            return self.image.file.storage.exists(self.image.file_name)
        except OSError:  # nobody answers: it isn't lost for that
            return True


def renditions_at(image: Image, place: str, form: str) -> list[Rendition]:
    """Return the renditions for a place, the narrowest first. None is larger than the
    picture, so the last one of a small picture has the width of the picture.
    """
    found = PLACES[place]
    widest = widest_cut(image, found)
    smaller = [width for width in found.widths if width < widest]
    widths = [*smaller, widest] if widest < found.widths[-1] else found.widths
    return [Rendition(image, found, width, form) for width in widths]


def widest_cut(image: Image, place: Place) -> int:
    """Return the width of the picture in pixels after it is cut for the place."""
    if place.ratio is None:
        return image.width
    return max(1, min(image.width, round(image.height * place.ratio)))


def plain_rendition(image: Image) -> Rendition:
    place, width, form = PLAIN
    found = renditions_at(image, place, form)
    return next((one for one in reversed(found) if one.width <= width), found[0])


def social_rendition(image: Image) -> Rendition:
    return renditions_at(image, "social", "jpg")[-1]


def all_renditions(image: Image) -> Iterator[Rendition]:
    for name in {place.name: place for place in PLACES.values()}:
        for form in PLACES[name].forms:
            yield from renditions_at(image, name, form)


def find_rendition(image: Image, name: str) -> tuple[Rendition | None, bool]:
    """Return the rendition of a name, and whether it is cut as the picture is now.

    None for all that is not on the list.
    """
    asked = NAME.fullmatch(name)
    if asked is None:
        return None, False
    place = PLACES.get(asked["place"])
    if place is None or place.name != asked["place"]:
        return None, False
    if asked["form"] not in place.forms:
        return None, False
    if (asked["x"] is None) != (place.ratio is None):
        return None, False
    for one in renditions_at(image, place.name, asked["form"]):
        if one.width == int(asked["width"]):
            return one, one.name == name
    return None, False


def read(rendition: Rendition) -> bytes:
    """Return the rendition's file, made now if it isn't there.

    If it can't be stored, it is made anew each time: readers still see it. Raise
    OSError if the picture itself can't be read.
    """
    try:
        return rendition_files().read(rendition.file_name)
    except OSError:
        # Many come at once when an article appears: one makes it, the others wait.
        with LOCKS[hash(rendition.file_name) % len(LOCKS)]:
            return made_once(rendition)


def made_once(rendition: Rendition) -> bytes:
    try:
        return rendition_files().read(rendition.file_name)
    except OSError:
        data = encoded(rendition)
    try:
        keep(rendition, data)
    except OSError as error:
        logger.warning("The rendition %s can't be kept: %s", rendition.file_name, error)
    return data


def make(rendition: Rendition) -> None:
    """Make the file, or raise OSError."""
    keep(rendition, encoded(rendition))


def keep(rendition: Rendition, data: bytes) -> None:
    rendition_files().write(rendition.file_name, data)


def encoded(rendition: Rendition) -> bytes:
    options = FORMS[rendition.form][1]
    output = io.BytesIO()
    try:
        with rendition.image.file.open("rb") as file, Pillow.open(file) as picture:
            # JPEG is read smaller at once.
            picture.draft("RGB", (rendition.width * 2, rendition.height * 2))
            cut(picture, rendition).save(output, **options)
    # A damaged file, for which Pillow raises other errors.
    except (SyntaxError, ValueError, EOFError) as error:
        raise OSError(str(error)) from error
    return output.getvalue()


def cut(picture: Pillow.Image, rendition: Rendition) -> Pillow.Image:
    """Return the picture in the rendition's size, around its focal point."""
    if picture.mode == "RGBA":
        # Every form looks like JPEG, which knows no transparency: the black lines of a
        # drawing would vanish in dark mode.
        white = Pillow.new("RGB", picture.size, "white")
        white.paste(picture, mask=picture.getchannel("A"))
        picture = white
    size = (rendition.width, rendition.height)
    return picture.resize(size, Pillow.Resampling.LANCZOS, box(picture, rendition))


def box(
    picture: Pillow.Image, rendition: Rendition
) -> tuple[float, float, float, float]:
    """Return the part of the picture to keep: the largest, with the focal point."""
    width, height = picture.size
    x, y = rendition.image.focus_x / 100, rendition.image.focus_y / 100
    ratio = rendition.place.ratio or width / height
    kept_width, kept_height = min(width, height * ratio), min(height, width / ratio)
    left = between(width * x - kept_width / 2, width - kept_width)
    top = between(height * y - kept_height / 2, height - kept_height)
    return left, top, left + kept_width, top + kept_height


def between(value: float, most: float) -> float:
    return max(0.0, min(value, most))
