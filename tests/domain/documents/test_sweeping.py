"""Documents go when nothing has them any more, and no earlier state names them."""

import os
import time
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles.domain.content import content_of
from articles.domain.documents import left_over, sweep
from articles.editing.writing import change
from articles.foundation.image_files import document_files
from articles.models import Attachment, Document, Snapshot
from tests.support import factories
from tests.support.files import documents as made

pytestmark = pytest.mark.django_db
LATER = timezone.now() + timedelta(days=3)


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return document_files()


def swept(django_capture_on_commit_callbacks) -> int:
    with django_capture_on_commit_callbacks(execute=True):
        return sweep(LATER)


def test_a_document_that_nobody_saved_goes_after_a_day(
    django_capture_on_commit_callbacks,
):
    document = made.stored()
    assert sweep() == 0
    assert left_over(LATER) == [document]
    assert swept(django_capture_on_commit_callbacks) == 1
    assert not Document.objects.exists()
    assert not [*document_files().names()]


def test_a_document_stays_as_long_as_a_saved_state_names_it(
    django_capture_on_commit_callbacks,
):
    draft = factories.draft(attachments=[made.attachment()])
    assert swept(django_capture_on_commit_callbacks) == 0
    change(draft, content_of(draft) | {"attachments": []}, by=draft.author)
    assert not Attachment.objects.exists()
    assert swept(django_capture_on_commit_callbacks) == 0
    Snapshot._base_manager.all()._raw_delete("default")
    assert swept(django_capture_on_commit_callbacks) == 1


def test_a_stray_file_goes_after_a_day_but_never_those_of_another_newsroom():
    shelf = document_files()
    name = f"ab/{'ab' * 32}.pdf"
    shelf.write(name, b"x")
    before = time.time() - 100_000
    os.utime(shelf.root / name, (before, before))
    assert sweep() == 0
    made.stored()
    assert sweep() == 1
    assert not shelf.has(name)


@pytest.mark.both
def test_the_database_refuses_what_no_document_may_be():
    document = made.stored()
    draft = factories.draft(attachments=[made.attachment(document)])
    row = {"article": draft, "document": document, "title": "x", "file_name": "x.pdf"}
    for said in (
        row | {"language": "de", "accessibility": "tagged"},
        row | {"language": "de", "accessibility": "perhaps"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Attachment.objects.bulk_create([Attachment(**said)])
    for said in (
        {"checksum": document.checksum, "kind": "pdf", "size": 1},
        {"checksum": "b" * 64, "kind": "exe", "size": 1},
        {"checksum": "c" * 64, "kind": "pdf", "size": 0},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Document.objects.create(**said)
    with pytest.raises(ProtectedError):
        document.delete()
