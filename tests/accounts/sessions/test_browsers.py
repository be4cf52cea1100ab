"""A browser in two words."""

import pytest

from articles.accounts.sessions.browsers import browser_of, in_words

CHROME = "Mozilla/5.0 (X11; Linux x86_64) (KHTML, like Gecko) Chrome/140 Safari/537"


@pytest.mark.parametrize(
    ("claimed", "words"),
    [
        (CHROME, "Chrome auf Linux"),
        (f"{CHROME} Edg/140.0", "Edge auf Linux"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 15) Version/19 Safari/605",
            "Safari auf macOS",
        ),
        (
            "Mozilla/5.0 (Linux; Android 16) Chrome/140 Mobile Safari/537",
            "Chrome auf Android",
        ),
        ("curl/8", "unbekannter Browser"),
        ("Firefox/140.0", "Firefox"),
        ("", "unbekannter Browser"),
    ],
)
def test_a_browser_is_known_by_its_name_and_system(claimed, words):
    assert in_words(browser_of(claimed)) == words
