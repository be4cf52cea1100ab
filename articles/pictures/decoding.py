"""Read a picture that somebody sent: what it shows, and nothing else that was in it."""

import io
import warnings
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
NAMES = "JPEG, PNG, WebP, AVIF, GIF"
MAX_PIXELS = 40_000_000
# No side of what is kept is longer; the widest place needs less.
MAX_SIDE = 4096
DEEP = {"I;16", "I;16L", "I;16B", "I;16N", "I", "F"}
# For whatever opens a picture otherwise.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS


def decode(file: BinaryIO) -> Image.Image:
    """Return the picture upright, in sRGB with 8 bits, as RGB or RGBA; at most
    `MAX_SIDE` on each side, the first frame of an animation.

    Raises ValidationError for what isn't a picture, is damaged, or is too large.
    """
    try:
        with warnings.catch_warnings():
            # A picture of more than MAX_PIXELS is refused below, in our words; what is
            # odd in its metadata doesn't matter: it is thrown away.
            warnings.simplefilter("ignore")
            with Image.open(file, formats=FORMATS) as image:
                refuse_huge(image)
                return upright(image)
    except Image.DecompressionBombError as error:
        raise huge() from error
    except UnidentifiedImageError as error:
        raise ValidationError(
            _(
                "This is no picture that can be used. Choose a file of one of these "
                "kinds: %(names)s."
            ),
            params={"names": NAMES},
            code="no-picture",
        ) from error
    # Damaged files make the libraries fail in many ways.
    except (OSError, ValueError, SyntaxError, EOFError, OverflowError) as error:
        raise damaged() from error
    except (IndexError, KeyError, TypeError, MemoryError, Image.Error) as error:
        raise damaged() from error


def refuse_huge(image: Image.Image) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise huge()


def huge() -> ValidationError:
    return ValidationError(
        _(
            "The picture has more than %(limit)d million pixels. Make it smaller and "
            "upload it again."
        ),
        params={"limit": MAX_PIXELS // 1_000_000},
        code="too-many-pixels",
    )


def damaged() -> ValidationError:
    return ValidationError(
        _(
            "The file is damaged: it can't be read to its end. Save the picture anew "
            "and upload it again."
        ),
        code="damaged",
    )


def upright(image: Image.Image) -> Image.Image:
    """Return the pixels alone: turned as the camera says, in the colours it means."""
    # JPEG is read at a half or a quarter of its size at once, where that is enough.
    image.draft(None, (MAX_SIDE, MAX_SIDE))
    image.load()
    profile = image.info.get("icc_profile")
    turned = ImageOps.exif_transpose(image)
    if max(turned.size) > MAX_SIDE and turned.mode not in {"P", "1"} | DEEP:
        turned.thumbnail((MAX_SIDE, MAX_SIDE), reducing_gap=2)
    plain = in_srgb(with_8_bits(turned), profile)
    if max(plain.size) > MAX_SIDE:
        plain.thumbnail((MAX_SIDE, MAX_SIDE), reducing_gap=2)
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    return bare


def with_8_bits(image: Image.Image) -> Image.Image:
    """Return the picture with 8 bits a channel, in a mode that profiles know."""
    if image.mode in DEEP:
        scale = 1 / 256 if image.mode.startswith("I") else 1
        return image.convert("I").point(lambda value: value * scale).convert("L")
    if image.mode in {"RGB", "RGBA", "CMYK", "L", "LA", "LAB"}:
        return image
    has_alpha = image.has_transparency_data
    return image.convert("RGBA" if has_alpha else "RGB")


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture as RGB or RGBA; a useless profile counts as none."""
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    colours = {"LA": "L", "RGBA": "RGB"}.get(image.mode, image.mode)
    found = image.convert(colours) if colours != image.mode else image
    if profile:
        found = converted(found, profile)
    if found.mode != "RGB":
        found = found.convert("RGB")
    if alpha is None or alpha.getextrema() == (255, 255):
        # A colour that stands for “transparent” is kept beside the pixels.
        if image.has_transparency_data and alpha is None:
            return image.convert("RGBA")
        return found
    found.putalpha(alpha)
    return found


def converted(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
