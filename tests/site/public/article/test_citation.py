"""Public articles have citations as files, with the right name and type."""

import bibtexparser
import pytest
import rispy

from articles.models import Masthead
from tests.support import factories
from tests.support.contents import full_content

pytestmark = pytest.mark.django_db


def test_a_reader_downloads_a_citation_in_both_forms(client):
    Masthead.objects.create(language="de", name="Kooperation & Wissen")
    article = factories.published(**full_content())
    for name, content_type in (
        ("zitat.bib", "application/x-bibtex; charset=utf-8"),
        ("zitat.ris", "application/x-research-info-systems; charset=utf-8"),
    ):
        response = client.get(f"{article.get_absolute_url()}{name}")
        ending = name.rpartition(".")[2]
        assert response["Content-Type"] == content_type
        assert response["Content-Disposition"] == (
            f'attachment; filename="ausfuhren-usa.{ending}"'
        )
        assert response["X-Robots-Tag"] == "noindex"
        assert response["ETag"]
    [record] = rispy.loads(response.text)
    assert record["title"] == article.headline
    assert record["publisher"] == "Kooperation & Wissen"
    text = client.get(f"{article.get_absolute_url()}zitat.bib").text
    [entry] = bibtexparser.parse_string(text).entries
    assert entry["url"] == article.permalink


def test_the_english_file_speaks_english(client):
    topics = [str(factories.topic("Zölle", name_en="Tariffs").key)]
    factories.published(language="en", slug="exports", topics=topics)
    [record] = rispy.loads(client.get("/en/articles/exports/citation.ris").text)
    assert (record["language"], record["keywords"]) == ("en", ["Tariffs"])
    assert client.get("/en/articles/exports/zitat.ris").status_code == 404


def test_what_has_no_page_of_its_own_has_no_citation(client):
    factories.republished(factories.published(slug="frueher"), slug="heute")
    factories.withdrawn(slug="zurueckgezogen")
    factories.withdrawn(slug="weg", ending="gone")
    factories.expired(slug="abgelaufen")
    factories.scheduled(slug="bald")
    factories.draft(slug="entwurf")
    assert client.get("/de/artikel/heute/zitat.bib").status_code == 200
    unknown = client.get("/de/artikel/unbekannt/zitat.bib")
    for slug in ("frueher", "zurueckgezogen", "weg", "abgelaufen", "bald", "entwurf"):
        for form in ("bib", "ris"):
            response = client.get(f"/de/artikel/{slug}/zitat.{form}")
            assert response.status_code == 404
            assert response.text == unknown.text
