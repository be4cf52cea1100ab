"""Answers name what they show to a cache in front, so that every change finds them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_ox.models import OxTask

from articles.editing.publishing import feature
from articles.editing.writing import merge, separate
from articles.models import Masthead
from newsroom.page_cache.purging import ANYTHING, front_from, header_of
from newsroom.page_cache.purging.tasks import concerned
from tests.site.old_addresses.old_site import of_article, of_label
from tests.site.prerender import readers
from tests.support import factories
from tests.support.contents import keys

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CORRECTION = {"change_kind": "correction", "change_note": "Es war anders."}


@pytest.fixture
def client(settings):
    settings.NEWSROOM_CDN = front_from("cloudflare://secret@zone")
    return Client()


def told(client, path: str) -> set[str]:
    return set(client.get(path).headers["Cache-Tag"].split(","))


def seen(client) -> dict[str, tuple[bytes, set[str]]]:
    """Return the content and the keys of all that readers may ask for and caches keep.

    An address at which there is nothing isn't kept: it says no keys.
    """
    every = (readers.of_articles, readers.of_site, readers.of_labels, readers.of_months)
    paths = {path for some in every for path in some()}
    paths |= set(readers.of_files(client))
    answers = {path: client.get(path) for path in paths}
    return {
        path: (answer.content, set(answer.headers["Cache-Tag"].split(",")))
        for path, answer in answers.items()
        if "Cache-Tag" in answer.headers and answer.status_code != 404
    }


def purged() -> set[str]:
    """Return what the tasks that wait are going to name, and take them away."""
    found = {ANYTHING}
    for task in OxTask.objects.filter(task_path__contains="purging"):
        named, editions = task.args
        found |= concerned(named, editions)
    OxTask.objects.all().delete()
    return found


@pytest.fixture
def acts():
    """Return what may happen after the first article, by name, in this order."""
    topic, other, country = (
        factories.topic("Zoll"),
        factories.topic("Hafen"),
        factories.country("FR"),
    )
    picture = factories.picture()
    first = factories.published(topics=keys(topic), countries=keys(country))
    alone = factories.published(headline="Für sich", topics=keys(other))
    figure = f'<p>Text</p><img data-image="{picture.key}" alt="Kran">'
    other_language = {"language": "en", "story": first.edition.story}
    new, chief = factories.published, factories.chief()
    return {
        "publish what shares": lambda: new(
            headline="2", topics=keys(topic), body=figure
        ),
        "publish what shares nothing": lambda: new(headline="Drei"),
        "translate": lambda: new(headline="Four", **other_language),
        "correct": lambda: factories.republished(alone, headline="Neu", **CORRECTION),
        "rename a topic": lambda: renamed(topic, "Zölle"),
        "rename a country": lambda: renamed(country, "Gallien"),
        "merge a topic": lambda: merge(other, topic, by=chief),
        "take that back": lambda: separate(other, by=chief),
        "merge it once more": lambda: merge(other, topic, by=chief),
        "feature": lambda: feature(first, until=timezone.now() + DAY, by=chief),
        "credit a picture": lambda: credited(picture),
        "rename the site": rename_site,
        "withdraw": lambda: factories.withdrawn(headline="5", topics=keys(topic)),
    }


def test_every_act_names_a_key_of_every_page_that_it_changes(client, acts):
    before, changes = seen(client), {}
    for name, act in acts.items():
        purged()
        act()
        named, after = purged(), seen(client)
        changed = [
            path
            for path, (content, _keys) in before.items()
            if path in after and content != after[path][0]
        ]
        missed = [path for path in changed if not before[path][1] & named]
        assert (name, missed) == (name, [])
        before, changes[name] = after, len(changed)
    assert all(changes.values()), changes


def renamed(label, name: str) -> None:
    label.names = {"de": name, "en": name}
    label.save()


def credited(picture) -> None:
    picture.credit = "Max Beispiel"
    picture.save()


def rename_site() -> None:
    Masthead.objects.create(language="de", name="Andere Nachrichten")


def test_an_article_is_found_by_its_labels_and_by_no_list(client):
    topic = factories.topic()
    article = factories.published(topics=keys(topic))
    found = told(client, article.get_absolute_url())
    assert found >= {
        f"edition:{article.edition_id}",
        topic.shown_key,
        f"about:{topic.shown_key}",
        "site",
    }
    assert not {"list:de", "list:en"} & found


def test_another_publication_leaves_an_article_as_it_is(client):
    article = factories.published(topics=keys(factories.topic("Zoll")))
    path = article.get_absolute_url()
    first = client.get(path)
    purged()
    factories.published(headline="Anderes", topics=keys(factories.topic("Hafen")))
    assert not purged() & set(first.headers["Cache-Tag"].split(","))
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["Cache-Tag"] == first.headers["Cache-Tag"]


def test_a_list_is_found_by_its_language_and_by_what_it_shows(client):
    article = factories.published()
    assert {"list:de", f"edition:{article.edition_id}"} <= told(client, "/de/artikel/")


@pytest.mark.parametrize("path", ["/admin/login/", "/healthz", "/static/nothing.css"])
def test_what_is_not_for_readers_names_nothing(client, path):
    assert "Cache-Tag" not in client.get(path).headers


def test_nothing_is_kept_beyond_the_moment_at_which_anything_changes(client):
    now = timezone.now()
    article = factories.published(expires_at=now + timedelta(hours=2))
    factories.scheduled(at=now + timedelta(hours=1))
    page = client.get(article.get_absolute_url())
    fresh, stale = page.headers["Cloudflare-CDN-Cache-Control"].split(", ")
    fresh, stale = (int(part.partition("=")[2]) for part in (fresh, stale))
    assert 3590 < fresh <= 3600
    assert 7190 < fresh + stale <= 7200


def test_without_boundaries_a_day_is_enough(client):
    factories.published()
    told = client.get("/de/").headers["Cloudflare-CDN-Cache-Control"]
    assert told == "max-age=86400, stale-if-error=86400"


def test_what_shows_more_than_can_be_named_is_found_by_any_change():
    assert header_of({"b", "a"}, " ") == "a b"
    assert header_of({f"edition:{n}" for n in range(500)}, ",") == ANYTHING
    assert header_of(None, ",") == header_of(set(), ",") == ANYTHING


def test_without_a_cache_in_front_no_answer_names_keys(settings):
    factories.published()
    headers = Client().get("/de/").headers
    assert not {"Cache-Tag", "Surrogate-Key"} & set(headers)


def test_a_redirect_from_an_old_address_is_found_by_what_it_leads_to(client):
    topic = factories.topic()
    article = factories.published(topics=keys(topic))
    of_article(article, "/alt/")
    row = of_label(topic, "/tag/alt/")
    assert f"edition:{article.edition_id}" in told(client, "/alt/")
    assert {topic.shown_key, row.shown_key} <= told(client, "/tag/alt/")
    purged()
    of_label(factories.topic("Anderes"), "/tag/alt/")
    assert row.shown_key in purged()
