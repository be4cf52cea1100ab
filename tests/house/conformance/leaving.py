"""Evidence that a run leaves in the folder that ACCESSIBILITY_EVIDENCE names.

One line of JSON for each look of axe at a page of ours, and for each test that holds a
criterion; a file for each of pytest's processes. It is also a plug-in of pytest, which
then runs those tests alone.
"""

import json
import os
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

VARIABLE = "ACCESSIBILITY_EVIDENCE"
# The part that tells one article, day or link in a mail from another.
KEY = re.compile(r"[^/]*[0-9A-Z][^/]*")
HOW = """() => ({
    language: document.documentElement.lang,
    scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
    forced: matchMedia("(forced-colors: active)").matches,
    width: innerWidth,
})"""
KINDS = ("passes", "incomplete", "inapplicable", "violations")


def is_wanted() -> bool:
    return VARIABLE in os.environ


def leave(line: dict) -> None:
    process = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    with (Path(os.environ[VARIABLE]) / f"{process}.jsonl").open("a") as file:
        file.write(json.dumps(line) + "\n")


def area_of(path: str) -> str | None:
    """Return the area that a page belongs to; a page that a test made up has none."""
    if path.startswith("/admin/"):
        return "desk"
    return "site" if re.match("/(de|en)/", path) else None


def shape_of(url: str) -> str:
    """Return the address without what is one row's: `/admin/articles/article/*/`."""
    parts = urlsplit(url)
    names = sorted({name for name, _value in parse_qsl(parts.query, True)})
    return KEY.sub("*", parts.path) + (f"?{'&'.join(names)}" if names else "")


def leave_look(page, response: dict, context: str | None) -> None:
    """Leave what axe says of a page, or of that part of it."""
    area = area_of(urlsplit(page.url).path)
    if area is None:
        return
    rules = {
        kind: {rule["id"]: criteria_of(rule["tags"]) for rule in response[kind]}
        for kind in KINDS
    }
    leave(
        page.evaluate(HOW)
        | {
            "area": area,
            "page": shape_of(page.url) + (f" {context}" if context else ""),
            "axe": response["testEngine"]["version"],
            "chromium": page.context.browser.version,
            "rules": rules,
        }
    )


def criteria_of(tags: list[str]) -> list[str]:
    """Return the criteria among axe's tags: `wcag1410` is 1.4.10."""
    found = (re.fullmatch(r"wcag(\d)(\d)(\d+)", tag) for tag in tags)
    return [".".join(one.groups()) for one in found if one]


def pytest_collection_modifyitems(items):
    items[:] = [
        item
        for item in items
        if item.get_closest_marker("wcag") or "axe" in getattr(item, "fixturenames", ())
    ]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if item.get_closest_marker("wcag") and (report.when == "call" or not report.passed):
        name = item.nodeid.partition("[")[0]
        leave({"test": name, "outcome": report.outcome})
    return report
