"""A form of the desk sums up its errors, with a link to each field."""

import pytest
from django.urls import reverse

from articles.models import Article, Page, Source, Topic
from tests.support import factories
from tests.support.desk.desk import at_desk, save, url

pytestmark = pytest.mark.django_db


def links(answer) -> list[str]:
    start = answer.text.index('class="errornote faults"')
    summary = answer.text[start : answer.text.index("</div>", start)]
    return [part.split('"')[0] for part in summary.split('href="#')[1:]]


@pytest.mark.parametrize("model", [Topic, Source, Page])
def test_every_kind_of_form_leads_to_what_is_missing(model):
    answer = save(at_desk(factories.admin()), url(model, "add"))
    found = links(answer)
    assert found
    assert all(f'id="{field}"' in answer.text for field in found)


def test_an_account_without_a_name_is_summed_up_too():
    account = factories.author()
    path = url(type(account), "change", account.pk)
    assert links(save(at_desk(factories.admin()), path, username="")) == ["id_username"]


def test_rows_are_named_with_their_number():
    path = url(Article, "change", factories.draft().pk)
    typed = {"further_reading-0-url": "https://example.org/", "dated": "gestern"}
    answer = save(at_desk(factories.author()), path, **typed)
    assert links(answer) == ["id_dated", "id_further_reading-0-title"]
    assert "Zum Nachlesen 1, Titel: " in answer.text


def test_a_move_leads_to_the_moment_that_cannot_be():
    article = factories.in_review()
    page = reverse("admin:articles_article_move", args=[article.pk, "publish"])
    typed = {"when": "at", "at_0": "2020-01-01", "at_1": "09:00"}
    assert links(save(at_desk(factories.chief()), page, **typed)) == ["id_at_0"]
