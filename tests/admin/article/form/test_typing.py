"""The article's form keeps what people meant: addresses, choices, long texts."""

import pytest

from articles.models import Article
from tests.support import factories
from tests.support.desk.desk import at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db


def test_an_address_follows_the_headline_until_a_reader_knows_it():
    article = factories.draft(headline="")
    client, page = at_desk(factories.author()), url(Article, "change", article.pk)
    assert article.slug == "artikel"
    for headline, slug in (("Große Übung", "grosse-uebung"), ("Anders", "anders")):
        save(client, page, headline=headline)
        assert Article.objects.get().slug == slug
    save(client, page, slug="eigener-name")
    save(client, page, headline="Wieder anders")
    assert Article.objects.get().slug == "eigener-name"


def test_a_translation_gets_an_address_from_its_own_headline():
    english = factories.translated(factories.published(headline="Große Übung"))
    page = url(Article, "change", english.pk)
    save(at_desk(factories.author()), page, headline="A large exercise")
    english.refresh_from_db()
    assert english.slug == "a-large-exercise"


def test_a_public_address_stays_when_the_headline_changes():
    draft = factories.revised(factories.published(headline="Alt"))
    page = url(Article, "change", draft.pk)
    save(at_desk(factories.author()), page, headline="Neu")
    draft.refresh_from_db()
    assert (draft.headline, draft.slug) == ("Neu", "alt")


def test_a_new_article_that_is_sent_twice_is_one():
    client = at_desk(factories.author())
    data = read_form(client.get(url(Article, "add"))) | {"headline": "Einmal"}
    assert client.post(url(Article, "add"), data).status_code == 302
    again = client.post(url(Article, "add"), data)
    assert "schon gespeichert" in errors(again)
    assert Article.objects.count() == 1


def test_everything_can_be_chosen_without_a_script():
    source = factories.source()
    category, topic = factories.category(), factories.topic()
    client, page = at_desk(factories.author()), url(Article, "add")
    shown = client.get(page).text
    for name in (source.name, category.name, topic.name, "Frankreich"):
        assert f">{name}</option>" in shown or f'value="{name}"' in shown
    data = read_form(client.get(page)) | {"headline": "Ohne Skript"}
    data |= {"categories-more": [category.pk], "topics-more": [topic.pk]}
    data |= {"attributions-0-source-named": source.name}
    data |= {"further_reading-0-publisher-named": "Gibt es nicht"}
    data |= {"further_reading-0-title": "Titel"}
    refused = client.post(page, data)
    assert 'value="Gibt es nicht"' in refused.text
    data["further_reading-0-publisher-named"] = source.name.upper()
    assert client.post(page, data).status_code == 302
    article = Article.objects.get()
    assert list(article.categories.all()) == [category]
    assert article.attributions.get().source == source
    assert article.further_reading.get().publisher == source


def test_a_word_that_was_typed_and_not_chosen_is_what_it_names_or_is_named_back():
    factories.source("Clusterportal", aliases="CP")
    factories.category("Elf")
    client, page = at_desk(factories.author()), url(Article, "add")
    data = read_form(client.get(page)) | {"headline": "Getippt"}
    data |= {"attributions-0-source-named": "cp", "countries-named": ["fr", "Zzyzx"]}
    data |= {"categories-named": ["11"]}  # no key, though it looks like one
    refused = client.post(page, data)
    said = errors(refused)
    assert "„Zzyzx“ ist nicht bekannt" in said
    assert "„11“ ist nicht bekannt" in said
    for words in ('data-words="[&quot;fr&quot;, &quot;Zzyzx&quot;]"', "&quot;11&quot;"):
        assert words in refused.text
    assert not Article.objects.exists()
    data |= {"countries-named": ["fr", "Frankreich"], "categories-named": ["elf"]}
    assert client.post(page, data).status_code == 302
    article = Article.objects.get()
    assert [link.country.code for link in article.country_links.all()] == ["FR"]
    assert article.categories.get().name == "Elf"
    assert article.attributions.get().source.name == "Clusterportal"


def test_as_many_rows_as_are_allowed_can_be_saved_again():
    row = {"title": "Titel", "url": "https://example.org/"}
    article = factories.draft(further_reading=[row] * 200)
    page = url(Article, "change", article.pk)
    answer = save(at_desk(factories.author()), page, headline="Neu")
    assert answer.status_code == 302
    assert Article.objects.get().further_reading.count() == 200


def test_r26_a_text_of_megabytes_is_refused_in_the_form():
    article = factories.draft()
    page = url(Article, "change", article.pk)
    answer = save(at_desk(factories.author()), page, body=f"<p>{'x' * 3_000_000}</p>")
    assert answer.status_code == 200
    assert "200000" in errors(answer).replace(".", "")
