"""Documents are kept once for each content; a refused one leaves nothing behind."""

import io
import tracemalloc

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from articles.domain.documents import receive
from articles.domain.documents.naming import safe_name
from articles.foundation.image_files import document_files
from articles.models import Document, DocumentKind
from tests.support.files import documents as made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return document_files()


def test_the_same_file_is_kept_once_whoever_sends_it_under_which_name():
    first, name = receive(made.sent(made.pdf(), "Bericht.PDF"))
    again, other = receive(made.sent(made.pdf(), "Kopie von Bericht.pdf"))
    assert first.pk == again.pk
    assert (name, other) == ("Bericht.pdf", "Kopie von Bericht.pdf")
    assert Document.objects.count() == 1
    assert document_files().read(first.file_name) == made.pdf()
    assert first.size == len(made.pdf())
    assert [*document_files().names()] == [first.file_name]


def test_a_lost_file_is_put_back_by_whoever_sends_it_again():
    document = made.stored()
    document_files().delete(document.file_name)
    made.stored()
    assert document_files().read(document.file_name) == made.pdf()


def test_a_refused_file_leaves_nothing(settings):
    settings.NEWSROOM_DOCUMENT_BYTES = 2_000
    for data, code in (
        (made.pdf(b"<< /S /JavaScript >>"), "acting"),
        (made.pdf(made.stream(bytes(9_000), deflated=False)), "too-large"),
        (b"", "empty-file"),
    ):
        with pytest.raises(ValidationError) as refused:
            receive(made.sent(data, "Bericht.pdf"))
        assert refused.value.code == code
    assert not Document.objects.exists()
    assert not [*document_files().names()]


def test_a_full_disk_is_told_and_leaves_no_row(monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(document_files()), "take", full)
    with pytest.raises(ValidationError) as refused:
        made.stored()
    assert refused.value.code == "not-stored"
    assert not Document.objects.exists()


def test_a_large_file_takes_no_memory_beyond_its_size(settings):
    settings.NEWSROOM_DOCUMENT_BYTES = 60_000_000
    file = TemporaryUploadedFile("Tabelle.csv", "text/csv", 0, None)
    for _number in range(40):
        file.write(b"Land;Summe\r\n" * 83_000)
    file.size = file.tell()
    tracemalloc.start()
    document, _name = receive(file)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert document.size > 39_000_000
    assert peak < 10_000_000


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("Förderrichtlinie 2027.pdf", "Förderrichtlinie 2027.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"),
        ("Rechnung\u202efdp.exe", "Rechnungfdp.pdf"),
        ("Bericht.pdf.exe", "Bericht.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Dokumente\\Bericht.pdf", "Bericht.pdf"),
        ('x"; filename="y.html', "x filename= y.pdf"),
        ("CON.pdf", "document CON.pdf"),
        ("\u200b.pdf", "document.pdf"),
        ("", "document.pdf"),
        ("..", "document.pdf"),
        ("v1.2 Entwurf", "v1.2 Entwurf.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_a_name_is_safe_in_every_header_and_on_every_disk(given, safe):
    assert safe_name(given, DocumentKind.PDF) == safe


def test_two_who_send_the_same_at_once_share_it(monkeypatch):
    there = made.stored()
    found = Document.objects.filter
    monkeypatch.setattr(
        Document.objects, "filter", lambda **asked: found(pk=0, **asked)
    )
    assert made.stored().key == there.key


def test_an_upload_is_read_from_its_beginning():
    file = SimpleUploadedFile("a.pdf", made.pdf())
    file.seek(40)
    document, _name = receive(file)
    assert document.size == len(made.pdf())
    assert isinstance(file.file, io.BytesIO)
