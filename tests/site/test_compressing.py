"""Public pages are compressed; what a person alone may see never is."""

import gzip

import pytest
from django.test import Client

from tests import factories
from tests.admin.desk import at_desk

pytestmark = pytest.mark.django_db
ZIPPED = {"accept-encoding": "gzip, br"}


def test_a_public_page_is_sent_compressed_and_says_the_same(client):
    factories.published(body="<p>" + "Ein Absatz. " * 50 + "</p>")
    plain = client.get("/de/artikel/ein-beispiel/")
    packed = Client(headers=ZIPPED).get("/de/artikel/ein-beispiel/")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    assert "Accept-Encoding" in packed["Vary"]


def test_whoever_has_it_is_told_so_however_it_was_sent(client):
    factories.published()
    tags = {
        Client(headers=headers).get("/de/")["ETag"].removeprefix("W/")
        for headers in (ZIPPED, {})
    }
    assert len(tags) == 1
    again = Client(headers=ZIPPED | {"if-none-match": f"W/{tags.pop()}"}).get("/de/")
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_of_the_desk_is_not_compressed():
    client = at_desk(factories.chief())
    answer = client.get("/admin/", headers=ZIPPED)
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers
