"""The server stops a file that is too large during the upload, and keeps the form."""

import io
import tracemalloc

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT

from articles.foundation.image_files import uploading
from articles.foundation.image_files.uploading import MAX_BYTES, quota_of
from tests.support.factories import picture_file

MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def temporary(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    return tmp_path


class Sent(io.RawIOBase):
    """The body of a form with a file of any size, that is nowhere as a whole."""

    def __init__(self, size: int, name: str = "file"):
        field = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name="
        self.before = (
            f'{field}"title"\r\n\r\nHafen\r\n{field}"{name}"; filename="groß.jpg"\r\n'
            "Content-Type: image/jpeg\r\n\r\n"
        ).encode()
        self.after = f'\r\n{field}"alt"\r\n\r\nEin Kran\r\n--{BOUNDARY}--\r\n'.encode()
        self.left = size
        self.length = len(self.before) + size + len(self.after)

    def read(self, size: int = -1) -> bytes:
        if self.before:
            found, self.before = self.before[:size], self.before[size:]
        elif self.left:
            found = bytes(min(size, self.left))
            self.left -= len(found)
        else:
            found, self.after = self.after[:size], self.after[size:]
        return found


def request_with(size: int, name: str = "file"):
    body = Sent(size, name)
    return RequestFactory().generic(
        "POST",
        "/",
        **{
            "CONTENT_TYPE": MULTIPART_CONTENT,
            "CONTENT_LENGTH": body.length,
            "wsgi.input": body,
        },
    )


def test_s54_a_file_that_is_too_large_is_nowhere_and_the_other_fields_are_kept(
    temporary,
):
    request = request_with(30 * MEGABYTE)
    tracemalloc.start()
    fields, sent = dict(request.POST.items()), dict(request.FILES.items())
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert fields == {"title": "Hafen", "alt": "Ein Kran"}
    assert sent == {}
    assert quota_of(request).too_large == ["groß.jpg"]
    assert most < 5 * MEGABYTE
    assert list(temporary.iterdir()) == []


def test_a_document_has_a_limit_of_its_own_and_is_named_by_its_field(
    temporary, settings
):
    settings.NEWSROOM_DOCUMENT_BYTES = 2 * MEGABYTE
    request = request_with(200 * MEGABYTE, "attachments-3-file")
    tracemalloc.start()
    sent = dict(request.FILES.items())
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sent == {}
    assert request.POST["title"] == "Hafen"
    assert quota_of(request).documents == {"attachments-3-file": "groß.jpg"}
    assert quota_of(request).too_large == []
    assert most < 5 * MEGABYTE
    assert list(temporary.iterdir()) == []
    settings.NEWSROOM_DOCUMENT_BYTES = 30 * MEGABYTE
    request = request_with(MAX_BYTES + 1, "attachments-3-file")
    assert request.FILES["attachments-3-file"].size == MAX_BYTES + 1
    request.close()


def test_s54_one_that_just_fits_comes_through_and_is_gone_with_the_request(temporary):
    request = request_with(MAX_BYTES)
    assert request.POST["alt"] == "Ein Kran"
    assert request.FILES["file"].size == MAX_BYTES
    assert quota_of(request).too_large == []
    assert len(list(temporary.iterdir())) == 1
    request.close()
    assert list(temporary.iterdir()) == []


def test_of_several_only_the_one_that_is_too_large_is_left_out(temporary):
    large = SimpleUploadedFile("groß.jpg", bytes(MAX_BYTES + 1), "image/jpeg")
    data = {"title": "Hafen", "file": [picture_file("Kran"), large, picture_file()]}
    request = RequestFactory().post("/", data)
    names = [file.name for file in request.FILES.getlist("file")]
    assert names == ["Kran.jpg", "Hafen.jpg"]
    assert quota_of(request).too_large == ["groß.jpg"]
    assert request.POST["title"] == "Hafen"
    for file in request.FILES.getlist("file"):
        assert file.read().startswith(b"\xff\xd8")
    request.close()
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("size", [1000, 3 * MEGABYTE], ids=["in memory", "on disk"])
def test_files_after_the_most_are_named_and_those_before_come_through(
    temporary, monkeypatch, size
):
    monkeypatch.setattr(uploading, "MAX_FILES", 2)
    more = [SimpleUploadedFile(f"{name}.jpg", bytes(size)) for name in "ab"]
    files = [picture_file("Kran"), picture_file(), *more]
    request = RequestFactory().post("/", {"title": "Hafen", "file": files})
    taken = request.FILES.getlist("file")
    assert [file.name for file in taken] == ["Kran.jpg", "Hafen.jpg"]
    assert all(file.read().startswith(b"\xff\xd8") for file in taken)
    assert quota_of(request).left_out == ["a.jpg", "b.jpg"]
    assert (quota_of(request).too_large, request.POST["title"]) == ([], "Hafen")
    request.close()
    assert list(temporary.iterdir()) == []
