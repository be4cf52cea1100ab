"""The organisation's server makes accounts, by issuer and subject, and gives roles."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import Group, Permission

from articles.accounts.oidc import binding
from articles.models import Identity, RecordedDeed, RecordEntry, User
from tests.accounts.oidc.issuer import GONE
from tests.accounts.oidc.travel import come, is_out, said
from tests.support import factories
from tests.support.desk.account import erika

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def roles_of(person: User) -> set[str]:
    return set(person.groups.values_list("name", flat=True))


def test_who_comes_first_gets_an_account_with_the_roles_of_their_groups(issuer):
    issuer.claims["groups"] = ["news-authors", "news-desk", "staff"]
    client, place = come(issuer)
    assert place == "/admin/profile/"
    person = User.objects.get()
    assert (person.username, person.email) == ("erika", "erika@example.org")
    assert person.printed_name == "Erika Muster"
    assert (person.is_staff, person.is_superuser) == (True, False)
    assert not person.has_usable_password()
    assert roles_of(person) == {"Author", "Editor"}
    known = Identity.objects.get()
    assert (known.issuer, known.subject) == (issuer.address, "17")
    assert client.get("/admin/").status_code == 200
    deeds = set(RecordEntry.objects.values_list("deed", flat=True))
    assert {RecordedDeed.ADDED, RecordedDeed.GRANTED, RecordedDeed.LOGIN} <= deeds


def test_who_comes_again_has_the_same_account_under_any_address(issuer):
    come(issuer)
    issuer.claims |= {"email": "muster@example.org", "name": "Erika Anders"}
    come(issuer)
    person = User.objects.get()
    assert (person.email, person.printed_name) == ("erika@example.org", "Erika Muster")


def test_another_subject_with_the_same_address_gets_nobodys_account(issuer):
    come(issuer)
    issuer.changes = {"sub": "18"}
    client, place = come(issuer)
    assert place == "/admin/login/"
    assert "Ein Konto hat hier Ihre E-Mail-Adresse" in said(client)
    assert is_out(client)
    assert User.objects.count() == Identity.objects.count() == 1


def test_an_address_alone_opens_no_account_that_was_here(issuer):
    erika()
    client, _place = come(issuer)
    assert "nicht mit Hausdienst verbunden" in said(client)
    assert is_out(client)
    assert not Identity.objects.exists()


def test_a_name_that_is_taken_gets_a_number(issuer):
    factories.author("erika"), factories.author("erika-2")
    come(issuer)
    assert Identity.objects.get().person.username == "erika-3"


@pytest.mark.parametrize("local", ["former-colleague-7", "erased-7"])
def test_a_name_that_means_somebody_gone_is_nobodys(issuer, local):
    issuer.claims["email"] = f"{local}@example.org"
    come(issuer)
    person = User.objects.get()
    assert person.username == f"account-{local}"
    assert {person.is_gone, person.is_erased} == {False}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"sub": GONE}, "wer Sie dort sind"),
        ({"sub": ""}, "wer Sie dort sind"),
        ({"sub": "x" * 256}, "wer Sie dort sind"),
        ({"email_verified": False}, "bestätigt"),
        ({"email_verified": GONE}, "bestätigt"),
        ({"email_verified": "no"}, "bestätigt"),
        ({"email": "erika"}, "bestätigt"),
        ({"groups": ["staff"]}, "Keine Ihrer Gruppen"),
        ({"groups": []}, "Keine Ihrer Gruppen"),
        ({"groups": {"news-authors": True}}, "Keine Ihrer Gruppen"),
    ],
)
def test_who_lacks_something_is_refused_in_a_sentence_and_gets_no_account(
    issuer, changes, words
):
    issuer.claims |= {name: v for name, v in changes.items() if v is not GONE}
    for name in [name for name, value in changes.items() if value is GONE]:
        issuer.claims.pop(name, None)
    issuer.changes = changes
    client, place = come(issuer)
    assert place == "/admin/login/"
    assert words in said(client)
    assert is_out(client)
    assert not User.objects.exists()


def test_groups_and_address_may_be_told_apart_from_the_token(issuer):
    issuer.changes = {"groups": GONE, "email": GONE, "email_verified": GONE}
    assert come(issuer)[1] == "/admin/profile/"
    assert "/userinfo" in issuer.asked


def test_groups_may_lie_deeper_and_the_word_for_verified_be_another(issuer, settings):
    settings.NEWSROOM_OIDC = replace(
        issuer.setting, claim="realm_access.roles", verified="xms_edov"
    )
    issuer.claims |= {"realm_access": {"roles": ["news-desk"]}, "xms_edov": True}
    issuer.claims["email_verified"] = False
    come(issuer)
    assert roles_of(User.objects.get()) == {"Editor"}


def test_roles_follow_the_groups_and_leave_what_the_desk_gave(author, issuer):
    author.groups.set(Group.objects.filter(name__in=["Author", "Source manager"]))
    issuer.claims["groups"] = ["news-desk"]
    come(issuer)
    assert roles_of(author) == {"Editor", "Source manager"}
    issuer.claims["groups"] = []
    client, _place = come(issuer)
    assert "Keine Ihrer Gruppen" in said(client)
    assert is_out(client)


def test_no_group_makes_an_administrator(issuer, settings):
    role = Group.objects.create(name="Verwaltung")
    role.permissions.add(Permission.objects.get(codename="change_user"))
    mapped = (("news-admins", "Verwaltung"), ("news-authors", "Author"))
    settings.NEWSROOM_OIDC = replace(issuer.setting, roles=mapped)
    issuer.claims["groups"] = ["news-admins"]
    come(issuer)
    assert not User.objects.exists()
    issuer.claims["groups"] = ["news-admins", "news-authors"]
    come(issuer)
    assert roles_of(User.objects.get()) == {"Author"}


@pytest.mark.parametrize("how", ["superuser", "role"])
def test_no_administrators_account_is_opened_by_it(author, issuer, how):
    if how == "superuser":
        factories.profile(author, is_superuser=True)
    else:
        author.user_permissions.add(Permission.objects.get(codename="change_group"))
    client, _place = come(issuer)
    assert "In Konten der Verwaltung führt Hausdienst nicht" in said(client)
    assert is_out(client)


@pytest.mark.parametrize(
    "changes", [{"is_active": False}, {"is_staff": False}, {"ends_on": "2020-01-01"}]
)
def test_a_closed_account_stays_closed(author, issuer, changes):
    factories.profile(author, **changes)
    client, _place = come(issuer)
    assert "Ihr Konto ist hier geschlossen" in said(client)
    assert is_out(client)


def test_without_a_mapping_it_makes_no_accounts(issuer, settings):
    settings.NEWSROOM_OIDC = replace(issuer.setting, roles=())
    client, _place = come(issuer)
    assert "Kein Konto ist hier mit Ihrem" in said(client)
    assert not User.objects.exists()


def test_without_a_mapping_roles_stay_as_the_desk_gave_them(author, issuer, settings):
    settings.NEWSROOM_OIDC = replace(issuer.setting, roles=())
    issuer.claims["groups"] = ["news-desk"]
    assert come(issuer)[1] == "/admin/profile/"
    assert roles_of(author) == {"Author"}


def test_a_login_of_the_same_person_may_be_quicker(issuer, monkeypatch):
    free_name = binding.free_name

    def slow(address):
        monkeypatch.setattr(binding, "free_name", free_name)
        factories.user("erika", email=address)
        return free_name(address)

    monkeypatch.setattr(binding, "free_name", slow)
    _client, place = come(issuer)
    assert place == "/admin/profile/"
    assert Identity.objects.get().person == User.objects.get()
