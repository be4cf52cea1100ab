"""Addresses of allauth's pages: closed to whom the desk is closed."""

import pytest
from django.test import Client

from articles.models import User
from tests import factories
from tests.admin.account import LOGIN
from tests.admin.asking import routes
from tests.admin.desk import at_desk

pytestmark = pytest.mark.django_db

BELOW = ("admin/factors/", "admin/reauthenticate/", "admin/sessions/")
ADDRESSES = [
    "/" + one.replace("<int:pk>", "1") for one in routes() if one.startswith(BELOW)
]


def test_there_is_no_way_to_sign_up():
    assert not [one for one in routes() if "signup" in one]


@pytest.mark.parametrize("path", ADDRESSES)
def test_nobody_opens_them_who_is_not_at_the_desk(path):
    gone = factories.author("frueher")
    clients = [Client(), at_desk(factories.user("gast", is_staff=False)), at_desk(gone)]
    User.objects.filter(pk=gone.pk).update(is_staff=False)
    for client in clients:
        for answer in (client.get(path), client.post(path, {"id": 1})):
            assert answer.status_code == 302
            # Or the desk, which asks anew.
            assert answer.url.split("?")[0] in {LOGIN, "/admin/"}


def test_who_is_at_the_desk_finds_them_within_its_frame():
    person = factories.author()
    person.set_password("ein langes Wort")
    person.save()
    page = at_desk(person).get("/admin/reauthenticate/")
    assert page.status_code == 200
    assert "articles/admin.css" in page.text
    assert 'id="logout-form"' in page.text
