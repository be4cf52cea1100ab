"""The site shows unpublished pages only to active users of the staff with the right."""

import pytest
from django.test import Client

from articles.domain.pictures.renditions import all_renditions
from articles.models import Article, User
from tests.accounts.admission.test_demand import patterns, plain
from tests.support import factories
from tests.support.desk.asking import undone
from tests.support.desk.desk import PEOPLE, at_desk, url
from tests.support.turns import has_turn
from tests.support.worlds import world

pytestmark = pytest.mark.django_db


@world
def hidden():
    """Return addresses of a draft: its pictures, and its pages at the desk."""
    image = factories.picture()
    author = factories.author("verfasserin")
    article = factories.draft(by=author, headline="geheim", lead_image=str(image.key))
    pages = ("change", "history", "preview", "compare")
    found = [url(Article, name, article.pk) for name in pages]
    return [next(iter(all_renditions(image))).url], found


def lose(person: User, what: str) -> None:
    if what == "group":
        person.groups.clear()
        person.user_permissions.clear()
        User.objects.filter(pk=person.pk).update(is_superuser=False)
    elif what == "all":
        User.objects.filter(pk=person.pk).update(is_active=False, is_staff=False)
    else:
        User.objects.filter(pk=person.pk).update(**{what: False})


@pytest.mark.parametrize("loss", ["is_staff", "is_active", "group", "all"])
@pytest.mark.parametrize("role", PEOPLE)
def test_s74_who_lost_her_place_sees_nothing_of_a_draft(hidden, role, loss):
    pictures, pages = hidden
    person = PEOPLE[role]()
    client = at_desk(person)
    sees = person.has_perm("articles.view_image")
    for path in pictures:
        assert client.get(path).status_code == (200 if sees else 404)
    lose(person, loss)
    for path in pictures:
        assert client.get(path).status_code == 404
    for path in pages:
        answer = client.get(path)
        assert answer.status_code in {302, 403, 404}
        assert "geheim" not in answer.text


def test_readers_see_no_picture_of_a_draft(hidden):
    pictures, _pages = hidden
    assert [Client().get(path).status_code for path in pictures] == [404]


def test_nobody_keeps_a_page_of_the_desk(full_size):
    admin = factories.admin()
    for client in (Client(), at_desk(admin)):
        for place, (route, name) in enumerate(patterns()):
            path = plain(route, admin.pk)
            if not path.startswith("/admin/") or name == "jsi18n":
                continue
            is_names = path == "/admin/label-names/"
            if not (is_names or has_turn(place, everything=full_size)):
                continue
            with undone():
                answer = client.get(path)
            if answer.status_code == 200:
                # A browser may keep names of labels, and asks about them each time.
                wanted = "private, no-cache" if is_names else "no-store"
                assert wanted in answer.headers["Cache-Control"], path
