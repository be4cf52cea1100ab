"""Draw a headline as a picture of 1200 by 630 points, in the site's own typefaces.

Knows no model and no setting. Pillow reads the same font files that browsers get.
"""

import io
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parents[2] / "static" / "articles" / "fonts"
SERIF = (
    "literata.woff2",
    "literata-french.woff2",
    "literata-more.woff2",
    "literata-signs.woff2",
)
SANS = ("newsroom-sans-bold.woff2", "newsroom-sans-bold-more.woff2")
WIDTH, HEIGHT = 1200, 630
MARGIN, BAR = 80, 24
# Sizes of the headline in points, the largest that fits is taken.
SIZES = (88, 80, 72, 64, 58, 52, 46, 40)
# Words are broken only from this size on; above it, a smaller one is taken.
BREAKS = 58
LINE = 1.18
SMALL = 34
# The headline stands below the name and above the address.
TOP, BOTTOM = 156, 530
# Beyond these, no typeface of the site has any sign.
PLANES = (range(0x20, 0x250), range(0x2000, 0x2300))
BOLD, SEMIBOLD = 700, 600


class Face:
    """A typeface in one size, in as many files as browsers get of it."""

    def __init__(self, names: tuple[str, ...], size: int):
        self.fonts = [ImageFont.truetype(FONTS / name, size) for name in names]
        for font in self.fonts if names is SERIF else ():
            font.set_variation_by_axes([BOLD])
        self.letters = [letters_of(name) for name in names]

    def runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        for at, signs in groupby(text, self.file_of):
            yield self.fonts[at], "".join(signs)

    def file_of(self, sign: str) -> int:
        found = (n for n, known in enumerate(self.letters) if sign in known)
        return next(found, 0)

    def width(self, text: str) -> float:
        return sum(font.getlength(run) for font, run in self.runs(text))

    def draw(self, on: ImageDraw.ImageDraw, place, text: str, colour: str) -> None:
        x, y = place
        for font, run in self.runs(text):
            on.text((x, y), run, fill=colour, font=font, anchor="ls")
            x += font.getlength(run)


@cache
def letters_of(name: str) -> frozenset[str]:
    """Return the signs that a font file has."""
    # The other engine refuses some signs that stand alone.
    engine = ImageFont.Layout.BASIC
    font = ImageFont.truetype(FONTS / name, 24, layout_engine=engine)
    lacking = bytes(font.getmask("\uffff"))
    signs = (chr(code) for plane in PLANES for code in plane)
    found = {sign for sign in signs if bytes(font.getmask(sign)) not in (lacking, b"")}
    return frozenset({" ", *found})


def can_draw(text: str, names: tuple[str, ...] = SERIF) -> bool:
    return set(text) <= frozenset().union(*map(letters_of, names))


def draw_card(headline: str, name: str, address: str, colours: dict[str, str]) -> bytes:
    """Return the picture as PNG: the site's name, the headline, the site's address.

    `colours` are those of one scheme of a look, by role.
    """
    card = Image.new("RGB", (WIDTH, HEIGHT), colours["paper"])
    on = ImageDraw.Draw(card)
    on.rectangle((0, 0, WIDTH, BAR), fill=colours["accent"])
    small = Face(SANS, SMALL)
    small.draw(on, (MARGIN, 110), shortened(small, name), colours["accent"])
    face, size, lines = set_in(headline)
    step = round(size * LINE)
    # In the middle, but never so low that a short one looks lost.
    space = BOTTOM - TOP - step * len(lines)
    y = TOP + max(0, space // 2) + round(size * 0.92)
    for line in lines:
        face.draw(on, (MARGIN, y), line, colours["ink"])
        y += step
    small.draw(on, (MARGIN, HEIGHT - 44), shortened(small, address), colours["quiet"])
    output = io.BytesIO()
    card.quantize(64, dither=Image.Dither.NONE).save(output, "PNG", optimize=True)
    return output.getvalue()


def set_in(headline: str) -> tuple[Face, int, list[str]]:
    """Return the largest size in which the headline fits, and its lines."""
    for size in SIZES:
        face = Face(SERIF, size)
        most = (BOTTOM - TOP) // round(size * LINE)
        is_whole = all(face.width(word) <= room() for word in headline.split())
        if size > BREAKS and not is_whole:
            continue
        lines = list(lines_of(headline, face))
        if len(lines) <= most:
            return face, size, lines
    return (
        face,
        size,
        [*lines[: most - 1], shortened(face, " ".join(lines[most - 1 :]))],
    )


def room() -> int:
    return WIDTH - 2 * MARGIN


def lines_of(text: str, face: Face) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if face.width(longer) <= room():
            line = longer
            continue
        if line:
            yield line
        *pieces, line = broken(word, face)
        yield from pieces
    if line:
        yield line


def broken(word: str, face: Face) -> Iterator[str]:
    """Break a word that is longer than a line, with a hyphen."""
    while face.width(word) > room():
        end = next(n for n in range(len(word), 0, -1) if fits(f"{word[:n]}-", face))
        yield f"{word[:end]}-"
        word = word[end:]
    yield word


def fits(text: str, face: Face) -> bool:
    return face.width(text) <= room() or len(text) == 2


def shortened(face: Face, text: str) -> str:
    if face.width(text) <= room():
        return text
    while text and face.width(f"{text}…") > room():
        text = text[:-1]
    return f"{text.rstrip()}…"
