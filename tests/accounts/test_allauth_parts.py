"""The private parts of allauth that our pages use are there, and take our arguments."""

import ast
import inspect
from operator import attrgetter

import pytest

from articles.accounts import allauth_parts
from tests.conftest import ROOT

# Each is called with these arguments somewhere in `articles.accounts`.
CALLED = {
    "WebAuthn.add": (["person", "Schlüssel", "credential"], {}),
    "auto_generate_recovery_codes": (["request"], {}),
    "begin_authentication": ([], {"user": None}),
    "begin_registration": (["person", True], {}),
    "clear_login": (["request"], {}),
    "get_authentication_records": (["request", "person"], {}),
    "get_reauthentication_flows": (["person"], {}),
    "get_state": ([], {}),
    "headed_redirect_response": (["account_login"], {}),
    "parse_authentication_response": (["credential"], {}),
    "perform_login": (["request", "login"], {}),
    "perform_password_login": (["request", {}, "login"], {}),
    "post_authentication": (
        ["request", "made"],
        {"reauthenticated": True, "passwordless": True},
    ),
    "record_authentication": (["request", "person", "mfa"], {"type": "totp"}),
}
MODULE = "articles/accounts/allauth_parts.py"


@pytest.mark.parametrize("name", sorted(CALLED))
def test_a_private_part_takes_what_it_is_called_with(name):
    positional, named = CALLED[name]
    part = attrgetter(name)(allauth_parts)
    inspect.signature(part).bind(*positional, **named)


def test_every_private_part_is_named_here():
    tree = ast.parse((ROOT / MODULE).read_text())
    imported = {alias.asname for node in tree.body[1:] for alias in node.names}
    assert imported == {name.partition(".")[0] for name in CALLED}


def private_imports(source: str) -> list[str]:
    return [
        node.module
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("allauth.")
        and "internal" in node.module.split(".")
    ]


def test_no_other_module_imports_a_private_part():
    found = {
        str(path.relative_to(ROOT))
        for package in ("articles", "newsroom")
        for path in (ROOT / package).rglob("*.py")
        if private_imports(path.read_text())
    }
    assert found == {MODULE}
