"""Users find the verbs' records by the headlines and addresses that they may read."""

import pytest
from django.urls import reverse

from articles.models import Address, Decision, Edition, Snapshot, Story
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    """Return a published article that is revised, and a draft of somebody else."""
    live = factories.published(headline="Leuchttürme der Forschung")
    factories.revised(live, headline="Ein neuer Anfang")
    return live, factories.draft(by=factories.editor(), headline="Geheimer Leuchtturm")


def found(person, model, typed: str) -> list:
    answer = at_desk(person).get(url(model, "changelist"), {"q": typed})
    assert answer.status_code == 200
    return list(answer.context["cl"].result_list)


def completed(person, typed: str) -> list[str]:
    query = {"app_label": "articles", "model_name": "relatedchoice"}
    query |= {"field_name": "edition", "term": typed}
    answer = at_desk(person).get(reverse("admin:autocomplete", query=query))
    return [result["text"] for result in answer.json()["results"]]


@pytest.mark.parametrize("typed", ["leuchtturm", "forsch", "Forschung Leuchttürme"])
@pytest.mark.both
def test_an_edition_is_found_by_words_of_any_headline_it_had(house, typed):
    live, _draft = house
    assert live.edition in found(factories.editor(), Edition, typed)
    assert found(factories.author(), Edition, typed) == [live.edition]
    assert completed(factories.author(), typed) == ["Ein neuer Anfang [de]"]


@pytest.mark.both
def test_an_edition_is_found_by_how_its_address_begins(house):
    live, draft = house
    assert found(factories.author(), Edition, live.slug[:3]) == [live.edition]
    assert found(factories.author(), Edition, draft.slug[:5]) == []
    assert found(factories.editor(), Edition, draft.slug[:5]) == [draft.edition]


@pytest.mark.parametrize("most", [0, 1, 2])
def test_whether_few_or_many_are_found_is_the_same(house, monkeypatch, most):
    monkeypatch.setattr("articles.admin.parts.lists.found.AHEAD", most)
    live, draft = house
    assert len(found(factories.editor(), Edition, "leuchtturm")) == 2
    assert found(factories.editor(), Edition, draft.slug[:9]) == [draft.edition]
    assert found(factories.editor(), Edition, "Forschung") == [live.edition]


def test_nothing_typed_finds_everything(house):
    assert len(found(factories.editor(), Edition, " ")) == 2
    assert len(found(factories.admin(), Address, " ")) == Address.objects.count()


@pytest.mark.parametrize("model", [Decision, Snapshot])
def test_records_are_found_by_their_articles_headline(house, model):
    live, _draft = house
    records = found(factories.editor(), model, "forschung")
    assert {record.article for record in records} == {live}


@pytest.mark.both
def test_addresses_are_found_by_how_they_begin(house):
    live, _draft = house
    begun = found(factories.admin(), Address, live.slug[:6].upper())
    assert [address.slug for address in begun] == [live.slug]
    assert found(factories.admin(), Address, live.slug[1:]) == []


@pytest.mark.parametrize("typed", ["x", "9" * 40, "\x00", "²"])
@pytest.mark.both
def test_a_story_is_found_by_its_number_alone(house, typed):
    story = house[0].edition.story
    assert found(factories.admin(), Story, f" {story.pk} ") == [story]
    assert story not in found(factories.admin(), Story, typed) or typed == "\x00"
