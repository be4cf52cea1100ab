"""The check that a page is German throughout calls only English texts English."""

from tests.browser.support.words import is_english


def test_english_is_recognised():
    assert is_english("Filter by printed date")
    assert is_english("- Select an option -")
    assert not is_english("Artikel")
    assert not is_english("Version 1, Deutsch")
