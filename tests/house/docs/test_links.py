"""Every link in the documentation leads somewhere."""

import re

import pytest

from tests.conftest import ROOT
from tests.support.inspecting.handbook import (
    PAGES,
    anchors_of,
    code_of,
    prose_of,
    text_of,
)

LINK = re.compile(r"\]\(([^)\s]+)\)")


def lost(name: str, text: str) -> list[str]:
    """Return the links of a page that lead nowhere."""
    here, found = ROOT / name, []
    for link in LINK.findall(prose_of(text)):
        path, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", link):
            continue
        target = here.parent / path if path else here
        is_inside = ROOT in target.resolve().parents
        is_there = not path or (is_inside and target.exists())
        if is_there and anchor:
            is_there = anchor in anchors_of(text_of(target) if path else text)
        if not is_there:
            found.append(link)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_every_link_and_anchor_leads_somewhere(name):
    assert lost(name, text_of(name)) == []


@pytest.mark.parametrize(
    ("link", "is_lost"),
    [
        ("nowhere.md", True),
        ("architecture.md#nowhere", True),
        ("#nowhere", True),
        ("../../outside.md", True),
        ("architecture.md#the-revision", False),
        ("editing/de/publish.md#veröffentlichen", False),
        ("#here", False),
        ("https://www.example.org/nowhere", False),
    ],
)
def test_a_link_that_leads_nowhere_is_named(link, is_lost):
    page = f"## Here\n\nSee [there]({link}).\n"
    assert lost("docs/page.md", page) == [link] * is_lost


@pytest.mark.parametrize("name", PAGES)
def test_every_page_that_is_named_is_there(name):
    named = re.findall(r"(?<![\w/])docs/[\w./-]+", code_of(text_of(name)))
    assert [path for path in named if not (ROOT / path).exists()] == []
