"""The addresses in a list are Django's, though each isn't put together by itself."""

from urllib.parse import urlencode

import pytest
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.views.main import ChangeList

from articles.models import Article
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = pytest.mark.django_db

ASKED = [
    {},
    {"q": "Wahl & mehr", "phase": "live", "p": "1", "o": "1"},
    {"versions": "all", "category_links__category__id__exact": "1", "q": "ä=+"},
]


@pytest.fixture
def newsroom():
    topics = [factories.topic(name) for name in ("Öl & Gas", "Wasser")]
    for number in range(3):
        headline = f"Wahl & mehr {number} ä=+"
        factories.published(headline=headline, topics=topics)


def opened(asked):
    answer = at_desk(factories.chief()).get(url(Article, "changelist"), asked)
    assert answer.status_code == 200
    return answer.context["cl"]


def choices(shown) -> list[str]:
    every = (one for each in shown.filter_specs for one in each.choices(shown))
    return [one["query_string"] for one in every]


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: str(len(asked)))
def test_each_choice_of_each_filter_leads_where_django_would_lead(
    newsroom, asked, monkeypatch
):
    shown = opened(asked)
    ours = choices(shown)
    monkeypatch.setattr(type(shown), "get_query_string", ChangeList.get_query_string)
    assert len(ours) > 20
    assert ours == choices(shown)


@pytest.mark.parametrize("value", ["a&b=c", "ü +%", 7, None, ["a", "b"], True])
def test_any_value_is_written_as_django_writes_it(newsroom, value):
    shown = opened({"q": "Wahl"})
    for name in ("phase", "a&b", "q"):
        djangos = ChangeList.get_query_string(shown, {name: value}, ["versions"])
        for _time in range(2):
            assert shown.get_query_string({name: value}, ["versions"]) == djangos


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: str(len(asked)))
def test_each_row_leads_back_to_its_list(newsroom, asked):
    shown = opened(asked)
    filters = {"preserved_filters": shown.preserved_filters, "opts": shown.opts}
    for article in shown.result_list:
        page = url(Article, "change", article.pk)
        assert article.address == add_preserved_filters(filters, page)
        kept = urlencode({"_changelist_filters": urlencode(asked)})
        assert article.address == (f"{page}?{kept}" if asked else page)
