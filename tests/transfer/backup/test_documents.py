"""Documents are in a backup and in an export, and come back byte for byte."""

import json

import pytest

from articles.domain.content import content_of
from articles.foundation.image_files import document_files
from articles.foundation.refusal import Refused
from articles.models import Article, Document
from articles.transfer.archives import files_to_keep, put_document
from articles.transfer.backup.exporting import export
from tests.support import factories
from tests.support.files import documents as made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return document_files()


def test_a_backup_has_each_document_once_and_puts_it_back(shelf):
    article = factories.published(attachments=[made.attachment()])
    document = Document.objects.get()
    kept = {f.name: f.open for f in files_to_keep([Article, Document], ())}
    name = f"media/documents/{document.file_name}"
    assert [*kept] == [name]
    with kept[name]() as file:
        data = file.read()
    shelf.write(document.file_name, b"damaged")
    put_document(document.file_name, made.sent(data, "x"))
    assert shelf.read(document.file_name) == made.pdf()
    assert content_of(article)["attachments"][0]["document"] == str(document.key)


def test_a_file_of_another_name_is_put_nowhere(shelf):
    for name in ("../../etc/passwd", "ab/x.pdf", f"ab/{'ab' * 32}.pdf/x"):
        with pytest.raises(Refused):
            put_document(name, made.sent(b"x", "x"))
    assert not [*shelf.names()]


@pytest.mark.django_db(transaction=True)
def test_an_export_has_documents_with_their_hash(tmp_path):
    factories.draft(attachments=[made.attachment()])
    document = Document.objects.get()
    folder = tmp_path / "export"
    export(folder)
    said = json.loads((folder / "export.json").read_text())
    assert said["documents"] == {document.file_name: document.checksum}
    assert (folder / "documents" / document.file_name).read_bytes() == made.pdf()
    assert said["tables"]["attachment"]["rows"] == 1
