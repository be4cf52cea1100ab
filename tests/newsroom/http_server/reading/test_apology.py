"""The busy page asks users in their language to try again, and explains what happens
to their text.
"""

import pytest

from newsroom.http_server.reading import busy_page


@pytest.fixture(autouse=True)
def _made_anew():
    busy_page.in_language.cache_clear()


@pytest.mark.parametrize(
    ("path", "language", "words"),
    [
        ("/en/articles/", "en", "your browser sends it again"),
        ("/de/artikel/", "de", "Ihr Browser sendet dann noch einmal"),
        (
            "/admin/articles/article/add/",
            "de",
            "Ihr Browser sendet dann noch einmal",
        ),
    ],
)
def test_the_page_speaks_the_language_of_the_address(path, language, words):
    status, headers, body = busy_page.busy(path)
    told = dict(headers)
    assert (status, told["Retry-After"]) == (503, "30")
    assert told["Cache-Control"] == "no-store"
    assert f'<html lang="{language}"' in body.decode()
    assert words in " ".join(body.decode().split())


def test_who_searches_while_many_do_is_told_so():
    status, headers, body = busy_page.busy("/de/artikel/", is_search=True)
    assert (status, dict(headers)["Retry-After"]) == (503, "30")
    assert "in einer halben Minute" in body.decode()
    assert "sendet dann noch einmal" not in body.decode()
