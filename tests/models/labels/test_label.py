"""Labels and sources: their names, their aliases, and what they were merged into."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from articles.models import Category, CountryOrganisation, Source, Topic
from tests.support import factories
from tests.support.contents import keys
from tests.support.factories import category, country, source, topic

pytestmark = pytest.mark.django_db
MAKERS = pytest.mark.parametrize("make", [category, topic, source])


def cleaned(label, **values):
    for name, value in values.items():
        setattr(label, name, value)
    label.full_clean()
    label.save()
    return label


@MAKERS
def test_a_label_shows_the_name_of_the_language_else_the_german_one(make):
    label = make("Bildung", name_en="Education")
    assert (label.name_in("de"), label.name_in("en")) == ("Bildung", "Education")
    assert make("Nur deutsch").name_in("en") == "Nur deutsch"


@MAKERS
def test_a_name_is_one_clean_line(make):
    label = cleaned(make("Bildung"), name="  Bildung \n und\u202e  Beruf\x00 ")
    assert label.name == "Bildung und Beruf"


@MAKERS
@pytest.mark.parametrize("blank", ["", "  ", "\u200b", "\u00ad\u2060"])
def test_r27_a_name_that_nobody_can_see_is_refused(make, blank):
    with pytest.raises(ValidationError):
        cleaned(make("Bildung"), name=blank)


@MAKERS
def test_aliases_stand_one_on_each_line_each_once(make):
    label = cleaned(make("Bildung"), aliases=" Lernen \n\n Schule\r\nLernen\n\u200b")
    assert label.aliases == "Lernen\nSchule"
    assert label.all_names() == ["Bildung", "Lernen", "Schule"]


@MAKERS
@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", "Schule"),
        ("name", "SCHULE"),
        ("names", {"de": "Neu", "en": "education"}),
        ("aliases", "Neu\n Der  „Unterricht“"),
        ("name", 'Der "Unterricht"'),
    ],
)
def test_a_name_stands_for_one_label_only(make, field, text):
    make("Bildung", name_en="Education", aliases="Schule\nDer »Unterricht«")
    with pytest.raises(ValidationError, match="Bildung"):
        cleaned(make("Andere"), **{field: text})


@MAKERS
def test_one_label_may_have_the_same_name_twice(make):
    label = cleaned(
        make("Bildung"), names={"de": "Bildung", "en": "Bildung"}, aliases="bildung"
    )
    assert label.name_in("en") == "Bildung"


def test_labels_of_two_kinds_may_have_the_same_name():
    category("Innovation")
    cleaned(topic("Anders"), name="Innovation")
    assert Topic.objects.get(names__de="Innovation").slug == "anders"


def test_a_merged_label_shows_what_it_was_merged_into():
    old, new = category("Ausbildung"), category("Bildung")
    Category.objects.filter(pk=old.pk).update(merged_into=new)
    old.refresh_from_db()
    assert (old.current, new.current) == (new, new)
    assert list(Category.objects.in_use()) == [new]


def test_a_published_article_shows_a_merged_label_without_being_touched():
    old, new = topic("Zoll"), topic("Zölle")
    article = factories.published(topics=keys(old, topic("Handel"), new))
    digest = article.content_hash
    Topic.objects.filter(pk=old.pk).update(merged_into=new)
    assert [t.name for t in article.topic_list()] == ["Zölle", "Handel"]
    article.refresh_from_db()
    assert article.content_hash == digest
    assert article.topic_links.count() == 3


def test_further_reading_prints_the_publishers_name_as_it_was():
    publisher = source("Neuer Name", name_en="New name")
    rows = [
        {"publisher": str(publisher.key), "publisher_name": "Alter Name", "title": "A"},
        {"publisher": str(publisher.key), "title": "B"},
        {"publisher_name": "Verlag", "title": "C"},
    ]
    reading = factories.published(further_reading=rows).further_reading.all()
    printed = [entry.printed_publisher("en") for entry in reading]
    assert printed == ["Alter Name", "New name", "Verlag"]


@MAKERS
def test_r30_what_an_article_names_can_not_be_deleted(make):
    label = make("Bildung")
    lists = {category: "categories", topic: "topics"}
    named = {lists.get(make, "attributions"): keys(label)}
    if make is source:
        named = {"attributions": [{"source": str(label.key)}]}
    factories.published(**named)
    with pytest.raises(ProtectedError):
        label.delete()
    with pytest.raises(ProtectedError):
        type(label).objects.all().delete()
    assert type(label).objects.filter(pk=label.pk).exists()


def test_labels_are_listed_by_the_name_that_the_reader_sees():
    source("beta", name_en="Zulu")
    source("Alpha")
    source("Gamma", name_en="Yankee")
    names = {
        language: [s.name_in(language) for s in Source.objects.by_name(language)]
        for language in ("de", "en")
    }
    assert names == {
        "de": ["Alpha", "beta", "Gamma"],
        "en": ["Alpha", "Yankee", "Zulu"],
    }


def test_countries_and_organisations_answer_to_their_usual_names():
    names = {
        name: one.code
        for one in CountryOrganisation.objects.all()
        for name in one.all_names()
    }
    assert (names["USA"], names["Großbritannien"], names["EU"]) == ("US", "GB", "EU")
    assert country("DE").name_in("en") == "Germany"


def test_every_country_that_came_with_the_system_is_valid():
    for one in CountryOrganisation.objects.filter(code__in=["DE", "US", "EU", "ASEAN"]):
        one.full_clean()


def test_a_source_is_described_in_the_readers_language():
    both = source("A", description="Deutsch", description_en="English")
    assert (both.description_in("de"), both.description_in("en")) == (
        "Deutsch",
        "English",
    )
    assert source("B", description="Deutsch").description_in("en") == "Deutsch"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/", "x"])
def test_a_sources_homepage_is_a_web_address(url):
    with pytest.raises(ValidationError, match="homepage"):
        cleaned(source(), homepage=url)
