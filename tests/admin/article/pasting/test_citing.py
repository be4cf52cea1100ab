"""The citation helper fills rows from the text and from what the newsroom knows."""

from datetime import date

import pytest
from django.urls import reverse

from articles.models import Article
from tests.support import factories
from tests.support.desk.desk import at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db

URL = "https://news.muster.example/2020/meldung"
LINE = f"Musterportal (12.02.20): Ein Titel {URL}"


@pytest.fixture
def client():
    return at_desk(factories.author())


def rows(client, pasted: str, group: str = "further_reading") -> list[dict]:
    data = {"pasted": pasted, "group": group}
    return client.post(reverse("admin:articles_article_cite"), data).json()["rows"]


def test_a_known_publisher_is_chosen_by_name_or_alias(client):
    source = factories.source("Musterquelle", aliases="Musterportal")
    named = {"id": str(source.pk), "text": "Musterquelle"}
    whole = {"title": "Ein Titel", "url": URL, "dated": "2020-02-12"}
    assert rows(client, LINE) == [whole | {"publisher": named}]
    assert rows(client, LINE, "attributions") == [whole | {"source": named}]


def test_a_publisher_without_a_day_is_known_by_its_name_before_the_colon(client):
    factories.source("Musterportal")
    [row] = rows(client, f"Musterportal: Titel: Teil {URL}")
    assert (row["publisher"]["text"], row["title"]) == ("Musterportal", "Titel: Teil")


def test_an_unknown_publisher_is_printed_as_it_stands_or_will_be_made(client):
    assert rows(client, LINE)[0]["publisher_name"] == "Musterportal"
    made = {"id": "new:Musterportal", "text": "Musterportal (neu)"}
    assert rows(client, LINE, "attributions")[0]["source"] == made


def test_a_name_alone_is_a_source_and_no_title_but_for_further_reading(client):
    [row] = rows(client, "Musterportal", "attributions")
    assert row == {"source": {"id": "new:Musterportal", "text": "Musterportal (neu)"}}
    assert rows(client, "Musterportal") == [{"title": "Musterportal"}]


def test_an_address_alone_leads_to_the_source_on_whose_pages_it_lies(client):
    factories.source("Andere", homepage="https://example/")
    source = factories.source("Muster", homepage="https://www.muster.example/de/")
    named = {"id": str(source.pk), "text": "Muster"}
    assert rows(client, URL) == [{"url": URL, "publisher": named}]
    assert rows(client, "https://notmuster.example/x") == [
        {"url": "https://notmuster.example/x"}
    ]


@pytest.mark.both
def test_an_address_that_was_cited_brings_title_day_and_publisher(client):
    source = factories.source("Muster")
    row = {"url": URL, "title": "Alt", "dated": date(2020, 2, 12)}
    factories.published(further_reading=[row | {"publisher": str(source.key)}])
    named = {"id": str(source.pk), "text": "Muster"}
    whole = {"title": "Alt", "url": URL, "dated": "2020-02-12", "source": named}
    assert rows(client, URL, "attributions") == [whole]
    [own] = rows(client, f"Verlag (1.3.21): Neu {URL}")
    assert (own["title"], own["dated"]) == ("Neu", "2021-03-01")
    assert own["publisher_name"] == "Verlag"


def test_what_a_colleagues_draft_cites_is_told_to_nobody(client):
    row = {"url": URL, "title": "Geheim"}
    factories.draft(by=factories.author("Kollegin"), further_reading=[row])
    assert rows(client, URL) == [{"url": URL}]


def test_only_who_writes_and_only_known_groups_are_answered(client):
    path = reverse("admin:articles_article_cite")
    assert client.get(path).status_code == 405
    assert client.post(path, {"group": "related"}).status_code == 400


@pytest.mark.both
def test_questions_do_not_grow_with_the_sources(client, django_assert_max_num_queries):
    for n in range(20):
        factories.source(f"Muster {n}", homepage=f"https://muster{n}.example/")
    with django_assert_max_num_queries(18):
        rows(client, URL)


def test_without_a_script_the_form_comes_back_with_its_rows_filled(client):
    factories.source("Musterportal")
    path = url(Article, "add")
    form = read_form(client.get(path)) | {"headline": "", "dated": "gestern"}
    form |= {"cite-further_reading": f"{LINE}\n{URL}/2", "_cite": "further_reading"}
    answer = client.post(path, form)
    assert not Article.objects.exists()
    assert errors(answer) == ""
    assert "2 Zeilen ausgefüllt" in answer.text
    filled = read_form(answer)
    assert filled["dated"] == ["gestern"]
    assert filled["further_reading-0-title"] == ["Ein Titel"]
    assert filled["further_reading-1-url"] == [f"{URL}/2"]
    good = filled | {"headline": "Neu", "dated": "", "further_reading-1-title": "Zwei"}
    assert client.post(path, good | {"_save": "1"}).status_code == 302
    assert Article.objects.get().further_reading.count() == 2


def test_filled_rows_stand_below_those_there_are(client):
    article = factories.draft(further_reading=[{"title": "Eins"}])
    path = url(Article, "change", article.pk)
    row = {"cite-further_reading": LINE, "_cite": "further_reading"}
    filled = read_form(save(client, path, **row))
    client.post(path, filled | {"_save": "1"})
    titles = article.further_reading.values_list("title", flat=True)
    assert list(titles) == ["Eins", "Ein Titel"]


def test_enter_in_a_form_without_a_script_saves_it(client):
    article = factories.draft()
    path = url(Article, "change", article.pk)
    answer = save(client, path, headline="Neu", _cite="further_reading")
    assert answer.status_code == 302
    assert Article.objects.get().headline == "Neu"


@pytest.mark.parametrize("said", ["abc", "-5", "", "9" * 9])
def test_a_form_with_an_odd_count_of_rows_is_refused_and_nothing_breaks(client, said):
    article = factories.draft(author=factories.author())
    path = url(Article, "change", article.pk)
    odd = {"_cite": "attributions", "cite-attributions": "Musterportal"}
    form = read_form(client.get(path)) | odd | {"attributions-TOTAL_FORMS": said}
    assert client.post(path, form).status_code == 200
