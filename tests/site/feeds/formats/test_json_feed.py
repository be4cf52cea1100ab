"""JSON feeds keep to version 1.1, and have an extension of our own."""

import pytest
from jsonschema import Draft202012Validator

from articles.editing.publishing import move
from tests.site.feeds.reading import get
from tests.support.contents import full_content
from tests.support.factories import GONE, chief, published, republished

pytestmark = pytest.mark.django_db
TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "pattern": "^https?://[^ ]+$"}
MOMENT = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
}
AUTHORS = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"name": TEXT, "url": ADDRESS, "avatar": ADDRESS},
        "minProperties": 1,
        "additionalProperties": False,
    },
}
ITEM = {
    "type": "object",
    "properties": {
        "id": TEXT,
        "url": ADDRESS,
        "external_url": ADDRESS,
        "title": TEXT,
        "content_html": TEXT,
        "content_text": TEXT,
        "summary": TEXT,
        "image": ADDRESS,
        "banner_image": ADDRESS,
        "date_published": MOMENT,
        "date_modified": MOMENT,
        "authors": AUTHORS,
        "tags": {"type": "array", "items": TEXT},
        "language": {"enum": ["de", "en"]},
        "attachments": {"type": "array"},
    },
    # Names of extensions begin with an underscore.
    "patternProperties": {"^_[a-zA-Z]+$": {"type": "object"}},
    "additionalProperties": False,
    "required": ["id"],
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
}
SCHEMA = {
    "type": "object",
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": ADDRESS,
        "feed_url": ADDRESS,
        "description": TEXT,
        "user_comment": TEXT,
        "next_url": ADDRESS,
        "icon": ADDRESS,
        "favicon": ADDRESS,
        "authors": AUTHORS,
        "language": {"enum": ["de", "en"]},
        "expired": {"type": "boolean"},
        "hubs": {"type": "array"},
        "items": {"type": "array", "items": ITEM},
    },
    "patternProperties": {"^_[a-zA-Z]+$": {"type": "object"}},
    "additionalProperties": False,
    "required": ["version", "title", "items", "home_page_url", "feed_url", "language"],
}


def valid(client, path: str) -> dict:
    response = get(client, "json", path)
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = response.json()
    Draft202012Validator(SCHEMA).validate(feed)
    assert feed["feed_url"] == f"http://127.0.0.1:8000{path}feed.json"
    return feed


def test_every_feed_follows_the_schema(client):
    assert valid(client, "/de/artikel/")["items"] == []
    assert valid(client, "/de/korrekturen/")["items"] == []
    article = published(**full_content())
    republished(article, change_kind="correction", change_note="Es waren 3.")
    move(published(headline="Weg"), "withdraw", by=chief(), note="Stimmt nicht.")
    gone = published(headline="Ganz weg")
    move(gone, "withdraw", by=chief(), note="Stimmt nicht.", options=GONE)
    published(language="en")
    paths = [
        "/de/artikel/",
        "/en/articles/",
        "/de/themen/zoelle/",
        "/de/korrekturen/",
        "/de/archiv/2020/02/",
    ]
    assert [len(valid(client, path)["items"]) for path in paths] == [3, 1, 1, 3, 1]


def test_what_the_format_has_no_words_for_stands_in_the_extension(client):
    published(**full_content())
    [item] = valid(client, "/de/artikel/")["items"]
    assert item["external_url"] == "https://example.org/original?a=1&b=2"
    assert item["tags"][:3] == ["Wirtschaft", "Bildung", "USA"]
    extension = item["_newsroom"]
    assert extension["labels"][2] == {
        "kind": "country",
        "scheme": "http://127.0.0.1:8000/de/laender-organisationen/",
        "slug": "usa",
        "name": "USA",
        "code": "US",
    }
    [reading] = extension["further_reading"]
    assert reading["title"] == "Der lange Bericht"
    assert [one["title"] for one in extension["originals"]] == ["Das Original"]
