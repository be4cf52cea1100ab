"""`newsroom try_claims`: the roles that claims would give; nothing is changed."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Identity, User
from newsroom.conf.outside.oidc import Issuer
from tests.support import factories
from tests.support.desk.account import erika

pytestmark = pytest.mark.django_db

HERS = {
    "sub": "17",
    "email": "erika@example.org",
    "email_verified": True,
    "groups": ["news-desk", "staff"],
}
AT = "https://login.example.org"


@pytest.fixture(autouse=True)
def issuer(settings):
    roles = (("news-desk", "Editor"), ("news-lost", "Nobody"))
    found = Issuer(AT, "news", "secret", "Hausdienst", counts=False, roles=roles)
    settings.NEWSROOM_OIDC = found
    return found


@pytest.fixture
def tried(tmp_path):
    """Return what the command prints about these claims."""

    def tried(claims, *options: str) -> str:
        file, said = tmp_path / "claims.json", StringIO()
        file.write_text(claims if isinstance(claims, str) else json.dumps(claims))
        try:
            call_command("try_claims", str(file), *options, stdout=said)
        finally:
            tried.said = said.getvalue()
        return tried.said

    return tried


def refused(tried, claims, *options: str) -> str:
    with pytest.raises(CommandError, match="wouldn't get in"):
        tried(claims, *options)
    return tried.said


def test_it_shows_the_account_and_the_roles_and_changes_nothing(tried):
    assert tried(HERS) == (
        "news-desk: Editor\n"
        "staff: nothing\n"
        "An account erika would be made, for erika@example.org.\n"
    )
    assert not User.objects.exists()


def test_it_finds_an_account_by_its_subject(tried):
    Identity.objects.create(
        person=erika(), issuer=AT, subject="17", last_login=timezone.now()
    )
    assert "The account erika would be opened." in tried(HERS)


def test_it_gives_the_sentence_that_the_person_would_read(tried):
    assert "which of its users you are" in refused(tried, HERS | {"sub": ""})
    assert "was verified" in refused(tried, HERS | {"email_verified": False})
    assert "none of your groups" in refused(tried, HERS | {"groups": ["staff"]})
    factories.profile(factories.author("andere"), email="erika@example.org")
    assert "has your e-mail address" in refused(tried, HERS)


def test_another_mapping_may_be_tried(tried):
    assert "staff: Author" in tried(HERS, "--roles", "staff=Author")
    assert "none of your groups" in refused(tried, HERS, "--roles", "x=Author")
    with pytest.raises(CommandError, match="gives no role"):
        tried(HERS, "--roles", "staff")


def test_without_claims_it_shows_the_mapping_and_what_is_wrong_with_it(
    settings, issuer
):
    role = Group.objects.create(name="Verwaltung")
    role.permissions.add(Permission.objects.get(codename="add_user"))
    mapped = (*issuer.roles, ("news-admins", "Verwaltung"))
    settings.NEWSROOM_OIDC = replace(issuer, roles=mapped)
    said = StringIO()
    call_command("try_claims", stdout=said)
    first, second, third = said.getvalue().splitlines()
    assert first == "news-desk: Editor"
    assert "there is no role “Nobody”; there are Author" in second
    assert "has rights of administrators" in third


@pytest.mark.parametrize("text", ["", "[]", "{", "17"])
def test_what_is_no_claims_is_refused(tried, text):
    with pytest.raises(CommandError, match="holds no claims"):
        tried(text)


def test_a_file_that_is_missing_is_named():
    with pytest.raises(CommandError, match="can't be read"):
        call_command("try_claims", "/nowhere/missing.json")


def test_without_a_server_it_says_so(settings):
    settings.NEWSROOM_OIDC = None
    with pytest.raises(CommandError, match="Set NEWSROOM_OIDC_ISSUER"):
        call_command("try_claims")
