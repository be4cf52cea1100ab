"""A picture that goes takes its files with it, and only when it has gone for good."""

import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError

from articles.domain.pictures.removing import remove
from articles.domain.pictures.renditions import plain_rendition, read
from articles.models import Image
from tests.support import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def files() -> list[Path]:
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def rendered(title: str, **options) -> Image:
    image = factories.picture(title, **options)
    read(plain_rendition(image))
    return image


def test_its_file_and_all_that_was_made_of_it_go_with_it():
    other, image = rendered("Hafen"), rendered("Kran")
    assert len(files()) == 4
    remove(image)
    assert list(Image.objects.all()) == [other]
    assert len(files()) == 2
    assert all(other.token in str(path) for path in files())


def test_one_that_nobody_has_looked_at_goes_too():
    remove(factories.picture())
    assert files() == []


@pytest.mark.parametrize("inside", [False, True])
def test_one_that_a_version_has_stays_whole(inside):
    image = rendered("Kran")
    body = f'<p>Text.</p><img data-image="{image.key}">'
    content = {"body": body} if inside else {"lead_image": str(image.key)}
    factories.draft(**content)
    with pytest.raises(ProtectedError):
        remove(image)
    assert Image.objects.get() == image
    assert len(files()) == 2


def test_nothing_goes_if_what_it_was_part_of_is_taken_back():
    image = rendered("Kran")
    with transaction.atomic():
        remove(image)
        transaction.set_rollback(True)
    assert image.file.storage.exists(Image.objects.get().file.name)
    assert len(files()) == 2


def test_a_file_that_cannot_be_deleted_is_named_and_stops_nobody(caplog):
    image = factories.picture("Kran")
    path = Path(image.file.path)
    path.unlink()
    path.mkdir()  # A folder in its place: nobody, not even root, can unlink it.
    (path / "x").touch()
    with caplog.at_level(logging.WARNING):
        remove(image)
    assert image.file.name in caplog.text
    assert not Image.objects.exists()
