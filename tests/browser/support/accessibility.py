"""Check a page with axe: WCAG 2.2 AA and best practice. The rules are the newest ones
of axe-core, which `bin/biome` installs from npm; the Python package has older ones.
"""

from functools import cache
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.house.conformance import leaving

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ROOT = Path(__file__).resolve().parents[3]
# Users of voice control say what they see (WCAG 2.5.3): axe calls it experimental.
BESIDES = {"label-content-name-mismatch": {"enabled": True}}
OPTIONS = {
    "runOnly": {"type": "tag", "values": list(TAGS)},
    "rules": BESIDES,
    # All other rules report one place each, which costs nothing.
    "resultTypes": ["violations"],
}


# A bar that sticks half covers what happens to be scrolled below it.
STICK = """(how) => {
  const bars = document.querySelectorAll(".submit-row, .move-foot");
  bars.forEach((bar) => { bar.style.position = how; });
}"""


@cache
def axe() -> Axe:
    found = ROOT / ".venv/npm/node_modules/axe-core/axe.min.js"
    assert found.is_file(), "axe-core isn't there. Run bin/biome, which installs it."
    return Axe.from_file(found)


def described(violation: dict) -> str:
    lines = [f"{violation['id']} ({violation['impact']}): {violation['help']}"]
    for node in violation["nodes"]:
        lines.append(f"    at {' '.join(map(str, node['target']))}: {node['html']}")
        lines += [f"      {line}" for line in node["failureSummary"].splitlines()]
    return "\n".join(lines)


def assert_accessible(page: Page, *, context: str | None = None) -> None:
    """Fail with all violations on the page, or inside the selector `context`."""
    page.evaluate(STICK, "relative")
    response = axe().run(page, context, OPTIONS).response
    page.evaluate(STICK, "")
    if leaving.is_wanted():
        leaving.leave_look(page, response, context)
    found = "\n".join(map(described, response["violations"]))
    assert not found, f"axe found on {page.url}:\n{found}"
