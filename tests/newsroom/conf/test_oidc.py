"""The settings of another server's login: all of them, or none."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.conf.outside import oidc

GIVEN = {
    "NEWSROOM_OIDC_ISSUER": "https://login.example.org/realms/news/",
    "NEWSROOM_OIDC_CLIENT_ID": "news",
    "NEWSROOM_OIDC_CLIENT_SECRET": "sehr geheim",
}


@pytest.fixture
def issuer_with(monkeypatch):
    def issuer_with(**changes):
        for name, value in (GIVEN | changes).items():
            monkeypatch.setenv(name, value)
        return oidc.issuer()

    return issuer_with


def test_without_settings_there_is_none():
    assert oidc.issuer() is None


def test_its_button_is_named_like_its_host_unless_it_is_told(issuer_with):
    found = issuer_with()
    assert found.address == "https://login.example.org/realms/news"
    assert found.name == "login.example.org"
    assert not found.counts
    assert issuer_with(NEWSROOM_OIDC_NAME="Hausdienst").name == "Hausdienst"
    assert issuer_with(NEWSROOM_OIDC_SECOND_FACTOR="1").counts


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("ISSUER", "", "Set all three, or none"),
        ("ISSUER", "http://login.example.org", "not the https address"),
        ("ISSUER", "login.example.org", "not the https address"),
        ("ISSUER", "https://login.example.org/?x=1", "not the https address"),
        ("CLIENT_ID", "", "is missing"),
        ("SCOPE", "email", "without “openid”"),
        ("ROLES", "news-authors", "gives no role"),
        ("ROLES", "a=Author; =Editor", "gives no role"),
        ("CLOSE_AFTER", "-1", "not a whole number"),
        ("CLIENT_SECRET", "", "is missing"),
    ],
)
def test_what_is_missing_or_odd_stops_the_start(issuer_with, name, value, told):
    with pytest.raises(ImproperlyConfigured, match=told) as refused:
        issuer_with(**{f"NEWSROOM_OIDC_{name}": value})
    assert "sehr geheim" not in str(refused.value)


def test_what_it_needs_and_is_not_installed_is_named(issuer_with, monkeypatch):
    monkeypatch.setattr(oidc, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match="Install the extra oidc"):
        issuer_with()


def test_a_server_on_this_machine_needs_no_https(issuer_with):
    found = issuer_with(NEWSROOM_OIDC_ISSUER="http://127.0.0.1:8080")
    assert found.address == "http://127.0.0.1:8080"


def test_groups_give_roles_by_pairs_and_a_group_may_hold_any_sign(issuer_with):
    found = issuer_with()
    assert (found.roles, found.claim, found.days) == ((), "groups", 180)
    given = "cn=news,ou=groups,dc=example = Author;; urn:x:y=z=Chief editor ;"
    assert issuer_with(NEWSROOM_OIDC_ROLES=given).roles == (
        ("cn=news,ou=groups,dc=example", "Author"),
        ("urn:x:y=z", "Chief editor"),
    )
