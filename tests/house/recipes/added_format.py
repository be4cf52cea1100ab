"""Tests of feeds in one more format, JSON lines.

They run in a copy of the code base with that format: see `test_followed.py`.
"""

import json

import pytest

from tests.site.public.reading import tree
from tests.support import factories
from tests.support.contents import full_content

pytestmark = pytest.mark.django_db


def test_a_feed_of_the_format_has_a_line_for_itself_and_one_for_each_entry(client):
    published = factories.published(**full_content())
    answer = client.get("/de/artikel/feed.jsonl")
    assert answer["Content-Type"] == "application/jsonl; charset=utf-8"
    head, *entries = map(json.loads, answer.text.splitlines())
    assert head["address"].endswith("/de/artikel/feed.jsonl")
    assert entries[-1]["id"] == published.edition.urn


def test_the_head_of_a_list_leads_to_its_feed_in_the_format(client):
    page = tree(client.get("/de/artikel/").text)
    links = {a.get("type"): a.get("href") for a in page.iter("link")}
    assert links["application/jsonl"].endswith("/de/artikel/feed.jsonl")


def test_the_page_about_subscribing_offers_the_format_and_its_purpose(client):
    page = client.get("/de/abonnieren/").text
    assert "/de/artikel/feed.jsonl" in page
    assert "Ein Eintrag je Zeile" in page
