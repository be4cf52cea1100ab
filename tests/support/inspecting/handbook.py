"""The pages of the repository as text: their code, prose, anchors and links."""

import re
from pathlib import Path

from tests.conftest import ROOT

FOUND = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
PAGES = sorted(str(page.relative_to(ROOT)) for page in FOUND)
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.S | re.M)
SPAN = re.compile(r"`([^`]+)`")


def text_of(name: str | Path) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """Return the blocks of a page in one language."""
    return [code for kind, code in FENCE.findall(text_of(name)) if kind == language]


def block(name: str, language: str, word: str) -> str:
    """Return the one block of a page that has a word."""
    [found] = [code for code in blocks(name, language) if word in code]
    return found


def code_of(text: str) -> str:
    """Return all code of a page, a span on each line."""
    fenced = [code for _, code in FENCE.findall(text)]
    spans = [" ".join(span.split()) for span in SPAN.findall(FENCE.sub("", text))]
    return "\n".join([*fenced, *spans])


def prose_of(text: str) -> str:
    """Return a page without its code."""
    return SPAN.sub("", FENCE.sub("", text))


def anchors_of(text: str) -> list[str]:
    """Return what a link may lead to: written anchors, and those of headings."""
    prose = FENCE.sub("", text)
    written = re.findall(r'<a id="([^"]+)"></a>', prose)
    headings = re.findall(r"^#+ (.+)$", prose, re.M)
    return written + [slug_of(heading) for heading in headings]


def slug_of(heading: str) -> str:
    """Return the anchor that the usual hosts make of a heading."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")
