"""Colours are those that were meant, by the profile of the file if it is of use."""

import pytest
from PIL import Image as Pillow

from articles.foundation.image_files.decoding import decode
from tests.foundation.image_files import profiles
from tests.foundation.image_files.making import quarters, saved

MEANT = [(128, 160, 96), (200, 120, 120), (60, 70, 160), (20, 20, 20), (250, 250, 250)]


def near(one, two, tolerance: int = 4) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(one, two, strict=True))


@pytest.mark.parametrize("name", profiles.PRIMARIES)
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_wide_colours_are_converted_to_srgb(name, form):
    for colour in MEANT:
        picture = Pillow.new("RGB", (32, 32), colour)
        options = {"icc_profile": profiles.rgb(name), "quality": 95}
        shown = decode(saved(picture, form, **options)).getpixel((16, 16))
        assert near(shown, profiles.in_srgb(name, colour), 6), colour


def test_the_profile_makes_a_difference():
    colour = (60, 200, 60)
    assert not near(colour, profiles.in_srgb("Adobe RGB", colour), 20)


def test_cmyk_is_read_by_its_profile():
    cyan = Pillow.new("CMYK", (32, 32), (255, 0, 0, 0))
    bare = decode(saved(cyan, "JPEG")).getpixel((16, 16))
    assert near(bare, (0, 255, 255))
    red = decode(saved(cyan, "JPEG", icc_profile=profiles.cmyk())).getpixel((16, 16))
    assert near(red, (254, 0, 0), 8)


@pytest.mark.parametrize(
    "profile", [b"x", b"\0" * 200, profiles.rgb("Display P3")[:300], profiles.cmyk()]
)
def test_a_useless_profile_counts_as_none(profile):
    for mode in ("RGB", "L", "RGBA", "P"):
        drawn = quarters(mode)
        shown = decode(saved(drawn, "PNG", icc_profile=profile))
        assert near(
            shown.getpixel((10, 10))[:3], drawn.convert("RGB").getpixel((10, 10))
        )


def test_transparency_and_profile_together():
    drawn = Pillow.new("RGBA", (32, 32), (128, 160, 96, 100))
    shown = decode(saved(drawn, "PNG", icc_profile=profiles.rgb("Adobe RGB")))
    *colour, alpha = shown.getpixel((16, 16))
    assert alpha == 100
    assert near(colour, profiles.in_srgb("Adobe RGB", (128, 160, 96)))
