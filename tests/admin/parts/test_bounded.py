"""Long lists count and sort no more than a person pages through, and say so."""

import pytest

from articles.admin.listing.list import ArticleList
from articles.admin.parts.lists import bounded
from articles.editing.publishing import move
from articles.models import Article, Decision
from tests.support import factories
from tests.support.desk.desk import at_desk, url
from tests.support.worlds import world

pytestmark = pytest.mark.django_db


@world
def seven():
    for number in range(7):
        factories.draft(headline=f"Kopf {number}")


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(bounded, "AHEAD", 4)
    monkeypatch.setattr(ArticleList, "list_per_page", 2)


def asked(query=""):
    answer = at_desk(factories.editor()).get(url(Article, "changelist") + query)
    assert answer.status_code == 200
    return answer


def headlines(answer) -> list[str]:
    return [article.headline for article in answer.context["cl"].result_list]


def test_a_long_list_says_that_there_are_more_than_it_has_counted():
    answer = asked()
    assert headlines(answer) == ["Kopf 6", "Kopf 5"]
    assert "Mehr als 4 Artikel" in answer.text
    assert answer.context["cl"].paginator.num_pages == 2


def test_who_pages_on_gets_to_the_end_and_to_the_number():
    assert "Mehr als 6 Artikel" in asked("?p=2").text
    answer = asked("?p=3")
    assert "7 Artikel" in answer.text
    assert "Mehr als" not in answer.text
    assert headlines(asked("?p=4")) == ["Kopf 0"]


def test_a_search_says_that_it_has_found_more():
    assert "mehr als 4 Treffer" in asked("?q=Kopf").text
    assert "1 Treffer" in asked("?q=Kopf+3").text


def test_a_page_that_there_isnt_leads_back_to_the_list():
    client = at_desk(factories.editor())
    for page in ("99", "9" * 30):
        answer = client.get(url(Article, "changelist"), {"p": page})
        assert (answer.status_code, answer.url[-4:]) == (302, "?e=1")
    for page in ("x", "²", "-1"):
        answer = client.get(url(Article, "changelist"), {"p": page})
        assert answer.status_code in {200, 302}


def test_too_long_a_list_isnt_sorted_by_a_column_and_says_why(monkeypatch):
    answer = asked("?o=1")
    assert headlines(answer) == ["Kopf 6", "Kopf 5"]
    assert "Zu viele" in answer.text
    monkeypatch.setattr(bounded, "AHEAD", 7)
    answer = asked("?o=1")
    assert headlines(answer) == ["Kopf 0", "Kopf 1"]
    assert "Zu viele" not in answer.text


def test_records_are_counted_no_further_either():
    for article in Article.objects.all():
        move(article, "submit", by=article.author)
    path = url(Decision, "changelist")
    assert "Mehr als 4 Entscheidungen" in at_desk(factories.admin()).get(path).text
