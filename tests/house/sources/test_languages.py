"""No code but the table of languages names a language: it asks the table."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.foundation.languages import TABLE

ROOT = Path(__file__).parents[3]

# The table itself, what reads old databases and exports, and samples, which are texts.
CODES = "|".join(TABLE)
OWN = (
    "articles/foundation/languages",
    "articles/migrations",
    "articles/transfer/demo",
    "articles/transfer/backup/former_export.py",
)
# A column or a variable for one language: `name_en`.
SUFFIX = re.compile(
    rf"(?:name|slug|title|text|alt|caption|description|words?)s?_(?:{CODES})"
)
ASKED = {"override", "activate", "get", "startswith"}


def literal(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and node.value in TABLE


def named(node: ast.AST) -> Iterator[ast.AST | None]:
    """Yield the constants by which a piece of code may tell languages apart."""
    match node:
        case ast.Compare():
            for one in (node.left, *node.comparators):
                yield from one.elts if isinstance(one, ast.Set | ast.Tuple) else [one]
        case ast.Dict():
            yield from node.keys
        case ast.Subscript():
            yield node.slice
        case ast.MatchValue():
            yield node.value
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            yield from node.args[:1] if name in ASKED else ()
        case ast.BoolOp():
            yield from node.values


def languages_in(source: str) -> list[int]:
    """Return the lines in which a source depends on a language by its code."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        name = getattr(node, "attr", getattr(node, "id", getattr(node, "arg", "")))
        if any(map(literal, named(node))) or SUFFIX.fullmatch(name or ""):
            found.add(node.lineno)
    return sorted(found)


@pytest.mark.parametrize(
    "source",
    [
        'if language == "en": pass',
        'if language in {"de", "fr"}: pass',
        'SPEEDS = {"de": 200}',
        'words["de"]',
        'words.get("de-ch")',
        'override("de")',
        'language or "de"',
        "label.name_en",
        "make(name_en=1)",
        'match language:\n    case "it": pass',
    ],
)
def test_a_language_is_noticed(source):
    assert languages_in(source)


@pytest.mark.parametrize("source", ['words = ("en", "er")', 'x == "is"', "a.listen"])
def test_a_word_is_no_language(source):
    assert not languages_in(source)


def sources() -> Iterator[Path]:
    for package in ("articles", "newsroom"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if not path.relative_to(ROOT).as_posix().startswith(OWN):
                yield path


def test_no_code_depends_on_a_language_by_its_code():
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sources()
        for line in languages_in(path.read_text("utf-8"))
    ]
    assert not found, "Ask articles.foundation.languages instead: " + ", ".join(found)
