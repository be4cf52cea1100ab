"""Requests get no attributes that nobody declared, and are never changed into others.

A value that is handed on with a request is a `RequestVar`; `as_opened` and `as_sent`
return a copy of a request that asks for something else.
"""

import ast
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

# Django documents that middleware and views set them.
DOCUMENTED = {"LANGUAGE_CODE", "current_app", "resolver_match", "session", "user"}
# A middleware takes the cookies off before anything else can read them.
DOCUMENTED.add("COOKIES")
DECLARING = ROOT / "articles/foundation/request_vars.py"
SOURCES = [
    path
    for package in ("articles", "newsroom")
    for path in sorted((ROOT / package).rglob("*.py"))
    if path != DECLARING
]


def is_request(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "request") or (
        isinstance(node, ast.Attribute) and node.attr == "request"
    )


def undeclared(source: str) -> Iterator[str]:
    """Yield the attributes that a source gives to requests, but for documented ones."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and is_request(node.value):
            is_set = isinstance(node.ctx, ast.Store | ast.Del)
            if (is_set and node.attr not in DOCUMENTED) or node.attr == "__dict__":
                yield node.attr
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            called = node.func.id
            if called in {"setattr", "vars"} and node.args and is_request(node.args[0]):
                yield called


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("request.found = 1", ["found"]),
        ("self.request.found = 1", ["found"]),
        ("rows, request.number = [], 0", ["number"]),
        ("request.number += 1", ["number"]),
        ("request.found: int = 1", ["found"]),
        ('request.method = "GET"', ["method"]),
        ("request.POST = data", ["POST"]),
        ('setattr(request, "found", 1)', ["setattr"]),
        ('vars(request)["found"] = 1', ["vars"]),
        ("request.__dict__.update(found=1)", ["__dict__"]),
        ("request.user = person", []),
        ("FOUND.set(request, 1)", []),
        ("seen = request.found", []),
    ],
)
def test_an_attribute_that_nobody_declared_is_found(line, found):
    assert list(undeclared(line)) == found


def test_no_source_gives_a_request_an_attribute_that_nobody_declared():
    found = {path: list(undeclared(path.read_text())) for path in SOURCES}
    assert {path: names for path, names in found.items() if names} == {}


def names_of_variables(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and "RequestVar" in ast.unparse(node.func):
            [name, *_more] = node.args
            assert isinstance(name, ast.Constant)
            yield str(name.value)


def test_each_variable_of_requests_has_a_name_of_its_own():
    names = Counter(
        name for path in SOURCES for name in names_of_variables(path.read_text())
    )
    assert names
    assert [name for name, times in names.items() if times > 1] == []
