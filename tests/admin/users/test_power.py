"""Users who manage accounts without having all rights gain none by it."""

import pytest
from django.contrib.auth.models import Group, Permission

from articles.models import User
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, save, url

pytestmark = pytest.mark.django_db

MANAGING = ["add_user", "change_user", "delete_user", "view_user"]
ROLES = ["add_group", "change_group", "delete_group", "view_group"]


@pytest.fixture
def manager():
    """Return an author who looks after the accounts and roles as well."""
    person = factories.author("verwalterin")
    own = Permission.objects.filter(codename__in=[*MANAGING, *ROLES])
    person.user_permissions.set(own)
    return person


@pytest.fixture
def client(manager):
    return at_desk(manager)


def right(codename: str) -> Permission:
    return Permission.objects.get(codename=codename, content_type__app_label="articles")


def role(name: str) -> Group:
    return Group.objects.get(name=name)


def closed_chief() -> User:
    return factories.profile(factories.chief("fort"), is_active=False)


MORE = {
    "superuser": factories.admin,
    "chief editor": factories.chief,
    "closed chief editor": closed_chief,
}


def test_she_gives_herself_nothing_that_she_lacks(client, manager):
    before = manager.get_all_permissions()
    path = url(User, "change", manager.pk)
    gained = [
        {"is_superuser": "on"},
        {"groups": [role("Chief editor").pk]},
        {"user_permissions": [right("publish_article").pk]},
    ]
    for change in gained:
        save(client, path, **change)
        now = User.objects.get(pk=manager.pk)
        assert not now.is_superuser
        assert now.get_all_permissions() == before


@pytest.mark.parametrize("which", MORE)
def test_an_account_with_more_rights_is_out_of_her_reach(client, which):
    other = factories.profile(MORE[which](), email="other@example.org")
    change = url(User, "change", other.pk)
    assert set(read_form(client.get(change))) == {"csrfmiddlewaretoken"}
    assert "other@example.org" not in client.get(change).text
    sent = {"username": "x", "email": "mine@example.org", "is_active": "on"}
    assert client.post(change, sent).status_code == 403
    for page in ("invitation", "factors", "close", "anonymise", "delete"):
        path = url(User, page, other.pk)
        assert client.get(path).status_code == 403
        assert client.post(path, {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [other.pk]}
    client.post(url(User, "changelist"), chosen | {"post": "yes"})
    assert User.objects.filter(email="other@example.org").get().invited is None


def test_an_account_within_her_rights_she_looks_after(client):
    author = factories.author("neue")
    change = url(User, "change", author.pk)
    assert save(client, change, email="neue@example.org").status_code == 302
    assert client.post(url(User, "invitation", author.pk)).status_code == 302
    assert User.objects.get(pk=author.pk).invited


def test_she_invites_to_her_own_roles_only(client):
    said = {"username": "nora", "email": "nora@example.org"}
    page = save(client, url(User, "add"), **said, groups=[role("Chief editor").pk])
    assert page.context["adminform"].form.errors["groups"]
    answer = save(client, url(User, "add"), **said, groups=[role("Author").pk])
    assert answer.status_code == 302
    assert User.objects.get(username="nora").has_perm("articles.add_article")


def test_no_role_grows_beyond_her(client):
    for name, status in (("Author", 200), ("Chief editor", 403)):
        path = url(Group, "change", role(name).pk)
        sent = {"name": name, "permissions": [right("publish_article").pk]}
        assert client.post(path, sent).status_code == status
    before = set(role("Author").permissions.values_list("codename", flat=True))
    assert "publish_article" not in before
    assert client.post(url(Group, "delete", role("Chief editor").pk)).status_code == 403


def test_who_has_all_rights_gives_them(manager):
    client = at_desk(factories.admin())
    save(client, url(User, "change", manager.pk), is_superuser="on")
    assert User.objects.get(pk=manager.pk).is_superuser
