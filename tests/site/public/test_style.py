"""The style page: for those who develop the site, and for nobody else."""

import pytest

from tests.site.public.reading import text_of, tree

pytestmark = pytest.mark.django_db


def test_it_shows_every_component_while_developing(client, settings):
    settings.DEBUG = True
    for path, words in (("/de/stil/", "Korrektur"), ("/en/style/", "Correction")):
        page = client.get(path)
        assert page.status_code == 200
        assert words in text_of(tree(page.text).find("body/main"))
        assert 'content="noindex"' in page.text


def test_its_days_are_written_as_its_language_writes_them(client, settings):
    settings.DEBUG = True
    assert "12 February 2020" in client.get("/en/style/").text
    assert "12.02.2020" not in client.get("/en/style/").text
    assert "12.02.2020" in client.get("/de/stil/").text


def test_readers_find_nothing_there(client):
    for path in ("/de/stil/", "/en/style/"):
        assert client.get(path).status_code == 404
