"""The map of the house shows the departments that there are, on their floors."""

import re
import tomllib

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
[LAYERS] = [
    contract["layers"]
    for contract in PROJECT["tool"]["importlinter"]["contracts"]
    if contract["id"] == "floors"
]
FLOORS = [set(layer.split(" | ")) for layer in reversed(LAYERS)]


def test_the_picture_shows_every_department_once_and_none_above_who_uses_it():
    picture = (ROOT / "docs/house.svg").read_text(encoding="utf-8")
    found = re.findall(r'class="(floor|name)"[^>]*>([^<]+)<', picture)
    floors, shown = [], []
    for kind, word in found:
        if kind == "floor":
            floors.append(set())
        else:
            floors[-1].add(word)
            shown.append(word)
    assert sorted(shown) == sorted(set().union(*FLOORS))
    height = {name: n for n, floor in enumerate(reversed(floors)) for name in floor}
    heights = [max(height[name] for name in floor) for floor in FLOORS]
    assert heights == sorted(heights)


def test_the_page_says_what_each_department_decides():
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)(?:/|\.py)`", page.split("## How an act")[0]))
    assert set().union(*FLOORS) <= named
