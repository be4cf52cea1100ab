"""A language without our catalogue has English words, and Django's own where it can."""

from django.utils.dates import MONTHS
from django.utils.translation import gettext, override

from articles.foundation.languages import language_name


def test_what_a_catalogue_lacks_is_in_english_whatever_the_sites_language(settings):
    assert settings.LANGUAGE_CODE == "de"
    with override("nl"):
        assert gettext("Search all articles") == "Search all articles"
        assert str(MONTHS[1]) == "januari"
        assert language_name("nl") == "Nederlands"


def test_regions_have_the_words_of_their_language():
    with override("de-at"):
        assert gettext("Search all articles") == "Alle Artikel durchsuchen"
