"""Documents: for everybody if a public article has them, else for the desk alone."""

import pytest
from django.test import Client

from articles.domain.content import content_of
from articles.editing.publishing import move
from articles.editing.writing import change, revise
from articles.foundation.image_files import document_files
from articles.models import Attachment
from tests.support import factories
from tests.support.files import documents as made

pytestmark = pytest.mark.django_db


def address(**said: str) -> str:
    """Return where the one document is that any version has."""
    return Attachment.objects.select_related("document").get(**said).path


def with_document(state: str, **said: str):
    row = made.attachment(**said)
    return getattr(factories, state)(attachments=[row])


def test_a_public_document_is_a_download_that_acts_on_nothing(client):
    with_document("published", file_name="Förderung 2027.pdf")
    url = address()
    assert url.endswith("/foerderung-2027.pdf")
    response = client.get(url, headers={"cookie": "a=b"})
    assert response.content == made.pdf()
    assert response["Content-Type"] == "application/pdf"
    said = response["Content-Disposition"]
    assert said == "attachment; filename*=utf-8''F%C3%B6rderung%202027.pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "'self'" not in response["Content-Security-Policy"]
    assert "immutable" in response["Cache-Control"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    head = client.head(url)
    assert (head.content, head["ETag"]) == (b"", response["ETag"])
    assert head["Content-Length"] == str(len(made.pdf()))
    again = client.get(url, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
    assert client.post(url).status_code == 405


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn", "expired"])
def test_a_document_that_no_public_article_has_is_for_the_desk_alone(client, state):
    with_document(state)
    url = address()
    assert client.get(url).status_code == 404
    client.force_login(factories.user("Ohne Rolle"))
    assert client.get(url).status_code == 404
    client.force_login(factories.chief())
    response = client.get(url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "ETag" not in response


def test_an_author_gets_no_document_of_somebody_elses_draft(client):
    with_document("draft")
    client.force_login(factories.author("Andere Autorin"))
    assert client.get(address()).status_code == 404
    client.force_login(factories.author())
    assert client.get(address()).status_code == 200


def test_no_other_address_leads_to_it(client):
    with_document("published")
    url = address()
    checksum = url.split("/")[2]
    for other in (
        f"{url}?a=b",
        url.replace("bericht", "rechnung"),
        url.replace(".pdf", ".zip"),
        url.replace(checksum, "0" * 64),
    ):
        assert client.get(other).status_code == 404, other


def test_a_document_of_a_draft_is_not_told_by_the_article_that_shares_it(client):
    shared = made.stored()
    with_document("published", file_name="Bericht.pdf")
    factories.draft(
        headline="Geheim", attachments=[made.attachment(shared, file_name="geheim.pdf")]
    )
    assert client.get(address(file_name="Bericht.pdf")).status_code == 200
    assert client.get(address(file_name="geheim.pdf")).status_code == 404


def test_it_goes_with_the_version_that_had_it(client):
    article = with_document("published")
    url = address()
    following = revise(article, by=factories.author())
    without = content_of(following) | {"attachments": [], "change_kind": "typo"}
    change(following, without, by=factories.author())
    assert client.get(url).status_code == 200
    following.refresh_from_db()
    move(following, "submit", by=following.author)
    move(following, "publish", by=factories.chief())
    assert client.get(url).status_code == 404


def test_a_lost_file_is_404_and_logged(client, caplog, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with_document("published")
    document_files().delete(Attachment.objects.get().document.file_name)
    assert client.get(address()).status_code == 404
    assert "can't be read" in caplog.text
    assert Client().get(address()).status_code == 404
