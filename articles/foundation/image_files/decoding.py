"""Read an uploaded picture: its pixels, and nothing else from the file."""

import io
import struct
import warnings

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _, gettext_lazy
from PIL import Image, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

from articles.foundation.image_files.anatomy import is_intricate, is_read_in_steps
from articles.foundation.image_files.heic import is_heic, reads_heic
from articles.foundation.image_files.plain import made_plain, orientation_of, pixels_of

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
NAMES = "JPEG, PNG, WebP, AVIF, GIF"
HEIC, HEIC_NAME = "HEIF", "HEIC"
# JPEG in several steps, each finer than the one before, or in another colour.
STEPS = "progressive"
MAX_PIXELS = 40_000_000
# Their decoders hold a picture several times over: 300 MB at this many pixels.
MAX_PIXELS_OF = {"WEBP": 13_000_000, "AVIF": 16_000_000, STEPS: 26_000_000}
# The limit of other formats, too. A picture takes memory for each of its lines.
MAX_LINES = 65_535
KINDS = {HEIC: HEIC_NAME, "WEBP": "WebP", STEPS: gettext_lazy("progressive JPEG")}
# For other code that opens pictures.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS


def decode(data: bytes) -> Image.Image:
    """Return the picture upright, in sRGB with 8 bits, as RGB or RGBA; at most
    `MAX_SIDE` on each side, the first one of several.

    Raises ValidationError for what isn't a picture, is damaged, or is too large.
    """
    if is_intricate(data):
        raise intricate()
    try:
        with warnings.catch_warnings():
            # `opened` refuses pictures of more than MAX_PIXELS, in our words. Odd
            # metadata doesn't matter: it is thrown away.
            warnings.simplefilter("ignore")
            return made_plain(*opened(data))
    except Image.DecompressionBombError as error:
        # Pillow refused it before its format could be read.
        raise huge(kind_of(data)) from error
    except UnidentifiedImageError as error:
        is_unread = is_heic(data) and not reads_heic()
        raise (heic() if is_unread else unknown()) from error
    # Damaged files make the libraries fail in many ways.
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError) as error:
        raise damaged() from error
    except (IndexError, KeyError, TypeError, MemoryError, struct.error) as error:
        raise damaged() from error
    except (RuntimeError, AttributeError, AssertionError) as error:
        raise damaged() from error


def opened(data: bytes) -> tuple[Image.Image, bytes | None, int]:
    """Return the pixels, their profile and the orientation; the decoder and its memory
    are freed.
    """
    with Image.open(io.BytesIO(data), formats=formats()) as image:
        refuse_huge(image, kind_of_opened(image, data))
        pixels = pixels_of(image)
        return pixels, image.info.get("icc_profile"), orientation_of(image)


def formats() -> tuple[str, ...]:
    """Return the formats that can be read here."""
    return (*FORMATS, HEIC) if reads_heic() else FORMATS


def kind_of_opened(image: Image.Image, data: bytes) -> str:
    """Return the kind that decides how many pixels a picture may have."""
    if image.info.get("progressive"):
        return STEPS
    # A stereo picture, or one with a film appended, is a JPEG, too.
    in_steps = isinstance(image, JpegImageFile) and is_read_in_steps(data, image.layers)
    return STEPS if in_steps else image.format or ""


def refuse_huge(image: Image.Image, kind: str) -> None:
    if max(image.size) > MAX_LINES:
        raise long()
    if image.width * image.height > most_pixels(kind):
        raise huge(kind)


def most_pixels(kind: str) -> int:
    return MAX_PIXELS_OF.get(kind, MAX_PIXELS)


def kind_of(data: bytes) -> str:
    return next(
        kind
        for kind in formats()
        if (accepts := Image.OPEN[kind][1]) and accepts(data[:16])
    )


def huge(kind: str) -> ValidationError:
    return ValidationError(
        _(
            "As %(kind)s, a picture can have at most %(limit)d million "
            "pixels, and this one has more. Make it smaller and upload "
            "it again."
        ),
        params={
            "kind": KINDS.get(kind, kind),
            "limit": most_pixels(kind) // 1_000_000,
        },
        code="too-many-pixels",
    )


def long() -> ValidationError:
    return ValidationError(
        _(
            "The picture is longer than %(side)s pixels on one side. Make it smaller "
            "and upload it again."
        ),
        params={"side": number_format(MAX_LINES, force_grouping=True)},
        code="too-long",
    )


def unknown() -> ValidationError:
    return ValidationError(
        _(
            "This is no picture that can be used. Choose a file of one of these "
            "kinds: %(names)s."
        ),
        params={"names": f"{NAMES}, {HEIC_NAME}" if reads_heic() else NAMES},
        code="no-picture",
    )


def heic() -> ValidationError:
    return ValidationError(
        _(
            "This is a picture in the form HEIC (iPhone), which can't be read here. "
            "Save it as JPEG and upload it again. An iPhone takes pictures as JPEG if "
            "“Most Compatible” is chosen in its settings, at “Camera”, “Formats”."
        ),
        code="heic",
    )


def damaged() -> ValidationError:
    return ValidationError(
        _(
            "The file is damaged and can't be read completely. Save the "
            "picture again and upload it."
        ),
        code="damaged",
    )


def intricate() -> ValidationError:
    return ValidationError(
        _(
            "The file has far more parts than a picture needs, and "
            "reading it would take too long. Save the picture again and "
            "upload it."
        ),
        code="too-intricate",
    )
