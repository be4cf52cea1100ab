"""Public pages are compressed, desk pages only for users who went there themselves."""

import pytest
from django.test import Client

from tests.site.shared.http.test_codings import UNPACK
from tests.support import factories
from tests.support.desk.desk import at_desk

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


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_a_page_of_the_desk_is_compressed_for_who_went_there_herself(site):
    client = at_desk(factories.chief())
    plain = client.get("/admin/")
    packed = client.get("/admin/", headers=ZIPPED | {"sec-fetch-site": site})
    assert packed["Content-Encoding"] == "gzip"
    assert b"</html>" in UNPACK["gzip"](packed.content)
    assert len(packed.content) < len(plain.content) / 3
    assert packed["Content-Length"] == str(len(packed.content))
    assert "Accept-Encoding" in packed["Vary"]


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", None])
def test_a_page_of_the_desk_that_another_site_asks_for_is_not_compressed(site):
    headers = ZIPPED | ({} if site is None else {"sec-fetch-site": site})
    answer = at_desk(factories.chief()).get("/admin/", headers=headers)
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers


def test_the_length_of_a_page_of_the_desk_varies_by_chance():
    client, headers = at_desk(factories.chief()), ZIPPED | {"sec-fetch-site": "none"}
    lengths = {len(client.get("/admin/", headers=headers).content) for _ in range(5)}
    assert len(lengths) > 1


def test_a_desk_that_takes_no_gzip_gets_the_page_as_it_is():
    client = at_desk(factories.chief())
    headers = {"accept-encoding": "identity", "sec-fetch-site": "none"}
    assert "Content-Encoding" not in client.get("/admin/", headers=headers).headers
