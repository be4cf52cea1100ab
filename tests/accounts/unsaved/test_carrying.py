"""The login carries forms for writers alone, and a limited amount for each a day."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from articles.accounts.unsaved.carrying import HOLDER, keep
from articles.accounts.unsaved.mark import FIELD
from articles.models import Article, CarriedForm, User
from tests.support import factories
from tests.support.desk.desk import url
from tests.support.desk.unsaved import HERE, log_in, opened, with_password

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_origin(settings):
    settings.NEWSROOM_ORIGIN = "http://testserver"


LONG = "Mein ungesicherter Text " * 40_000


def test_a_long_form_is_carried_for_whoever_was_given_one():
    article = factories.draft()
    author = with_password(article.author)
    client, path, form = opened(article)
    del client.cookies["sessionid"]
    assert client.post(path, form | {"body": LONG}).status_code == 302
    log_in(client, author, path)
    assert LONG[:100] in client.get(path).text


@pytest.mark.parametrize("mark", ["none", "forged", "old", "closed", "of a reader"])
def test_a_long_form_without_a_writers_mark_is_a_strangers(mark):
    article = factories.draft()
    client, path, form = opened(article)
    del client.cookies["sessionid"]
    if mark == "none":
        del client.cookies[FIELD]
    elif mark == "forged":
        client.cookies[FIELD] = client.cookies[FIELD].value[:-1] + "!"
    elif mark == "closed":
        User.objects.update(is_active=False)
    elif mark == "of a reader":
        User.objects.update(is_staff=False)
    days = 31 if mark == "old" else 0
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        answer = client.post(path, form | {"body": LONG})
    assert answer.status_code == 413
    assert "nicht mehr angemeldet" in answer.text
    assert not CarriedForm.objects.exists()


def sent_by(mark: str, path: str, form: dict, **more):
    """Send a form with nothing but the mark, as from yet another browser."""
    sender = Client(headers=HERE)
    sender.cookies[FIELD] = mark
    return sender.post(path, form | more), HOLDER in sender.cookies


@pytest.mark.both
def test_a_writers_day_has_room_for_so_much_whatever_browser_sends_it():
    client, path, form = opened(factories.draft())
    mark = client.cookies[FIELD].value
    add, kept = url(Article, "add"), CarriedForm.objects.all()
    carried = [sent_by(mark, f"{add}?n={n}", form, body=LONG)[1] for n in range(6)]
    assert carried == [True] * 4 + [False] * 2
    assert sum(len(one.sealed) for one in kept) <= 4_000_000
    # A short form counts, and so does what was taken up again or replaced.
    kept.update(sealed=b"")
    for _time in range(15):
        sent_by(mark, path, form)
    assert 4 < kept.count() < 4 + 15
    assert sum(one.size for one in kept) <= 4_000_000
    assert sent_by(mark, path, form, body=LONG)[0].status_code == 413
    with time_machine.travel(timezone.now() + timedelta(days=1, seconds=1)):
        assert sent_by(mark, path, form, body=LONG)[1]


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_carried_within_the_writers_day():
    author = factories.author()

    def send(number):
        try:
            return keep(author, f"{number}", "/admin/", b"x" * 1_500_000)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(send, range(8))) == [False] * 6 + [True] * 2
