"""HEIC, as iPhones take pictures: read where that is installed, else named."""

import pytest
from PIL import Image as Pillow

from articles.foundation.image_files import accepted, decoding, heic
from articles.foundation.image_files.decoding import decode
from tests.foundation.image_files.making import looks_like, quarters, saved
from tests.foundation.image_files.refusing import refused

ORIENTATION = 0x0112


@pytest.fixture
def photo() -> bytes:
    assert heic.reads_heic(), "bin/setup installs what reads it"
    exif = Pillow.Exif()
    exif[ORIENTATION] = 6
    held = quarters().transpose(Pillow.Transpose.ROTATE_90)
    return saved(held, "HEIF", exif=exif.tobytes(), quality=90)


def test_a_picture_of_an_iphone_is_read_and_stands_upright(photo):
    picture = decode(photo)
    assert picture.mode == "RGB"
    assert not picture.info
    assert looks_like(picture, quarters(), 24)
    assert "image/heic" in accepted()


def test_what_is_damaged_or_no_picture_is_refused_as_ever(photo):
    assert refused(photo[: len(photo) // 2]) in {"damaged", "no-picture", "heic"}
    assert refused(b"\0\0\0\x14ftypqt  \0\0\0\0qt  ") == "no-picture"


def test_where_it_cannot_be_read_the_refusal_names_it_and_the_remedy(
    photo, monkeypatch
):
    for module in (decoding, heic):
        monkeypatch.setattr(module, "reads_heic", lambda: False)
    assert refused(photo) == "heic"
    message = str(decoding.heic().messages[0])
    assert "HEIC (iPhone)" in message
    assert "JPEG" in message
    # Then an iPhone sends JPEG by itself.
    assert "heic" not in accepted()
