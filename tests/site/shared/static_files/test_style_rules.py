"""The public site's style sheets, rule by rule: nothing twice, nothing left over."""

import re
from collections import defaultdict
from collections.abc import Iterator

from articles.foundation.theme import source
from articles.site.shared.static_files.stylesheets import SITE, compact
from tests.conftest import ROOT

# Only the style page has it, besides the others.
STYLE_PAGE = "style.css"
# Frames that share their width are named together; charts mix their tints themselves.
SHARED = {".imprint-inner", ":root"}
CLASS = re.compile(r"\.(-?[a-z][\w-]*)")
# Prefixes to which the code appends a word.
MADE = ("deadline-", "tint-", "format-", "address-", "sample-", "compared-")
COMMA = re.compile(r",(?![^()]*\))")
WORDS = re.compile(r"[\w-]+")


def rules(name: str) -> Iterator[tuple[str, str]]:
    """Yield each selector of a sheet, and the conditions that it holds under."""
    text = re.sub(r'"[^"]*"', '""', compact(source(name)))
    inside: list[str] = []
    for before, sign in re.findall(r"([^{};]*)([{};])", text):
        opened = " ".join(before.split())
        if sign == "{":
            inside.append(opened)
            if not opened.startswith("@"):
                under = [it for it in inside if it.startswith(("@media", "@supports"))]
                for one in COMMA.split(opened):
                    yield " ".join(under), one.strip()
        elif sign == "}":
            inside.pop()


def test_what_one_sheet_says_of_a_selector_no_other_does():
    sheets: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in (*SITE, STYLE_PAGE):
        for under, selector in rules(name):
            if selector not in SHARED:
                sheets[under, selector].add(name)
    assert {rule: names for rule, names in sheets.items() if len(names) > 1} == {}


def test_every_class_of_a_rule_is_one_that_pages_have():
    folders = ((ROOT / "templates", "*.html"), (ROOT / "articles", "*.py"))
    files = [path for root, names in folders for path in root.rglob(names)]
    files += (ROOT / "articles/static/articles").glob("*.js")
    words = {word for path in files for word in WORDS.findall(path.read_text("utf-8"))}
    named = {
        one
        for name in (*SITE, STYLE_PAGE)
        for _under, selector in rules(name)
        for one in CLASS.findall(selector)
    }
    assert len(named) > 100
    assert {one for one in named - words if not one.startswith(MADE)} == set()
