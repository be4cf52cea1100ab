"""An image file is decoded to a plain picture, or refused with a reason."""

import io
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from articles.domain.pictures.receiving import made_anew
from articles.foundation.image_files.decoding import decode
from tests.foundation.image_files import making
from tests.foundation.image_files.making import (
    chunk,
    looks_like,
    quarters,
    saved,
    segment,
)
from tests.foundation.image_files.refusing import refused

ORIENTATION = 0x0112
# The place of each quarter if the camera was held so and nobody turned the picture.
HELD = {
    1: None,
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_90,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_270,
}


def decoded_or_code(data: bytes) -> Pillow.Image | str:
    try:
        return decode(data)
    except ValidationError as error:
        return error.code


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_each_form_shows_what_it_showed(form):
    picture = decode(saved(quarters(), form))
    assert picture.mode == "RGB"
    assert looks_like(picture, quarters(), 24)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_it_stands_upright_however_the_camera_was_held(form):
    for orientation, turn in HELD.items():
        exif = Pillow.Exif()
        exif[ORIENTATION] = orientation
        held = quarters().transpose(turn) if turn is not None else quarters()
        picture = decode(saved(held, form, exif=exif))
        assert looks_like(picture, quarters(), 24), orientation


@pytest.mark.parametrize("exif", [b"", b"Exif\0\0", b"II*\0\xff\xff\xff\xff", b"MM\0*"])
def test_camera_data_that_cannot_be_read_does_not_matter(exif):
    data = making.with_segments(
        saved(quarters(), "JPEG"), segment(0xE1, b"Exif\0\0" + exif)
    )
    assert looks_like(decode(data), quarters())
    data = making.png(making.header((4, 4)), chunk(b"eXIf", exif), making.idat((4, 4)))
    assert decode(data).size == (4, 4)


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        ("CMYK", "JPEG"),
        ("L", "JPEG"),
        ("L", "PNG"),
        ("1", "PNG"),
        ("P", "PNG"),
        ("P", "GIF"),
    ],
)
def test_every_kind_of_colour_becomes_rgb(mode, form):
    picture = decode(saved(quarters(mode), form))
    assert picture.mode == "RGB"
    assert looks_like(picture, quarters(mode), 16)


def test_sixteen_bits_become_eight():
    grey = [(x * 257) for x in range(256)]
    data = making.png(
        making.header((256, 1), bits=16),
        chunk(
            b"IDAT",
            zlib.compress(b"\0" + b"".join(one.to_bytes(2) for one in grey)),
        ),
    )
    picture = decode(data)
    assert [picture.getpixel((x, 0)) for x in (0, 1, 128, 255)] == [
        (x, x, x) for x in (0, 1, 128, 255)
    ]
    colours = b"\0" + b"\xff\xff\x80\x80\0\0" + b"\0\0\x40\x40\xff\xff"
    data = making.png(
        making.header((2, 1), bits=16, colour=2),
        chunk(b"IDAT", zlib.compress(colours)),
    )
    picture = decode(data)
    assert picture.getpixel((0, 0)) == (255, 128, 0)
    assert picture.getpixel((1, 0)) == (0, 64, 255)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF"])
def test_what_is_transparent_stays_so(mode, form):
    drawn = quarters("RGBA")
    drawn.putalpha(Pillow.linear_gradient("L").resize(drawn.size))
    picture = decode(saved(drawn.convert(mode), form))
    assert picture.mode == "RGBA"
    assert picture.getpixel((10, 0))[3] < 12
    assert picture.getpixel((10, 63))[3] > 240


@pytest.mark.parametrize("form", ["PNG", "GIF"])
@pytest.mark.parametrize("mode", ["P", "L", "RGB"])
def test_a_colour_that_stands_for_transparent_becomes_transparent(mode, form):
    drawn = quarters().quantize(4) if mode == "P" else quarters(mode)
    key = drawn.getpixel((0, 0))
    if (form, mode) == ("GIF", "RGB"):
        pytest.skip("GIF has no such colour")
    picture = decode(saved(drawn, form, transparency=key))
    assert picture.getpixel((10, 10))[3] == 0
    assert picture.getpixel((90, 60))[3] == 255


