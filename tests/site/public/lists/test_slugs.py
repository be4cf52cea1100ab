"""Labels are found by their slug in the language; any other of theirs leads there."""

import pytest

from articles.editing.writing import merge
from articles.models import KINDS
from tests.site.feeds.reading import FORMS, get, ids
from tests.site.public.reading import canonical, hreflangs, tree
from tests.support.contents import keys
from tests.support.factories import admin, category, country, draft, published, topic

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"


@pytest.fixture
def both():
    """Publish an article in each language about one topic, and one country."""
    label = topic("Hochschulen", name_en="Higher education", slug_en="higher-education")
    shared = {"topics": keys(label), "countries": keys(country("DE"))}
    published(headline="Eins", **shared)
    published(headline="One", language="en", **shared)
    return label


def leads_to(client, path: str) -> str | None:
    answer = client.get(path)
    return answer["Location"] if answer.status_code == 301 else None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/en/topics/hochschulen/", "/en/topics/higher-education/"),
        ("/de/themen/higher-education/", "/de/themen/hochschulen/"),
        ("/en/articles/?topic=hochschulen", "/en/topics/higher-education/"),
        (
            "/en/articles/?country=deutschland&topic=hochschulen",
            "/en/articles/?topic=higher-education&country=germany",
        ),
        (
            "/de/artikel/?topic=higher-education&q=Eins",
            "/de/artikel/?topic=hochschulen&q=Eins",
        ),
        (
            "/en/subscribe/?topic=hochschulen&country=germany",
            "/en/subscribe/?topic=higher-education&country=germany",
        ),
    ],
)
def test_the_slug_of_another_language_leads_to_that_of_this_one(
    client, both, asked, found
):
    assert leads_to(client, asked) == found
    assert client.get(found).status_code == 200


@pytest.mark.parametrize("form", FORMS)
def test_feeds_take_either_slug_and_keep_their_identity(client, both, form):
    own = f"/en/topics/higher-education/feed.{form}"
    for former in (
        f"/en/topics/hochschulen/feed.{form}",
        f"/en/articles/feed.{form}?topic=hochschulen",
    ):
        assert leads_to(client, former) == own
    before, path = ids(client, form, "/en/topics/higher-education/"), "/en/topics/"
    both.slugs |= {"en": "universities"}
    both.save()
    assert leads_to(client, own) == f"/en/topics/universities/feed.{form}"
    assert ids(client, form, f"{path}universities/") == before


def test_the_identity_of_a_feed_and_of_a_category_knows_no_english_slug(client, both):
    def told() -> tuple:
        page = f"/en/topics/{both.slug_in('en')}/"
        atom, json = get(client, "atom", page).text, get(client, "json", page).json()
        identity = atom.partition("<id>")[2].partition("</id>")[0]
        categories = [part for part in atom.split("<") if part.startswith("category ")]
        return identity, categories, json["items"][0]["_newsroom"]["labels"]

    before = told()
    both.slugs = {"de": both.slugs["de"]}
    both.save()
    assert told() == before
    assert 'term="hochschulen"' in "".join(before[1])
    assert f'scheme="{ORIGIN}/en/topics/"' in "".join(before[1])


def test_pages_and_their_translations_name_the_slug_of_each_language(client, both):
    for path in ("/de/themen/hochschulen/", "/en/topics/higher-education/"):
        page = tree(client.get(path).text)
        assert canonical(page) == ORIGIN + path
        assert hreflangs(page) == {
            "de": f"{ORIGIN}/de/themen/hochschulen/",
            "en": f"{ORIGIN}/en/topics/higher-education/",
            "x-default": f"{ORIGIN}/de/themen/hochschulen/",
        }


def test_no_english_page_leads_to_a_german_slug(client, both):
    paths = (
        "/en/articles/", "/en/topics/", "/en/articles/one/", "/en/subscribe/",
        "/en/topics/higher-education/", "/en/articles/?q=Higher+education",
        "/sitemap-topic-en-1.xml", "/sitemap-country-en-1.xml",
    )  # fmt: skip
    for _number in range(2):  # fewer aren't browsed
        published(language="en", topics=keys(both))
    for path in paths:
        text = client.get(path).text.replace("/de/themen/hochschulen/", "")
        text = text.replace("/de/laender-organisationen/deutschland/", "")
        assert "higher-education" in text or "germany" in text, path
        assert "hochschulen" not in text, path
        assert "deutschland" not in text, path
    english = client.get("/feeds.opml").text.partition("(English)")[2]
    assert "/en/topics/higher-education/feed.rss" in english


def test_a_merged_label_leads_from_each_of_its_slugs_to_the_other(client, both):
    old = topic("Unis", name_en="Universities", slug_en="universities")
    published(headline="Zwei", topics=keys(old))
    merge(old, both, by=admin())
    for slug in ("unis", "universities"):
        assert leads_to(client, f"/de/themen/{slug}/") == "/de/themen/hochschulen/"
        own = "/en/topics/higher-education/"
        assert leads_to(client, f"/en/topics/{slug}/") == own


def test_the_place_in_the_list_is_kept_on_the_way(client, both):
    place = "2020-02-12_0_1"
    for asked in ("/en/topics/hochschulen/?", "/en/articles/?topic=hochschulen&"):
        found = f"/en/topics/higher-education/?before={place}"
        assert leads_to(client, f"{asked}before={place}") == found


def test_neither_slug_of_a_label_that_no_reader_knows_is_there(client):
    draft(topics=keys(topic("Geheim", slug_en="secret")))
    for path in ("/de/themen/geheim/", "/de/themen/secret/", "/en/topics/secret/"):
        assert client.get(path).status_code == 404
        assert client.get(f"{path}feed.rss").status_code == 404


def test_every_kind_of_label_has_both(client):
    label = category("Förderung", name_en="Funding", slug_en="funding")
    published(language="en", categories=keys(label))
    assert KINDS["category"].model is type(label)
    assert client.get("/en/categories/funding/").status_code == 200
