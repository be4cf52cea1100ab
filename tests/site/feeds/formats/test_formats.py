"""The formats: the same entries, identities and words in each."""

import html
from datetime import timedelta
from importlib import import_module
from itertools import compress, product
from pkgutil import iter_modules

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone
from django.utils.html import escape

from articles.editing.publishing import move
from articles.models import Masthead
from articles.site.feeds import FORMATS, formats
from tests.site.feeds.reading import FORMS, entries, get, ids, parsed, titles
from tests.site.public.reading import fragment, headlines, text_of
from tests.support.contents import full_content, keys
from tests.support.factories import (
    chief,
    country,
    expired,
    published,
    republished,
    source,
    topic,
    withdrawn,
)
from tests.support.turns import has_turn

pytestmark = pytest.mark.django_db


def test_every_module_that_writes_a_feed_is_offered_as_a_format():
    names = [module.name for module in iter_modules(formats.__path__)]
    modules = [import_module(f"{formats.__name__}.{name}") for name in names]
    writers = [module for module in modules if hasattr(module, "MEDIA_TYPE")]
    assert set(writers) == set(FORMATS.values())


def test_all_formats_say_the_same_of_an_article(client):
    published(**full_content())
    said = {form: entries(client, form)[0] for form in FORMS}
    for form, one in said.items():
        one["content"] = text_of(fragment(one["content"]))
        # Some tell the moment by the second.
        one["published"] = one["published"].replace(microsecond=0)
        assert one == said["rss"], form
    assert said["rss"]["author"] == "Erika Muster"


def test_s24_plain_text_stays_plain_in_every_format(client):
    """Text that RSS takes for HTML is escaped as such; nobody loads or loses any."""
    hostile = (
        "x <y & <img src=\"https://t.example/x.gif\"> <b>n</b> &amp; a<b>c „1“ '2'"
    )
    Masthead.objects.create(language="de", name="R&D <b>", tagline=hostile)
    told = published(headline=hostile, teaser=hostile)
    corrected = republished(told, change_kind="correction", change_note=hostile)
    published(headline="Zwei", body=f"<p>{escape(hostile)}</p>")
    withdrawn(headline="Drei", reason=hostile)
    for form in FORMS:
        found = {entry["title"]: entry["summary"] for entry in entries(client, form)}
        assert list(found.values()) == [hostile] * 3, form
        assert hostile in found
        for entry in entries(client, form, "/de/korrekturen/"):
            assert entry["summary"] == hostile
    rss, atom = (parsed(client, form) for form in ("rss", "atom"))
    assert html.unescape(rss.feed.subtitle) == atom.feed.subtitle == hostile
    assert rss.feed.title == atom.feed.title == "R&D <b>"
    assert get(client, "json").json()["description"] == hostile
    assert all("<img" not in entry.summary for entry in rss.entries)
    assert corrected.permalink in get(client, "rss").text


def test_r29_what_an_entry_is_called_outlives_its_address_labels_and_the_site(
    client, settings
):
    article = published(slug="eins", topics=keys(topic("Alt")))
    before = [ids(client, form) for form in FORMS]
    assert before == [[article.edition.urn]] * len(FORMS)
    republished(article, slug="zwei", headline="Anders", topics=keys(topic("Neu")))
    settings.NEWSROOM_ORIGIN = "https://other.example.org"
    assert [ids(client, form) for form in FORMS] == before
    urls = {entries(client, form)[0]["url"] for form in FORMS}
    assert urls == {"https://other.example.org/de/artikel/zwei/"}


def test_an_update_is_told_and_a_typo_is_not(client):
    with time_machine.travel("2026-03-05T09:00:00+01:00", tick=False) as clock:
        article = published()
        first = timezone.now()
        told = {}
        for kind in ("typo", "correction", "typo", "update"):
            clock.shift(timedelta(hours=1))
            note = "Es waren 3." if kind == "correction" else ""
            article = republished(
                article, change_kind=kind, change_note=note, headline=f"{kind} {clock}"
            )
            before, told = told, {f: entries(client, f)[0] for f in FORMS}
            for form, entry in told.items():
                moved = before and entry["updated"] != before[form]["updated"]
                assert bool(moved) == (kind != "typo"), (form, kind)
                assert entry["published"] == first
    assert told["atom"]["updated"] == first + timedelta(hours=4)


