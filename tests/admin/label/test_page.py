"""Labels and sources are found by any name, made with a good slug, kept while used."""

import pytest
from django.urls import reverse

from articles.admin.label import page as label_page
from articles.models import (
    KINDS,
    ArticleTopic,
    Category,
    Source,
    Topic,
)
from tests.support import factories
from tests.support.desk.desk import PEOPLE, at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db

LABELS = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


@pytest.fixture
def manager():
    return at_desk(PEOPLE["sources"]())


def suggested(client, through, field: str, term: str = "") -> list[str]:
    query = {"app_label": "articles", "model_name": through, "field_name": field}
    answer = client.get(reverse("admin:autocomplete", query=query | {"term": term}))
    assert answer.status_code == 200
    return [result["text"] for result in answer.json()["results"]]


@LABELS
def test_a_label_gets_its_slug_from_its_german_name(kind, manager):
    save(manager, url(kind.model, "add"), names_de="Größe & Maß", **kind.made_with)
    assert kind.model.objects.get(names__de="Größe & Maß").slug == "groesse-mass"


def test_a_second_label_whose_name_gives_the_same_slug_gets_a_number(manager):
    for name in ("Größe", "Groesse", "Größe?"):
        save(manager, url(Topic, "add"), names_de=name)
    slugs = Topic.objects.values_list("slugs__de", flat=True)
    assert set(slugs) == {"groesse", "groesse-2", "groesse-3"}


def test_a_label_without_a_latin_letter_gets_a_slug_all_the_same(manager):
    save(manager, url(Topic, "add"), names_de="中文")
    assert Topic.objects.get().slug


def test_a_slug_that_was_typed_is_kept_and_one_that_is_taken_refused(manager):
    factories.topic("Erde", slug="erde")
    save(manager, url(Topic, "add"), names_de="Mond", slugs_de="trabant")
    assert Topic.objects.get(names__de="Mond").slug == "trabant"
    assert errors(save(manager, url(Topic, "add"), names_de="Mars", slugs_de="erde"))


def test_a_name_that_another_label_answers_to_is_refused(manager):
    factories.source("Deutsche Forschungsgemeinschaft", aliases="DFG")
    answer = save(manager, url(Source, "add"), names_de="dfg")
    assert answer.status_code == 200
    assert "Deutsche Forschungsgemeinschaft" in errors(answer)


def test_the_slug_of_a_used_label_may_change(manager):
    topic = factories.topic("Erde")
    factories.published(topics=[str(topic.key)])
    save(manager, url(Topic, "change", topic.pk), slugs_de="planet-erde")
    factories.accept_all()
    assert Topic.objects.get().slug == "planet-erde"


def test_a_label_is_found_by_both_names_and_by_its_aliases(manager):
    factories.source("Eins", name_en="One", aliases="Uno\nUne")
    for term in ("Eins", "one", "uno", "Une"):
        assert suggested(manager, "attribution", "source", term) == ["Eins"]
        answer = manager.get(url(Source, "changelist"), {"q": term})
        assert answer.context["cl"].result_count == 1


def test_what_public_articles_have_most_is_suggested_first(manager):
    often, seldom = factories.topic("Wolke zwei"), factories.topic("Wolke eins")
    for language in ("de", "en"):
        factories.published(topics=[str(often.key)], language=language)
    factories.published(topics=[str(seldom.key)])
    factories.topic("Eine Wolke")
    names = ["Wolke zwei", "Wolke eins", "Eine Wolke"]
    assert suggested(manager, "articletopic", "tag", "wolke") == names
    assert suggested(manager, "articletopic", "tag", "WOLKE EINS") == names[1:2]


def test_what_was_merged_is_not_suggested_any_more(manager):
    kept = factories.topic("Erde")
    factories.topic("Terra", merged_into=kept)
    assert suggested(manager, "articletopic", "tag") == ["Erde"]
    page = manager.get(url(Topic, "change", Topic.objects.get(names__de="Terra").pk))
    assert "merged_into" not in read_form(page)
    assert "Erde" in page.text


def test_an_article_keeps_its_merged_label_when_it_is_saved():
    topic = factories.topic("Terra")
    article = factories.draft(topics=[str(topic.key)])
    Topic.objects.update(merged_into=factories.topic("Erde"))
    path = url(type(article), "change", article.pk)
    save(at_desk(factories.author()), path, teaser="Neu")
    assert article.topic_links.get().tag == topic


def test_nobody_types_a_new_topic_into_an_article():
    article = factories.draft()
    path = url(type(article), "change", article.pk)
    answer = save(at_desk(factories.author()), path, topics=["Neues Thema"])
    assert answer.status_code == 200
    assert not Topic.objects.exists()


