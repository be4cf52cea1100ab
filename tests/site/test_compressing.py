"""Public pages are compressed; what a person alone may see never is."""

import pytest
from django.test import Client

from tests import factories
from tests.admin.desk import at_desk
from tests.site.test_codings import UNPACK

pytestmark = pytest.mark.django_db
ZIPPED = {"accept-encoding": "gzip, br"}


@pytest.mark.parametrize("coding", UNPACK)
def test_a_public_page_is_sent_compressed_and_says_the_same(client, coding):
    factories.published(body="<p>" + "Ein Absatz. " * 50 + "</p>")
    plain = client.get("/de/artikel/ein-beispiel/")
    headers = {"accept-encoding": coding}
    packed = Client(headers=headers).get("/de/artikel/ein-beispiel/")
    assert packed["Content-Encoding"] == coding
    assert UNPACK[coding](packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    assert packed["Content-Length"] == str(len(packed.content))
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer["Vary"]
    # The bytes are others, so the tag says no more than the content.
    assert packed["ETag"] == f"W/{plain['ETag']}"


def test_what_is_short_is_sent_as_it_is():
    answer = Client(headers=ZIPPED).get("/healthz")
    assert "Content-Encoding" not in answer.headers


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
