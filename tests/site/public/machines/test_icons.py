"""The icons of the site, and the manifest by which a telephone keeps it."""

import pytest

from articles.models import Masthead
from tests.site.public.reading import links, tree
from tests.support.factories import published
from tests.support.inspecting.looks import svg, wear, written

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "name"),
    [("/favicon.ico", "icon.svg"), ("/apple-touch-icon.png", "icon.png")],
)
def test_who_asks_for_an_icon_by_its_usual_name_is_led_to_it(client, path, name):
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer["Location"] == f"/static/articles/{name}"


def test_the_manifest_says_in_each_language_what_the_site_is(client):
    Masthead.objects.create(language="en", name="News", tagline="From everywhere")
    answer = client.get("/en/site.webmanifest")
    assert answer["Content-Type"].startswith("application/manifest+json")
    told = answer.json()
    assert (told["name"], told["description"]) == ("News", "From everywhere")
    assert (told["lang"], told["start_url"], told["scope"]) == ("en", "/en/", "/")
    large = {
        "sizes": "512x512",
        "type": "image/png",
        "src": "/static/articles/icon.png",
    }
    assert told["icons"] == [
        large | {"purpose": "any"},
        large | {"purpose": "maskable"},
        {"src": "/static/articles/icon.svg", "sizes": "any", "type": "image/svg+xml"},
    ]


def test_a_look_brings_its_own_icons_and_never_the_houses(client, settings, tmp_path):
    published()
    look = wear(settings, written(tmp_path, {"favicon.svg": svg(box="0 0 9 9")}))
    assert look.icon is None
    assert client.get("/apple-touch-icon.png").status_code == 404
    [icon] = client.get("/de/seite.webmanifest").json()["icons"]
    assert icon["src"] == "/static/look/favicon.svg"
    page = tree(client.get("/de/").text)
    assert links(page, "apple-touch-icon") == []
    assert "articles/icon" not in client.get("/de/artikel/ein-beispiel/").text
