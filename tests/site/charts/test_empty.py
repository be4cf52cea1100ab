"""A newsroom that has nothing to draw draws nothing."""

import pytest

from tests.support import factories
from tests.support.contents import keys

pytestmark = pytest.mark.django_db
PAGES = ("/de/", "/en/", "/de/laender-organisationen/")


def test_without_any_article_there_is_no_picture(client):
    for path in (*PAGES, "/de/archiv/"):
        page = client.get(path).text
        assert '<svg class="' not in page
        assert "legend" not in page


def test_there_is_a_map_from_eight_countries_on(client):
    eight = ("DE", "FR", "PL", "CH", "AT", "IT", "ES", "JP")
    for codes, is_there in ((eight[:7], False), (eight[7:], True)):
        factories.published(countries=keys(*map(factories.country, codes)))
        for path in ("/de/", "/de/laender-organisationen/"):
            assert ('<svg class="world' in client.get(path).text) is is_there, path


def test_without_any_country_there_is_no_map(client):
    factories.published(countries=keys(factories.country("EU")))
    for path in PAGES:
        assert '<svg class="' not in client.get(path).text
