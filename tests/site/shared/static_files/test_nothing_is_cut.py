"""No style sheet cuts text: no ellipsis, no limit of lines, nothing hidden beyond an
edge but what is only read aloud.
"""

import re

import pytest

from tests.conftest import ROOT

SHEETS = sorted((ROOT / "articles/static/articles").rglob("*.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
CUT = re.compile(r"text-overflow|line-clamp|max-lines|block-ellipsis")
HIDDEN = re.compile(r"overflow(?:-x|-y|-inline|-block)?:\s*(?:hidden|clip)")
# Text for screen readers alone is in a box of one pixel, or clipped as a whole.
UNSEEN = re.compile(r"inline-size: 1px|clip-path: inset\(50%\)")
# These have round corners or a frame, and grow with their text; or hold no text at all.
GROWING = {
    ".preview-page": "the frame of a page that is scaled down",
    ".app-list .module": "round corners over the rows of a table",
    "#nav-sidebar .addlink": "a plus, whose word is read aloud",
    ".module.aligned, .inline-group > .module": "round corners over a form's rows",
    "#result_list .field-title": "its words break anywhere",
    ".writing .sheet .paper select[multiple]": "a list until a script draws another",
}


def rules_of(css: str) -> list[tuple[str, str]]:
    found = RULE.findall(COMMENT.sub("", css))
    return [(" ".join(selector.split()), body) for selector, body in found]


def cut_in(css: str) -> list[str]:
    return [
        selector
        for selector, body in rules_of(css)
        if CUT.search(body)
        or (HIDDEN.search(body) and not UNSEEN.search(body) and selector not in GROWING)
    ]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_style_sheet_cuts_text(sheet):
    assert cut_in(sheet.read_text()) == []


def test_a_rule_that_cuts_text_is_found():
    assert cut_in("a { overflow: hidden; text-overflow: ellipsis; }") == ["a"]
    assert cut_in("@media (min-width: 1rem) { p { -webkit-line-clamp: 3; } }") == ["p"]
    assert cut_in("p { overflow: hidden }") == ["p"]
    assert cut_in("p { overflow: hidden; inline-size: 1px; }") == []


def test_each_exception_is_needed():
    every = {one for sheet in SHEETS for one, _body in rules_of(sheet.read_text())}
    assert set(GROWING) <= every
