"""Pictures that would cost more than they show: many pixels, many parts, bombs."""

import io
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from PIL import Image as Pillow

from articles.foundation.image_files.anatomy import MAX_REMARKS, MAX_SCANS
from articles.foundation.image_files.decoding import MAX_PIXELS, decode
from tests.foundation.image_files import making
from tests.foundation.image_files.making import (
    chunk,
    looks_like,
    quarters,
    saved,
    segment,
)
from tests.foundation.image_files.refusing import refused

BOMB = zlib.compress(bytes(30_000_000), 9)
MEGABYTE = zlib.compress(bytes(1_000_000), 9)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (making.black_png((13_000, 13_000), bits=1), "too-many-pixels"),
        (making.png(making.header((65_535, 65_535))), "too-many-pixels"),
        (making.black_png((1, 70_000), bits=1), "too-long"),
        (making.gif((65_535, 65_535)), "too-many-pixels"),
        (making.webp_canvas((16_384, 16_384)), "too-many-pixels"),
        (making.avif_canvas((6000, 6000)), "too-many-pixels"),
        (making.avif_canvas((60_000, 60_000)), "no-picture"),
        (making.icon(making.png(making.header((65_535, 65_535)))), "no-picture"),
    ],
    ids=["1-bit", "header", "lines", "gif", "webp", "avif", "avif-huge", "ico"],
)
def test_s52_more_pixels_than_can_be_read_are_refused(data, code):
    assert refused(data) == code


def test_s52_a_refusal_names_the_limit_of_the_kind():
    steps = saved(Pillow.new("RGB", (6000, 4400)), "JPEG", progressive=True)
    webp = saved(Pillow.new("RGB", (3700, 3600)), "WEBP", method=0)
    files = {
        making.black_png(
            (8000, 5001), bits=1
        ): "As PNG, a picture can have at most 40 million",
        making.gif(
            (65_535, 65_535)
        ): "As GIF, a picture can have at most 40 million pixels",
        webp: "As WebP, a picture can have at most 13 million pixels",
        making.webp_canvas(
            (16_384, 16_384)
        ): "As WebP, a picture can have at most 13 million",
        making.avif_canvas(
            (6000, 6000)
        ): "As AVIF, a picture can have at most 16 million",
        steps: "As progressive JPEG, a picture can have at most 26 million pixels",
        making.by_colours(
            (6000, 4400), 3
        ): "As progressive JPEG, a picture can have at most 26",
        making.by_colours(
            (6000, 4400), 4
        ): "As progressive JPEG, a picture can have at most 26",
        making.black_png((1, 70_000), bits=1): "longer than 65,535 pixels on one side",
    }
    for data, words in files.items():
        with override("en"), pytest.raises(ValidationError, match=words):
            decode(data)


def test_s52_whatever_opens_a_picture_knows_the_limit():
    assert Pillow.MAX_IMAGE_PIXELS == MAX_PIXELS == 40_000_000
    with pytest.raises(Pillow.DecompressionBombError):
        Pillow.open(io.BytesIO(making.black_png((13_000, 13_000), bits=1)))


@pytest.mark.parametrize("kind", [b"iCCP", b"zTXt", b"iTXt"])
def test_s52_a_remark_that_unpacks_to_megabytes_is_refused(kind):
    start = b"x\0\1\0\0\0" if kind == b"iTXt" else b"x\0\0"
    remark = chunk(kind, start + BOMB)
    assert refused(making.black_png((50, 50), remarks=remark)) == "damaged"


def test_s52_a_file_of_countless_parts_is_refused_before_it_is_read():
    jpeg = saved(quarters(), "JPEG", progressive=True)
    # A decoder doesn't take it for the picture's end.
    remark = segment(0xFE, b"\xff\xd9") + jpeg[jpeg.rindex(b"\xff\xda") :]
    many = {
        "chunks": making.black_png((9, 9), remarks=chunk(b"tEXt", b"x\0y") * 1000),
        "profiles": making.black_png(
            (9, 9), remarks=chunk(b"iCCP", b"x\0\0" + MEGABYTE) * (MAX_REMARKS + 1)
        ),
        "blocks": making.png(making.header((9, 9)), chunk(b"IDAT", b"x") * 30_000),
        "camera": making.with_segments(jpeg, segment(0xE1, b"Exif\0\0") * 1000),
        "remarks": making.with_segments(jpeg, segment(0xFE, b"") * 1000),
        "padding": making.with_segments(jpeg, b"\xff" * 100_000),
        "junk": making.with_segments(jpeg, bytes(100_000)),
        "scans": making.with_scans(jpeg, MAX_SCANS),
        "colours": making.by_colours((9, 9), 3, rounds=MAX_SCANS // 3 + 1),
        "hidden": making.with_scans(jpeg[:-2] + remark, MAX_SCANS),
        "between": jpeg[:-2] + segment(0xFE, b"") * 1000 + jpeg[-2:],
        "webp": making.webp_frames(30_000),
        "gif": making.gif((9, 9), blocks=b"!\xfe\1x\0" * 30_000),
        "odd": making.gif((9, 9), blocks=b"?" * 30_000),
    }
    assert {refused(data) for data in many.values()} == {"too-intricate"}


def test_an_honest_file_of_many_parts_is_read():
    jpeg = saved(quarters(), "JPEG", progressive=True, comment=b"Erika")
    segments = [segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + bytes(60_000))]
    assert looks_like(decode(making.with_segments(jpeg, *segments * 160)), quarters())
    assert looks_like(decode(making.with_scans(jpeg, 20)), quarters())
    for photo in (jpeg, saved(quarters(), "JPEG", restart_marker_blocks=1)):
        # The film that a telephone puts behind its photo.
        assert looks_like(decode(photo + b"\xff\xda\0\0" * 100_000), quarters())
    assert decode(making.by_colours((9, 9), 4)).size == (9, 9)
    assert decode(making.webp_frames(3000)).size == (1, 1)
    packed = saved(quarters(), "PNG")
    at = packed.index(b"IDAT")
    data = packed[at + 4 : packed.index(b"IEND") - 8]
    blocks = [chunk(b"IDAT", data[i : i + 1]) for i in range(len(data))]
    assert looks_like(decode(packed[: at - 4] + making.png(*blocks)[8:]), quarters())