def used(kind):
    """Return a label of this kind that stands in a colleague's draft."""
    label = factories.label(kind.model, "Gebraucht", **kind.made_with)
    key = str(label.key)
    reading = {"further_reading": [{"title": "Titel", "publisher": key}]}
    factories.draft(**{kind.entry: [key]} if kind.entry else reading)
    return label


@LABELS
@pytest.mark.parametrize("role", ["sources", "admin"])
def test_r30_a_used_label_cannot_be_deleted_alone_or_with_others(kind, role):
    model, label, client = kind.model, used(kind), at_desk(PEOPLE[role]())
    free = factories.label(model, "Ungebraucht")
    page = client.get(url(model, "delete", label.pk))
    assert len(page.context["protected"]) == 1
    assert str(label) in page.context["protected"][0]
    client.post(url(model, "delete", label.pk), {"post": "yes"})
    data = {"action": "delete_selected", "_selected_action": [label.pk, free.pk]}
    client.post(url(model, "changelist"), data | {"post": "yes"})
    assert model.objects.filter(pk__in=[label.pk, free.pk]).count() == 2


@LABELS
def test_an_unused_label_can_be_deleted_alone_and_with_others(kind, manager):
    model = kind.model
    one, two, three = (factories.label(model, f"Ungebraucht {n}") for n in range(3))
    before = model.objects.count()
    manager.post(url(model, "delete", one.pk), {"post": "yes"})
    data = {"action": "delete_selected", "_selected_action": [two.pk, three.pk]}
    answer = manager.post(url(model, "changelist"), data)
    assert "Ungebraucht 1" in answer.text
    manager.post(url(model, "changelist"), data | {"post": "yes"})
    assert model.objects.count() == before - 3


def test_a_label_into_which_another_was_merged_cannot_be_deleted(manager):
    kept = factories.topic("Erde")
    factories.topic("Terra", merged_into=kept)
    manager.post(url(Topic, "delete", kept.pk), {"post": "yes"})
    assert Topic.objects.filter(pk=kept.pk).exists()


def test_the_list_counts_each_use_once(manager):
    topic, source = factories.topic(), factories.source()
    key = str(source.key)
    rows = {"attributions": [{"source": key}] * 2}
    rows |= {"further_reading": [{"title": "Titel", "publisher": key}]}
    factories.published(topics=[str(topic.key)], **rows)
    assert ArticleTopic.objects.count() == 1
    for model, uses in ((Topic, 1), (Source, 3)):
        listed = manager.get(url(model, "changelist")).context["cl"].result_list
        assert [label.uses for label in listed] == [uses]


def test_an_author_adds_topics_and_changes_none():
    topic = factories.topic("Erde")
    client = at_desk(factories.author())
    assert save(client, url(Topic, "add"), names_de="Mond").status_code == 302
    data = {"names_de": "Anders", "slugs_de": "anders"}
    assert client.post(url(Topic, "change", topic.pk), data).status_code == 403
    assert client.post(url(Category, "add"), data).status_code == 403


def test_the_list_counts_the_uses_of_a_label_no_further_than_anybody_compares(
    manager, monkeypatch
):
    monkeypatch.setattr(label_page, "MOST", 2)
    often, seldom = factories.source("Oft"), factories.source("Selten")
    for source in (often, often, often, often, seldom):
        factories.draft(attributions=[{"source": str(source.key)}])
    page = manager.get(url(Source, "changelist"))
    assert "mehr als 2" in page.text
    assert {label.name: label.uses for label in page.context["cl"].result_list} == {
        "Oft": 3,
        "Selten": 1,
    }
    delete = manager.get(url(Source, "delete", often.pk))
    assert "an 4 Stellen" in delete.text


def test_in_one_language_the_input_has_the_label_of_the_field(manager, offer):
    offer("fr")
    page = manager.get(url(Topic, "add")).text
    assert '<label class="required" for="id_names_fr">' in page
    assert "<legend" not in page.split('class="words"')[0].rpartition("<form")[2]


def test_a_list_leads_to_what_has_no_name_in_the_first_language(manager, offer):
    topic = Topic.objects.create(names={"en": "Trade"}, slugs={"en": "trade"})
    offer("fr", "en")
    page = manager.get(url(Topic, "changelist")).text
    name = '<span lang="en">Trade</span> (Englisch)'
    assert f'<a href="{url(Topic, "change", topic.pk)}">{name}</a>' in page
    table = manager.get(f"{url(Topic, 'changelist')}table.csv")
    assert "Trade (Englisch)" in table.text