def test_an_alpha_channel_that_hides_nothing_is_dropped():
    assert decode(saved(quarters("RGBA"), "PNG")).mode == "RGB"


@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF", "GIF"])
def test_of_an_animation_the_first_picture_is_taken(form):
    picture = decode(making.animated(form, 30))
    assert looks_like(picture, quarters(size=(48, 32)), 30)


def test_of_the_two_pictures_of_a_phone_the_first_is_taken():
    other = Pillow.new("RGB", (20, 20))
    data = saved(quarters(), "MPO", save_all=True, append_images=[other])
    assert looks_like(decode(data), quarters())


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((1, 1), (1, 1)),
        ((1, 10_000), (1, 4096)),
        ((10_000, 30), (4096, 12)),
        ((5000, 40), (4096, 33)),
    ],
)
def test_no_side_is_longer_than_needed(size, kept):
    assert decode(making.black_png(size)).size == kept
    assert decode(saved(Pillow.new("RGB", size), "JPEG")).size == kept


@pytest.mark.parametrize("form", ["TIFF", "BMP", "ICO", "JPEG2000", "PPM", "TGA"])
def test_s52_other_forms_are_refused_by_name_of_those_that_can_be_used(form):
    assert refused(saved(quarters(size=(48, 48)), form)) == "no-picture"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\xff\xd8\xff",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"<?xml version='1.0'?><html><script>alert(1)</script></html>",
        b"GIF89a/*<svg/onload=alert(1)>*/=1;alert(1)",
        b"%PDF-1.7\n1 0 obj",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(60),
        b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + bytes(60),
        b"PK\x03\x04" + bytes(40),
        b"GIF89a=1;/*" + bytes(12) + b"*/alert(1)",
    ],
)
def test_s29_what_is_no_picture_is_refused(data):
    assert refused(data) in {"no-picture", "damaged"}


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_cut_off_anywhere_it_is_refused_or_shows_what_it_showed(form, full_size):
    whole = saved(making.noise((60, 40)), form)
    shown = decode(whole)
    step = 1 if full_size else 1 + len(whole) // 60
    for length in range(0, len(whole) - 1, step):
        picture = decoded_or_code(whole[:length])
        # If it was read, only what comes after the picture was missing.
        assert str(picture) in {"damaged", "no-picture"} or (
            picture.tobytes() == shown.tobytes()
        ), length


def test_an_animation_without_a_clock_is_damaged():
    whole = making.animated("AVIF", 3)
    # The ticks of a second follow kind, version and two dates.
    at = whole.index(b"mdhd") + 4 + 4 + 16
    assert refused(whole[:at] + bytes(4) + whole[at + 4 :]) == "damaged"


@pytest.mark.parametrize("frames", [1, 3])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_s52_damaged_anywhere_it_is_refused_or_a_picture(form, frames, full_size):
    if (form, frames) == ("JPEG", 3):
        pytest.skip("JPEG has no animations")
    still = saved(making.noise((60, 40)), form)
    whole = making.animated(form, frames) if frames > 1 else still
    step = 1 if full_size else 1 + len(whole) // 60
    for at in range(0, len(whole), step):
        data = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        picture = decoded_or_code(data)
        huge = {"too-many-pixels", "too-long"}
        assert str(picture) in {"damaged", "no-picture", *huge} or (
            picture.mode in {"RGB", "RGBA"}
        ), at


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("tail", [b"PK\x03\x04" * 9, b"<?php x(); ?>", b"<script>"])
def test_s29_what_hides_behind_a_picture_does_not_stay(form, tail):
    data = saved(quarters(), form)
    if form == "PNG":
        data = data[:33] + chunk(b"tEXt", b"Comment\0" + tail) + data[33:]
    _checksum, kept, *_rest = made_anew(SimpleUploadedFile("bild", data + tail))
    assert tail not in kept
    with Pillow.open(io.BytesIO(kept)) as picture:
        assert looks_like(picture.convert("RGB"), quarters(), 24)
