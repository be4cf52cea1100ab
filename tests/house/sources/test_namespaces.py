"""Names are assigned where a reader finds them, and no admin class is copied.

Writing to `locals()` or `globals()` makes names that no search and no type finds. An
admin class serves all requests; a copy of it would remember one of them.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

SOURCES = [
    path
    for package in ("articles", "newsroom")
    for path in sorted((ROOT / package).rglob("*.py"))
]


def hidden(source: str) -> Iterator[str]:
    """Yield the calls that a source makes to write names, or to copy `self`."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        is_own_namespace = node.func.id == "vars" and not node.args
        if node.func.id in {"locals", "globals"} or is_own_namespace:
            yield node.func.id
        if node.func.id in {"copy", "deepcopy"} and ast.unparse(node.args[0]) == "self":
            yield node.func.id


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("locals().update(made)", ["locals"]),
        ("globals().update(SETTINGS)", ["globals"]),
        ('globals()["NAME"] = 1', ["globals"]),
        ("vars().update(made)", ["vars"]),
        ("page = copy(self)", ["copy"]),
        ("vars(article).update(came=came)", []),
        ("again = copy(request)", []),
    ],
)
def test_a_hidden_name_is_found(line, found):
    assert list(hidden(line)) == found


def test_no_source_hides_a_name():
    found = {path: list(hidden(path.read_text())) for path in SOURCES}
    assert {path: names for path, names in found.items() if names} == {}
