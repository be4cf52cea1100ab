"""A form whose safety token isn't right is shown once more: to its writer alone."""

import pytest

from articles.models import Article, CarriedForm
from tests.support import factories
from tests.support.desk.desk import read_form
from tests.support.desk.unsaved import HERE, TYPED, WORD, checked, opened

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_origin(settings):
    settings.NEWSROOM_ORIGIN = "http://testserver"


def test_a_form_with_an_old_token_is_sent_by_one_click():
    article = factories.draft()
    client, path, form = opened(article)
    del client.cookies["csrftoken"]
    answer = client.post(path, form | {"_continue": "1"}, headers=HERE)
    assert answer.status_code == 403
    assert "no-store" in answer.headers["Cache-Control"]
    again = read_form(answer)
    assert again["headline"] == [TYPED["headline"]]
    assert client.post(path, again).status_code == 302
    assert Article.objects.get().headline == TYPED["headline"]


def test_or_it_is_looked_at_first_and_nothing_is_saved():
    article = factories.draft()
    client, path, form = opened(article)
    del client.cookies["csrftoken"]
    again = read_form(client.post(path, form | {"_save": "1"}, headers=HERE))
    page = client.post(path, again | {"_show": "1"})
    assert page.status_code == 200
    assert read_form(page)["headline"] == [TYPED["headline"]]
    assert Article.objects.get().headline == article.headline


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "https://evil.example", "sec-fetch-site": "same-origin"},
        {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ],
)
def test_a_form_from_elsewhere_never_shows_what_it_holds(headers):
    article = factories.draft()
    client, path, form = opened(article)
    del client.cookies["csrftoken"]
    answer = client.post(path, form, headers=headers)
    assert answer.status_code == 403
    assert "ungesicherter" not in answer.text
    assert not CarriedForm.objects.exists()


def test_a_form_of_another_account_isnt_shown_to_who_is_logged_in_now():
    article = factories.draft()
    _hers, path, form = opened(article)
    client = checked(factories.editor())
    answer = client.post(path, form, headers=HERE)
    assert answer.status_code == 403
    assert "ungesicherter" not in answer.text


def test_no_page_holds_a_password_that_was_typed():
    client = checked()
    words = {"username": "nora", "password": WORD}
    answer = client.post("/admin/login/", words, headers=HERE)
    assert answer.status_code == 403
    assert WORD not in answer.text


def test_readers_keep_the_page_of_their_own():
    answer = checked().post("/de/barrier-report/", {"message": "x"}, headers=HERE)
    assert "/admin/" not in answer.text
