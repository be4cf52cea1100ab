"""Only the pixels of a picture: upright, 8 bits a channel, in sRGB, not too large.

A picture of 40 million pixels takes 160 MB. So nothing here holds a whole one twice: it
is copied strip by strip and reduced on the way.
"""

import io
import struct
from math import ceil

from PIL import ExifTags, Image, ImageCms

# No side of a stored picture is longer; the widest place needs less.
MAX_SIDE = 4096
# Above this many pixels a picture is halved before anything else is done with it. One
# with transparency takes twice as much memory.
HALVED = {False: 24_000_000, True: MAX_SIDE * MAX_SIDE}
STRIP = 256
COLOURS = {"L", "LA", "RGB", "RGBA", "CMYK", "LAB"}
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def pixels_of(image: Image.Image) -> Image.Image:
    """Return a copy of an opened picture with at least `MAX_SIDE` pixels, if it has as
    many, and at most some millions; in a mode that profiles know.
    """
    factor = reduction(image)
    # JPEG is read at a half or a quarter of its size at once.
    image.draft(None, (max(1, image.width // factor), max(1, image.height // factor)))
    image.load()
    factor = reduction(image)
    mode = with_8_bits(image.crop((0, 0, 1, 1))).mode
    copy = Image.new(mode, (ceil(image.width / factor), ceil(image.height / factor)))
    for top in range(0, image.height, STRIP):
        bottom = min(top + STRIP, image.height)
        strip = with_8_bits(image.crop((0, top, image.width, bottom)))
        if factor > 1:
            strip = strip.reduce(factor)
        copy.paste(strip, (0, top // factor))
    return copy


def reduction(image: Image.Image) -> int:
    """Return the power of two by which a picture's sides are divided at once."""
    factor = 1
    while max(image.size) >= 2 * factor * MAX_SIDE:
        factor *= 2
    most = HALVED[image.has_transparency_data]
    while image.width * image.height > most * factor * factor:
        factor *= 2
    return factor


def with_8_bits(image: Image.Image) -> Image.Image:
    if image.mode == "I;16":
        # The second of two bytes is the significant one.
        return Image.frombytes("L", image.size, image.tobytes()[1::2])
    has_alpha = image.has_transparency_data
    if image.mode in COLOURS and not ("transparency" in image.info and has_alpha):
        return image
    if image.mode == "1":
        return image.convert("L")
    return image.convert("RGBA" if has_alpha else "RGB")


def made_plain(
    image: Image.Image, profile: bytes | None, orientation: int
) -> Image.Image:
    """Return the result of `pixels_of` upright, as RGB or RGBA, within `MAX_SIDE`."""
    if max(image.size) > MAX_SIDE:
        image.thumbnail((MAX_SIDE, MAX_SIDE), reducing_gap=2)
    if orientation in TURNS:
        image = image.transpose(TURNS[orientation])
    image = in_srgb(image, profile)
    # Conversion noted the new profile. It is sRGB, which all programs expect.
    image.info.clear()
    return image


def orientation_of(image: Image.Image) -> int:
    """Return the orientation of the camera; 1, upright, if it is unknown."""
    try:
        return image.getexif().get(ExifTags.Base.Orientation, 1)
    except (SyntaxError, ValueError, OSError, struct.error):
        return 1
    except (KeyError, IndexError, TypeError, EOFError):
        return 1


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture as RGB or RGBA; a useless profile counts as none."""
    alpha = None
    if image.mode in {"LA", "RGBA"}:
        alpha = image.getchannel("A")
        image = image.convert("L" if image.mode == "LA" else "RGB")
    if profile:
        image = converted(image, profile)
    if image.mode != "RGB":
        image = image.convert("RGB")
    if alpha and alpha.getextrema() != (255, 255):
        image.putalpha(alpha)
    return image


def converted(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        # It returns None only if it changes the picture in place.
        made = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
        return made or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
