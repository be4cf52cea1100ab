"""No file takes long or much memory, whatever it holds: 2 seconds and 300 MB.

Held here is ten times as much, as a machine may be busy; `--long` adds the largest.
"""

import json
import os
import subprocess
import sys
import zlib

import pytest
from PIL import Image as Pillow

from articles.foundation.image_files import reads_heic
from tests.conftest import ROOT
from tests.foundation.image_files import making
from tests.foundation.image_files.making import chunk, noise, saved, segment

SECONDS, MEGABYTES = 20, 3000


def hostile() -> dict[str, tuple[bytes, str]]:
    """Return files that are small and made to be slow, and what becomes of each."""
    dark = saved(Pillow.new("RGB", (1500, 1000)), "JPEG", progressive=True)
    profiles = chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(1_000_000), 9))
    camera = segment(0xE1, b"Exif\0\0" + bytes(40_000))
    return {
        "wide": (making.black_png((7700, 5190), bits=1), "3850×2595.png"),
        "gif": (making.gif((6000, 6000)), "3000×3000.png"),
        "scans": (making.with_scans(dark, 50), "1500×1000.jpg"),
        "camera": (making.with_segments(dark, *[camera] * 100), "1500×1000.jpg"),
        "profiles": (making.black_png((9, 9), remarks=profiles * 100), "9×9.png"),
        "webp": (making.animated("WEBP", 99), "48×32.jpg"),
        "apng": (making.png_frames(10_000), "9×9.png"),
        "gifs": (making.animated("GIF", 99), "48×32.png"),
    }


def large() -> dict[str, tuple[bytes, str]]:
    """Return the largest that cameras and programs write."""
    photo, wide = noise((5472, 3648)), noise((7700, 5190))
    assert reads_heic()
    options = {"progressive": True, "subsampling": 0, "quality": 60}
    drawn = wide.quantize(8)
    return {
        "deep": (making.black_png((7700, 5190), bits=16), "3850×2595.png"),
        "tall": (making.black_png((600, 65_000)), "38×4096.png"),
        "20-mp.jpg": (saved(photo, "JPEG"), "4096×2731.jpg"),
        "40-mp.jpg": (saved(wide, "JPEG", quality=60), "3850×2595.jpg"),
        "24-mp-steps.jpg": (
            saved(photo.resize((6000, 4000)), "JPEG", **options),
            "4096×2731.jpg",
        ),
        "40-mp.heic": (saved(wide, "HEIF", quality=40), "3850×2595.jpg"),
        "cmyk.jpg": (saved(photo.convert("CMYK"), "JPEG"), "4096×2731.jpg"),
        "40-mp.png": (saved(drawn, "PNG"), "3850×2595.png"),
        "20-mp.png": (
            saved(photo.quantize(4).convert("RGB"), "PNG"),
            "4096×2731.png",
        ),
        "13-mp.webp": (
            saved(photo.resize((4096, 3170)), "WEBP", method=0),
            "4096×3170.jpg",
        ),
        "16-mp.avif": (
            saved(photo.resize((4600, 3470)), "AVIF", speed=10, subsampling="4:4:4"),
            "4096×3090.jpg",
        ),
    }


def holds(files: dict[str, tuple[bytes, str]], folder) -> None:
    for name, (data, _outcome) in files.items():
        (folder / name).write_bytes(data)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.support.settings",
        "PYTHONPATH": str(ROOT),
    }
    paths = [folder / name for name in files]
    done = subprocess.run(
        [sys.executable, "-m", "tests.foundation.image_files.measuring", *paths],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    outcomes = {one["name"]: one["outcome"] for one in found}
    assert outcomes == {name: outcome for name, (_data, outcome) in files.items()}
    for one in found:
        assert one["seconds"] < SECONDS, one
        assert one["megabytes"] < MEGABYTES, one


def test_s52_a_hostile_file_takes_no_more_than_an_honest_one(tmp_path):
    holds(hostile(), tmp_path)


@pytest.mark.long
def test_the_largest_picture_takes_no_more_than_there_is(tmp_path):
    holds(large(), tmp_path)
