"""A received file is stored whole, with nothing but the picture, or leaves nothing."""

import gc
import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from PIL import Image as Pillow, PngImagePlugin

from articles.domain.pictures.receiving import made_anew, receive, replace_file
from articles.domain.pictures.renditions import all_renditions, read
from articles.editing.publishing import move
from articles.foundation.image_files import MAX_BYTES
from articles.models import Image
from tests.foundation.image_files import making, profiles
from tests.foundation.image_files.making import quarters, saved, segment
from tests.support import factories

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = b"52.520008N-Erika-Muster"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def files(settings) -> list[Path]:
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def sent(data: bytes, name: str = "bild.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def refused(data: bytes, name: str = "bild.jpg") -> str:
    with pytest.raises(ValidationError) as caught:
        receive(sent(data, name), by=None)
    return caught.value.code


def cache_report(form: str) -> bytes:
    """Return a picture with its place and author in many parts of its metadata."""
    exif = Pillow.Exif()
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[29] = SECRET.decode()
    options = {"exif": exif, "icc_profile": profiles.rgb("Adobe RGB") + SECRET}
    if form in {"JPEG", "WEBP"}:
        options["xmp"] = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    if form == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Comment", SECRET.decode())
        texts.add_text("XML:com.adobe.xmp", SECRET.decode(), zip=False)
        options["pnginfo"] = texts
    data = saved(quarters(size=(480, 320)), form, **options)
    if form == "JPEG":
        iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x40" + SECRET
        data = making.with_segments(data, segment(0xED, iptc), segment(0xFE, SECRET))
    return data


@pytest.mark.alike
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_place_author_and_remarks_are_gone_from_all_that_is_kept(form, settings):
    data = cache_report(form)
    assert data.count(SECRET) >= 2
    image = receive(sent(data), by=None)
    for rendition in all_renditions(image):
        read(rendition)
    kept = files(settings)
    assert len(kept) == 1 + len(list(all_renditions(image)))
    for path in kept:
        assert SECRET not in path.read_bytes()
        with Pillow.open(path) as picture:
            picture.load()
            assert not picture.getexif()
            assert not {"icc_profile", "xmp", "comment", "exif", "photoshop"} & set(
                picture.info
            )


@pytest.mark.alike
@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("x.php.gif", "x.php"),
        ("../../x.gif", "x"),
        ("..\\..\\x.gif", "x"),
        ("/etc/passwd.jpg", "passwd"),
        ("a" * 300 + ".jpg", "a" * 200),
        ("gpj.\u202eexe.jpg", "gpj.exe"),
        ("Ha\0fen.jpg", "Hafen"),
        ("Ha\r\nfen: x.jpg", "Ha fen: x"),
        ("Großer_Hafen bei Nacht.JPG", "Großer Hafen bei Nacht"),
        (".jpg", ".jpg"),
        ("\u200b.jpg", "Bild"),
    ],
)
def test_s20_s29_a_file_is_kept_under_a_name_of_chance_whatever_it_was_called(
    name, title
):
    image = receive(sent(saved(quarters(), "PNG"), name), by=None)
    assert image.title == title
    assert image.file.name == f"{image.token[:2]}/{image.token}.png"
    assert len(image.token) == 32
    int(image.token, 16)


@pytest.mark.alike
def test_s29_a_wrong_ending_does_not_matter_what_the_file_is_counts():
    image = receive(sent(saved(quarters(), "JPEG"), "bild.png"), by=None)
    assert image.file.name.endswith(".jpg")
    assert refused(b"<html></html>", "bild.png") == "no-picture"


def test_s52_what_is_refused_leaves_nothing(settings):
    assert refused(b"GIF89a=1;alert(1)") in {"no-picture", "damaged"}
    assert refused(making.black_png((13_000, 13_000), bits=1)) == "too-many-pixels"
    assert refused(bytes(MAX_BYTES + 1), "\u202egroß.jpg") == "too-large"
    with pytest.raises(ValidationError) as caught:
        receive(factories.picture_file(), by=None, focus_x=101)
    assert "focus_x" in caught.value.message_dict
    assert files(settings) == []
    assert not Image.objects.exists()


def test_a_row_that_cannot_be_saved_takes_its_file_along(settings):
    first = factories.picture("Hafen")
    with pytest.raises(ValidationError):
        receive(factories.picture_file("Kran"), by=None, key=first.key)
    with pytest.raises(IntegrityError):
        receive(
            factories.picture_file("Kran"), by=None, pk=None, uploaded_by_id=999_999
        )
    assert len(files(settings)) == 1


