"""Labels are suggested with the word that says so, as editors' practice weighs them."""

import pytest
from django.utils.translation import override

from articles.inbox.suggesting import suggestions_for
from articles.models import Category, CountryOrganisation, Topic

pytestmark = [pytest.mark.django_db, pytest.mark.both]

TITLE = "Französische Forschende in Nairobi"
TEXT = "Auch die OECD und Deutschland sind dabei. Es geht um Klimaanpassung."


@pytest.fixture
def climate():
    return Topic.objects.create(names={"de": "Klima", "en": "Climate"}, slug="klima")


def told(found):
    return {it.name: (it.reason, it.word, it.where) for it in found}


@pytest.mark.usefixtures("climate")
def test_i18_names_adjectives_towns_and_compounds_suggest_labels():
    with override("de"):
        found = told(suggestions_for(TITLE, TEXT, "de"))
    assert found == {
        "Frankreich": ("adjective", "Französische", "title"),
        "Kenia": ("town", "Nairobi", "title"),
        "OECD": ("name", "OECD", "text"),
        "Deutschland": ("name", "Deutschland", "text"),
        "Klima": ("compound", "Klimaanpassung", "text"),
    }


def test_a_suggestion_has_its_reason_in_words():
    [found] = suggestions_for("Hochschulen in Frankreich", "", "de")
    with override("de"):
        assert found.why == "wegen „Frankreich“ im Titel"
    [found] = suggestions_for("", "Made in France.", "en")
    with override("en"):
        assert found.why == "because of “France” in the text"


def test_what_is_named_more_often_or_in_the_title_comes_first():
    found = suggestions_for("Italy", "Spain, Spain and Chile.", "en")
    codes = CountryOrganisation.objects.in_bulk([it.label_pk for it in found])
    assert [codes[it.label_pk].code for it in found] == ["IT", "ES", "CL"]


def test_what_editors_refuse_comes_later_and_then_not_at_all(climate):
    def found(yes, no):
        practice = {("compound", "topic", climate.pk): (yes, no)}
        every = suggestions_for("", "Klimaanpassung", "de", practice=practice)
        return [it.score for it in every]

    assert found(9, 0) == found(0, 0) > found(2, 1) > []
    assert found(0, 9) == []


def test_an_inflected_name_of_several_words_and_an_alias_are_found():
    topic = Topic.objects.create(
        names={"de": "Künstliche Intelligenz"}, aliases="KI\nAI", slug="ki"
    )
    category = Category.objects.create(names={"de": "Förderungen"}, slug="f")
    texts = ["mit künstlicher Intelligenz", "Die KI lernt", "Neue Förderung"]
    found = [suggestions_for("", text, "de")[0] for text in texts]
    assert [(it.kind, it.label_pk) for it in found] == [
        ("topic", topic.pk),
        ("topic", topic.pk),
        ("category", category.pk),
    ]


def test_a_merged_label_suggests_the_one_that_stands_for_it(climate):
    Topic.objects.create(names={"de": "Wetter"}, slug="wetter", merged_into=climate)
    [found] = suggestions_for("Wetter", "", "de")
    assert (found.label_pk, found.word) == (climate.pk, "Wetter")
    assert found.name == "Klima"


@pytest.mark.parametrize("language", ["", "xx", "sv"])
def test_an_item_in_another_language_has_suggestions_by_names(language):
    assert [it.word for it in suggestions_for("Chile", "", language)] == ["Chile"]