def test_the_feed_of_any_filter_holds_what_its_list_holds(client, full_size):
    both = keys(topic("Innovation")), keys(country("EU"))
    published(headline="Eins", dated="2020-01-01", topics=both[0])
    published(headline="Zwei", dated="2021-01-01", countries=both[1])
    published(headline="Drei", dated="2021-02-02", topics=both[0], countries=both[1])
    expired(headline="Vier", dated="2021-02-02", topics=both[0])
    published(headline="Five", language="en", topics=both[0])
    choices = ("topic=innovation", "country=eu", "year=2021", "month=2", "q=drei")
    for chosen in product((False, True), repeat=len(choices)):
        query = "?" + "&".join(compress(choices, chosen))
        if "month" in query and "year" not in query:
            continue
        if not has_turn(*chosen, everything=full_size):
            continue
        listed = headlines(client.get(f"/de/artikel/{query}", follow=True).text)
        for form in FORMS:
            assert titles(client, form, query=query) == listed, (form, query)


def test_moments_are_told_by_the_clocks_of_the_site(client):
    """So that who reads a date reads the day that the page prints."""
    with time_machine.travel("2026-07-01T00:30:00+02:00", tick=False):
        article = published(headline="Um Mitternacht")
        republished(article, change_kind="correction", change_note="Es waren 3.")
    for path in ("/de/artikel/", "/de/korrekturen/"):
        rss = get(client, "rss", path).text
        assert "<pubDate>Wed, 01 Jul 2026 00:30:00 +0200</pubDate>" in rss
        assert "<lastBuildDate>Wed, 01 Jul 2026 00:30:00 +0200<" in rss
        assert "<atom:updated>2026-07-01T00:30:00" in rss
        atom = get(client, "atom", path).text
        assert atom.count("T22:30:00") == 0
        assert atom.count(">2026-07-01T00:30:00") == 3
        for item in get(client, "json", path).json()["items"]:
            for name in ("date_published", "date_modified"):
                assert item[name].startswith("2026-07-01T00:30:00")
                assert item[name].endswith("+02:00")


def test_feeds_of_one_organisation_in_two_parts_have_two_names(client):
    eu = country("EU")
    name = str(eu)
    attribution = {"source": str(source(name, slug="eu").key)}
    published(countries=keys(eu), attributions=[attribution])
    for form in ("rss", "atom"):
        found = [
            parsed(client, form, path).feed.title
            for path in ("/de/laender-organisationen/eu/", "/de/quellen/eu/")
        ]
        assert found == [f"Newsroom: {name}", f"Newsroom: Quelle: {name}"]
    lines = client.get("/de/quellen/eu/").text.splitlines()
    [link] = [line for line in lines if "alternate" in line and "eu/feed.rss" in line]
    assert f"Quelle: {name}" in link


def test_no_address_of_the_staff_is_in_any_feed(client):
    get_user_model().objects.update(email=None)
    article = published(**full_content())
    for person in (article.author, chief()):
        person.email = f"geheim{person.pk}@redaktion.example"
        person.save()
    move(published(headline="Falsch"), "withdraw", by=chief(), note="Stimmt nicht.")
    for form, path in product(FORMS, ("/de/artikel/", "/de/korrekturen/")):
        text = get(client, form, path).text
        assert "@" not in text
        assert "Chefin" not in text


def test_a_source_is_credited_and_never_repeated(client):
    published(**full_content())
    for form in FORMS:
        [entry] = entries(client, form)
        for words in ("Quelle:", "Redaktion:", "Länder / Organisationen:", "Themen:"):
            assert words in entry["content"]
        assert entry["summary"] == "Zwei Zeilen, in denen steht, worum es geht."


def test_every_feed_has_the_language_of_its_site(client):
    published(language="en", headline="Hello")
    published(headline="Hallo")
    assert get(client, "json").json()["language"] == "de"
    assert get(client, "json", "/en/articles/").json()["language"] == "en"
    assert titles(client, "atom", "/en/articles/") == ["Hello"]
    assert 'xml:lang="en"' in get(client, "atom", "/en/articles/").text


def test_one_article_that_cannot_be_described_does_not_take_the_others_along(
    client, caplog
):
    published(headline="Gut")
    broken = published(headline="Schlecht")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_article SET slug = 'a b/c' WHERE id = %s", [broken.pk]
        )
    for _twice in range(2):
        for form in FORMS:
            assert titles(client, form) == ["Gut"]
    told = [one for one in caplog.records if "left out" in one.message]
    assert len(told) == 1