def test_taken_back_with_what_it_was_part_of_it_leaves_no_file(settings):
    with transaction.atomic():
        kept = factories.picture("Hafen")
        with transaction.atomic():
            factories.picture("Kran")
            transaction.set_rollback(True)
        assert len(files(settings)) == 1
        gc.collect()
        assert kept.file.storage.exists(kept.file.name)
    assert len(files(settings)) == 1
    with transaction.atomic():
        factories.picture("Boje")
        transaction.set_rollback(True)
    assert [image.title for image in Image.objects.all()] == ["Hafen"]
    (path,) = files(settings)
    assert kept.token in path.name


def test_another_file_in_its_place_takes_the_former_away(settings):
    image = factories.picture("Hafen", size=(700, 500))
    former = image.token
    for rendition in all_renditions(image):
        read(rendition)
    with transaction.atomic():
        replace_file(
            image, made_anew(factories.picture_file("Kran")), by=factories.author()
        )
        transaction.set_rollback(True)
    assert all(former in str(path) for path in files(settings))
    image.refresh_from_db()
    replace_file(
        image, made_anew(factories.picture_file("Kran")), by=factories.author()
    )
    (path,) = files(settings)
    assert image.token in path.name
    assert former not in path.name
    assert (image.width, image.height) == (64, 48)


def in_limits(data: bytes, folder: Path, environment: dict, most: int) -> str:
    """Receive in a process whose files may not have more than `most` bytes."""
    (folder / "sent").write_bytes(data)
    script = (
        "import sys, resource, django; django.setup()\n"
        "from pathlib import Path\n"
        "from django.conf import settings\n"
        "from django.core.exceptions import ValidationError\n"
        "from django.core.files.uploadedfile import SimpleUploadedFile\n"
        "from articles.domain.pictures.receiving import receive\n"
        "settings.MEDIA_ROOT = Path(sys.argv[1])\n"
        "file = SimpleUploadedFile('x.png', Path(sys.argv[2]).read_bytes())\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)\n"
        "try:\n"
        "    receive(file, by=None)\n"
        "except ValidationError as error:\n"
        "    print(error.code, error.messages[0])\n"
    )
    media = folder / "media"
    done = subprocess.run(
        [sys.executable, "-c", script, media, folder / "sent", str(most)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.alike
def test_r12_a_file_that_the_system_does_not_let_grow_leaves_nothing(
    other_process_env, tmp_path, settings
):
    data = saved(making.noise((300, 300)), "PNG")
    # More than the database needs beside its file.
    said = in_limits(data, tmp_path, other_process_env, 100_000)
    assert said.startswith("not-stored")
    assert files(settings) == []
    assert not Image.objects.exists()


@pytest.fixture
def full_disk(tmp_path):
    """A disk of 1 MB, mounted; only root may."""
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", "size=1m", "none", folder]
    if os.geteuid() or subprocess.run(["mount", *options], check=False).returncode:
        pytest.skip("needs the right to mount a disk; RLIMIT_FSIZE is tested above")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.alike
def test_r12_where_no_room_is_left_it_says_so_and_nothing_is_half_there(
    full_disk, settings, caplog
):
    settings.MEDIA_ROOT = full_disk
    small = factories.picture("Hafen")
    (full_disk / "other").write_bytes(bytes(900_000))
    big = saved(making.noise((500, 500)), "PNG")
    with pytest.raises(ValidationError, match="ist voll") as caught:
        receive(sent(big), by=None)
    assert caught.value.code == "not-stored"
    assert {path.name for path in files(settings)} == {
        Path(small.file.name).name,
        "other",
    }
    assert Image.objects.get() == small
    # Renditions are made anew each time then; readers see them all the same.
    (full_disk / "more").write_bytes(bytes(100_000))
    with caplog.at_level(logging.WARNING):
        image = Image.objects.get()
        assert all(read(one) for one in all_renditions(image))


@pytest.mark.alike
def test_r17_a_folder_that_cannot_be_written_is_named_as_such(settings, tmp_path):
    (tmp_path / "media").write_text("a file where the folder should be")
    with pytest.raises(ValidationError) as caught:
        receive(factories.picture_file(), by=None)
    assert caught.value.code == "not-stored"
    assert not Image.objects.exists()


def test_r17_where_no_picture_can_be_kept_texts_are_written_and_published(settings):
    article = factories.in_review(lead_image=str(factories.picture().key))
    shutil.rmtree(settings.MEDIA_ROOT)
    settings.MEDIA_ROOT.write_text("a file where the folder should be")
    article = factories.edited(article, by=factories.editor(), teaser="Getippt")
    move(article, "publish", by=factories.chief())
    page = Client().get(article.get_absolute_url())
    assert (page.status_code, article.phase()) == (200, "live")
    assert "Getippt" in page.text
