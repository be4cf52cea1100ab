"""A label with another slug: its old addresses lead to the new ones, once."""

import pytest
from django.core.exceptions import ValidationError

from articles.editing.writing import merge, separate
from articles.models import Category, Topic
from tests.site.feeds.reading import FORMS, LISTS, entries, titles
from tests.support.contents import keys
from tests.support.factories import admin, draft, published, topic

pytestmark = pytest.mark.django_db


def renamed(label, slug: str):
    label.slug = slug
    label.save()
    return label


def leads_to(client, path: str) -> str | None:
    response = client.get(path)
    return response["Location"] if response.status_code == 301 else None


def test_a_renamed_label_leads_from_its_former_addresses_to_its_own(client):
    label = topic("Innovation")
    published(headline="Eins", topics=keys(label))
    renamed(renamed(label, "neuerung"), "neues")
    for former in ("innovation", "neuerung"):
        assert leads_to(client, f"/de/themen/{former}/") == "/de/themen/neues/"
        for form in FORMS:
            own = f"/de/themen/neues/feed.{form}"
            assert leads_to(client, f"/de/themen/{former}/feed.{form}") == own
            path = f"/de/artikel/feed.{form}?topic={former}"
            assert leads_to(client, path) == own
            assert titles(client, form, "/de/themen/neues/") == ["Eins"]
        assert leads_to(client, f"/de/artikel/?topic={former}") == "/de/themen/neues/"


def test_a_slug_that_another_label_has_now_is_that_ones(client):
    one, two = topic("Eins"), topic("Zwei")
    published(headline="Erster", topics=keys(one))
    published(headline="Zweiter", topics=keys(two))
    renamed(one, "neu")
    renamed(two, "eins")
    assert titles(client, "rss", "/de/themen/eins/") == ["Zweiter"]
    assert titles(client, "rss", "/de/themen/neu/") == ["Erster"]
    assert leads_to(client, "/de/themen/zwei/") == "/de/themen/eins/"


def test_nobody_gives_a_label_the_slug_that_readers_knew_another_by(client):
    known, other = topic("Bekannt"), topic("Zweitens")
    published(headline="Erster", topics=keys(known))
    renamed(known, "beruehmt")
    for taker in (other, Topic(name="Neu", slug="")):
        taker.slug = "bekannt"
        with pytest.raises(ValidationError) as refused:
            taker.full_clean()
        [told] = refused.value.message_dict["slugs"]
        assert "„Bekannt“" in told
        assert told.count(".") == 3  # the refusal, the reason, the advice
    Category(name="Andere Art", slug="bekannt").full_clean()
    known.slug = "bekannt"
    known.full_clean()
    known.save()
    assert titles(client, "rss", "/de/themen/bekannt/") == ["Erster"]
    assert leads_to(client, "/de/themen/beruehmt/") == "/de/themen/bekannt/"


def test_a_label_that_has_such_a_slug_already_can_still_be_changed():
    one, two = topic("Eins"), topic("Zwei")
    published(topics=keys(one, two))
    renamed(one, "neu")
    renamed(two, "eins")
    two.aliases = "Zwo"
    two.full_clean()


def test_a_merged_label_leads_to_the_other_from_every_feed(client):
    one, two = topic("Eins"), topic("Zwei")
    published(topics=keys(one, two))
    merge(one, two, by=admin())
    for form in FORMS:
        own = f"/de/themen/zwei/feed.{form}"
        assert leads_to(client, f"/de/themen/eins/feed.{form}") == own
        assert leads_to(client, f"/de/artikel/feed.{form}?topic=eins") == own


@pytest.mark.parametrize("form", FORMS)
def test_entries_stay_the_same_when_labels_are_merged_and_separated(client, form):
    one, two = topic("Eins"), topic("Zwei")
    published(headline="Erster", topics=keys(one))
    published(headline="Zweiter", topics=keys(two))
    own = {name: ids(client, form, f"/de/themen/{name}/") for name in ("eins", "zwei")}
    everything = ids(client, form)
    merge(one, two, by=admin())
    assert ids(client, form, "/de/themen/zwei/") == own["eins"] | own["zwei"]
    assert ids(client, form) == everything
    tags = {tag for entry in entries(client, form) for tag in entry["tags"]}
    assert tags == {"Zwei"}
    separate(one, by=admin())
    for name, known in own.items():
        assert ids(client, form, f"/de/themen/{name}/") == known
    tags = {tag for entry in entries(client, form) for tag in entry["tags"]}
    assert tags == {"Eins", "Zwei"}


def ids(client, form: str, path: str = LISTS) -> set[str]:
    return {entry["id"] for entry in entries(client, form, path)}


def test_all_feeds_and_the_sitemap_know_only_the_one_that_stands(client):
    one, two = topic("Eins"), topic("Zwei")
    published(topics=keys(one))
    merge(one, two, by=admin())
    listed = client.get("/feeds.opml").text
    assert "/de/themen/zwei/feed.rss" in listed
    assert "themen/eins/" not in listed
    separate(one, by=admin())
    listed = client.get("/feeds.opml").text
    assert "/de/themen/eins/feed.rss" in listed
    assert "themen/zwei/" not in listed


def test_a_search_within_a_merged_label_goes_on_in_the_other(client):
    one, two = topic("Eins"), topic("Zwei")
    published(headline="Hafen", topics=keys(one))
    merge(one, two, by=admin())
    path = leads_to(client, "/de/artikel/?topic=eins&q=Hafen")
    assert path == "/de/artikel/?topic=zwei&q=Hafen"
    assert "Hafen" in client.get(path).text
    assert "Zwei" in client.get("/de/artikel/?q=Eins").text


def test_a_slug_that_no_reader_knew_leads_nowhere(client):
    label = topic("Geheimplan")
    draft(topics=keys(label))
    published(topics=keys(renamed(label, "bekannt")))
    for path in ("/de/themen/geheimplan/", "/de/themen/geheimplan/feed.rss"):
        assert client.get(path).status_code == 404
    assert client.get("/de/artikel/feed.rss?topic=geheimplan").status_code == 404
