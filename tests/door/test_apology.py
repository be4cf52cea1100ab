"""Who is asked to come again reads so in her language, and what becomes of her text."""

import pytest

from newsroom.door import apology


@pytest.fixture(autouse=True)
def _made_anew():
    apology.in_language.cache_clear()


@pytest.mark.parametrize(
    ("path", "language", "words"),
    [
        ("/en/articles/", "en", "let your browser send what you typed again"),
        ("/de/artikel/", "de", "lassen Sie Ihren Browser noch einmal senden"),
        (
            "/admin/articles/article/add/",
            "de",
            "lassen Sie Ihren Browser noch einmal senden",
        ),
    ],
)
def test_the_page_speaks_the_language_of_the_address(path, language, words):
    status, headers, body = apology.busy(path)
    told = dict(headers)
    assert (status, told["Retry-After"]) == (503, "30")
    assert told["Cache-Control"] == "no-store"
    assert f'<html lang="{language}"' in body.decode()
    assert words in " ".join(body.decode().split())


@pytest.mark.django_db
def test_it_is_as_safe_as_any_other_page(client):
    other = client.get("/robots.txt").headers
    _status, headers, _body = apology.busy("/de/")
    told = dict(headers)
    for name in (
        "Content-Security-Policy",
        "Cross-Origin-Opener-Policy",
        "Permissions-Policy",
        "Referrer-Policy",
        "X-Content-Type-Options",
        "X-Frame-Options",
    ):
        assert told[name] == other[name]
