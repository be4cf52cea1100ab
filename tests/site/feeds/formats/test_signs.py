"""Feeds name their pictures, and the licence of their texts."""

from xml.etree import ElementTree

import pytest
import time_machine
from django.contrib.staticfiles import finders
from PIL import Image

from articles.foundation.theme import house
from articles.models import Masthead
from tests.site.feeds.reading import FORMS, get
from tests.support.factories import published
from tests.support.inspecting.looks import svg, wear, written

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
STATIC = "http://127.0.0.1:8000/static/"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def root(client, form: str):
    return ElementTree.fromstring(get(client, form).content)  # noqa: S314 (our own)


def test_each_format_names_the_pictures_in_its_own_slots(client):
    published()
    told = get(client, "json").json()
    icon, favicon = told["icon"], told["favicon"]
    assert icon.startswith(f"{STATIC}articles/icon.")
    assert favicon.startswith(f"{STATIC}articles/icon.")
    assert favicon.endswith(".svg")
    atom = root(client, "atom")
    assert atom.findtext(f"{ATOM}icon") == icon
    assert atom.findtext(f"{ATOM}logo").startswith(f"{STATIC}articles/share.")
    channel = root(client, "rss").find("channel")
    image = {part.tag: part.text for part in channel.find("image")}
    assert image == {
        "url": icon,
        "title": channel.findtext("title"),
        "link": channel.findtext("link"),
        "width": "144",
        "height": "144",
    }


def test_an_empty_feed_is_of_the_sites_first_moment_and_never_of_1970(client):
    path = "/de/artikel/feed.atom?q=Qwertzuiop"
    untouched = ElementTree.fromstring(client.get(path).content)  # noqa: S314
    assert untouched.findtext(f"{ATOM}updated") > "2020"
    with time_machine.travel("2030-03-05T09:00:00+01:00", tick=False):
        published()
        after = ElementTree.fromstring(client.get(path).content)  # noqa: S314
    assert after.findtext(f"{ATOM}updated") == untouched.findtext(f"{ATOM}updated")


def test_the_large_icon_is_as_large_as_it_says():
    own = house().icon
    with Image.open(finders.find(own.name)) as picture:
        assert picture.size == (own.width, own.height) == (512, 512)


def test_a_look_without_a_large_icon_names_none(client, settings, tmp_path):
    published()
    wear(settings, written(tmp_path, {"favicon.svg": svg()}))
    assert "icon" not in get(client, "json").json()
    assert root(client, "rss").find("channel/image") is None
    assert root(client, "atom").findtext(f"{ATOM}icon").endswith(".svg")


def test_the_licence_is_told_where_the_masthead_names_one(client):
    published()
    for form in FORMS:
        assert "creativecommons" not in get(client, form).text
    Masthead.objects.create(language="de", name="Wir & Co", licence="CC BY 4.0")
    words = "Wir & Co, CC BY 4.0"
    atom = root(client, "atom")
    assert atom.findtext(f"{ATOM}rights") == words
    channel = root(client, "rss").find("channel")
    assert channel.findtext("copyright") == words
    for links in (atom.iter(f"{ATOM}link"), channel.iter(f"{ATOM}link")):
        [link] = [one for one in links if one.get("rel") == "license"]
        assert link.get("href") == LICENCE
    assert get(client, "json").json()["_newsroom"] == {
        "licence": {"name": "CC BY 4.0", "url": LICENCE, "holder": "Wir & Co"}
    }


def test_a_licence_of_other_words_has_no_address(client):
    Masthead.objects.create(language="de", name="Wir", licence="Alle Rechte bei uns")
    assert root(client, "atom").findtext(f"{ATOM}rights") == "Wir, Alle Rechte bei uns"
    assert 'rel="license"' not in get(client, "rss").text
