"""Writers make the sources and topics that they need within the article."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from articles.admin.parts.fields.typed_choices import as_choice
from articles.models import Article, NewLabel, Source, Topic
from tests.support import factories
from tests.support.desk.desk import PEOPLE, at_desk, read_form, save, url

pytestmark = pytest.mark.django_db

NAME = "Clusterportal Baden-Württemberg"
NEW, _shown = as_choice(NAME)


def suggestions(client, term: str, *, make: bool = True, **field) -> list[dict]:
    asked = field or {"model_name": "attribution", "field_name": "source"}
    query = (
        {"app_label": "articles", "term": term} | asked | ({"make": 1} if make else {})
    )
    return client.get(reverse("admin:autocomplete", query=query)).json()["results"]


def save_row(client, article, **row):
    path = url(Article, "change", article.pk)
    return save(client, path, **{f"attributions-0-{k}": v for k, v in row.items()})


@pytest.fixture
def client():
    return at_desk(factories.author())


@pytest.mark.both
def test_an_unknown_name_is_offered_below_those_that_are_like_it(client):
    factories.source("Clusterportal Hessen")
    alike, new = suggestions(client, "Cluster-Portal Hessn")
    assert [one["text"] for one in alike["children"]] == ["Clusterportal Hessen"]
    [made] = new["children"]
    assert made["id"] == "new:Cluster-Portal Hessn"
    assert made["text"] == "Cluster-Portal Hessn (neu)"
    assert len(suggestions(client, "Clusterportal")) == 2


def test_a_name_that_is_known_is_not_offered_again(client):
    source = factories.source(NAME, aliases="CPBW")
    for typed in (NAME.upper(), "cpbw"):
        assert suggestions(client, typed) == [{"id": str(source.pk), "text": NAME}]


def test_nothing_is_offered_elsewhere_or_to_who_may_not_make_it(client):
    assert suggestions(client, NAME, make=False) == []
    country = {"model_name": "articlecountry", "field_name": "country"}
    assert suggestions(client, "Zzyzx", **country) == []
    assert suggestions(at_desk(PEOPLE["reader"]()), NAME) == []


def test_an_author_saves_her_article_with_a_source_that_nobody_knew(client):
    article = factories.draft()
    url_of_it = "https://www.clusterportal-bw.de/meldung?nr=1"
    assert save_row(client, article, source=NEW, url=url_of_it).status_code == 302
    source = article.attributions.get().source
    assert (source.name, source.slug) == (NAME, "clusterportal-baden-wuerttemberg")
    assert source.homepage == "https://www.clusterportal-bw.de/"
    assert NewLabel.objects.get().source == source
    assert NewLabel.objects.get().by == article.author


@pytest.mark.both
def test_a_name_in_several_places_is_made_once(client):
    article = factories.draft()
    path = url(Article, "change", article.pk)
    row = {"attributions-0-source": NEW, "further_reading-0-title": "Titel"}
    row |= {"further_reading-0-publisher": f"new:{NAME.upper()}"}
    assert (
        save(client, path, **row, topics=["new:Cluster", "new:cluster"]).status_code
        == 302
    )
    assert article.further_reading.get().publisher == Source.objects.get()
    assert [link.tag.name for link in article.topic_links.all()] == ["Cluster"]


def test_topics_keep_their_order_between_known_and_new_ones(client):
    known, path = factories.topic("Erde"), url(Article, "add")
    chosen = ["new:Mond", str(known.pk), "new:Mars"]
    save(client, path, headline="Neu", topics=chosen)
    article = Article.objects.get()
    assert [link.tag.name for link in article.topic_links.all()] == [
        "Mond",
        "Erde",
        "Mars",
    ]


def test_what_an_english_article_names_first_has_an_english_name(client):
    save(
        client, url(Article, "add"), headline="New", language="en", topics=["new:Moon"]
    )
    assert Topic.objects.get().names == {"en": "Moon"}


@pytest.mark.both
def test_somebody_else_has_just_made_the_same(client):
    article, source = factories.draft(), factories.source(NAME)
    save_row(client, article, source=NEW)
    assert article.attributions.get().source == source
    assert not NewLabel.objects.exists()


def test_a_refused_form_shows_the_new_name_and_makes_nothing(client):
    article = factories.draft()
    path = url(Article, "change", article.pk)
    answer = save(
        client,
        path,
        **{"attributions-0-source": NEW, "dated": "gestern", "topics": ["new:Cluster"]},
    )
    assert answer.status_code == 200
    assert not Source.objects.exists()
    shown = read_form(answer)
    assert (shown["attributions-0-source"], shown["topics"]) == ([NEW], ["new:Cluster"])


def test_a_merge_calls_a_new_source_by_its_name_and_makes_it_once_it_is_chosen(client):
    article = factories.draft()
    path = url(Article, "change", article.pk)
    form = read_form(client.get(path)) | {"attributions-0-source": NEW}
    form["attributions-TOTAL_FORMS"] = "1"
    theirs = [{"source": str(factories.source("Andere").key)}]
    factories.edited(article, by=factories.editor(), attributions=theirs)
    merge = client.post(path, form)
    assert f"Quelle: {NAME}" in merge.text
    assert not Source.objects.filter(names__de=NAME).exists()
    chosen = read_form(merge) | {"merge-attributions": "mine"}
    assert client.post(path, chosen).status_code == 302
    assert article.attributions.get().source.name == NAME


def test_a_preview_makes_nothing(client):
    article = factories.draft()
    row = {"attributions-0-source": NEW, "_preview": "1"}
    answer = save(client, url(Article, "change", article.pk), **row)
    assert NAME in answer.text
    assert not Source.objects.exists()


def test_without_a_script_an_unknown_name_leads_to_where_it_is_made(client):
    factories.source("Clusterportal Hessen")
    article = factories.draft()
    answer = save_row(client, article, **{"source-named": NAME})
    add = reverse("admin:articles_source_add", query={"name": NAME})
    assert add.replace("&", "&amp;") in answer.text
    assert "Clusterportal Hessen" in answer.text
    assert NAME in read_form(client.get(add))["names_de"]
    save(client, add)
    save_row(client, article, **{"source-named": NAME})
    assert article.attributions.get().source.name == NAME
    assert NewLabel.objects.get().source.name == NAME


def test_who_may_not_make_sources_is_told_whom_to_ask(client):
    add_source = Permission.objects.get(codename="add_source")
    Group.objects.get(name="Author").permissions.remove(add_source)
    answer = save_row(client, factories.draft(), source=NEW)
    assert "bitten Sie" in answer.text
    assert not Source.objects.exists()


def test_a_name_of_nothing_or_too_long_a_one_is_refused(client):
    article = factories.draft()
    for name in ("new:", f"new:{'x' * 201}"):
        assert save_row(client, article, source=name).status_code == 200
        assert (
            save(client, url(Article, "change", article.pk), topics=[name]).status_code
            == 200
        )
    assert not Source.objects.exists()
    assert not Topic.objects.exists()


def test_editors_find_what_is_new_and_confirm_it(client):
    save_row(client, factories.draft(), source=NEW)
    factories.source("Alt")
    editor, source = at_desk(factories.editor()), Source.objects.get(names__de=NAME)
    new = editor.get(url(Source, "changelist"), {"new": "yes"})
    assert [one.name for one in new.context["cl"].result_list] == [NAME]
    assert "neu, angelegt von Autorin Beispiel" in new.text
    assert "neu, angelegt von" in editor.get(url(Source, "change", source.pk)).text
    data = {"action": "look_at", "_selected_action": [source.pk]}
    editor.post(url(Source, "changelist"), data)
    assert not NewLabel.objects.exists()
    assert Source.objects.filter(pk=source.pk).exists()


def test_who_saves_a_new_one_has_looked_at_it(client):
    save(client, url(Topic, "add"), names_de="Mond")
    assert NewLabel.objects.get().topic.name == "Mond"
    save(at_desk(factories.editor()), url(Topic, "change", Topic.objects.get().pk))
    assert not NewLabel.objects.exists()


def test_what_an_editor_makes_is_not_new():
    save(at_desk(factories.editor()), url(Source, "add"), names_de=NAME)
    assert Source.objects.exists()
    assert not NewLabel.objects.exists()
