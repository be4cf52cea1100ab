"""Once an article is published, its pictures are made before readers ask for them."""

from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.tasks import task_backends
from django_ox.models import OxTask
from django_ox.testing import run_tasks

from articles.domain.pictures.renditions import all_renditions
from articles.foundation.image_files import rendition_files
from articles.models import Image
from tests.support.factories import draft, picture, published, scheduled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def stored(django_capture_on_commit_callbacks):
    """Return a context that runs what waits for the commit of the transaction."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def files() -> set:
    return {path for path in rendition_files().root.rglob("*") if path.is_file()}


def paths(*images: Image) -> set:
    return {path_of(one) for image in images for one in all_renditions(image)}


def path_of(rendition) -> Path:
    return rendition_files().root / rendition.file_name


def test_the_pictures_of_a_published_article_are_made_ahead(stored):
    lead, inside, other = (picture(name) for name in ("Hafen", "Kran", "Lager"))
    with stored():
        draft(lead_image=str(other.key))
        published(
            lead_image=str(lead.key),
            body=f'<p>Text.</p><img data-image="{inside.key}">',
        )
    assert files() == set()
    [done] = run_tasks(raise_failures=True)
    assert done.is_finished
    assert files() == paths(lead, inside)


def test_what_is_to_appear_later_is_ready_by_then(stored):
    image = picture()
    with stored():
        scheduled(lead_image=str(image.key))
    run_tasks(raise_failures=True)
    assert files() == paths(image)


def test_an_article_without_pictures_leaves_nothing_to_do(stored):
    with stored():
        published()
    assert not OxTask.objects.exists()


def test_a_publication_that_is_taken_back_leaves_nothing_to_do(stored):
    image = picture()
    with stored(), transaction.atomic():
        published(lead_image=str(image.key))
        transaction.set_rollback(True)
    assert not OxTask.objects.exists()


def test_a_queue_that_fails_stops_no_publication(stored, monkeypatch, caplog):
    def fail(*_arguments):
        raise DatabaseError("no such table")

    monkeypatch.setattr(task_backends["default"], "enqueue", fail)
    with stored():
        article = published(lead_image=str(picture().key))
    assert type(article).objects.public().get() == article
    assert "no such table" in caplog.text


def test_what_can_t_be_made_is_tried_again(stored, tmp_path):
    image = picture()
    with stored():
        published(lead_image=str(image.key))
    image.file.storage.delete(image.file_name)
    [tried] = run_tasks()
    row = OxTask.objects.get()
    assert row.status == OxTask.Status.READY
    assert "renditions of article" in row.errors[0]["traceback"]
    assert not tried.is_finished
