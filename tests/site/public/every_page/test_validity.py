"""The HTML of every type of page, by strict checkers."""

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from django.test import Client

from tests.conftest import ROOT
from tests.site.public.every_page.page_types import ERRORS, PAGES, fill_public_site
from tests.site.public.reading import tree
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "en")
GERMAN_DAY = re.compile(r"\b\d\d\.\d\d\.\d{2,4}\b")


@world
def pages_read():
    """Read every page once; return its HTML and its tree by its address."""
    fill_public_site()
    pages = {}
    for language in LANGUAGES:
        known = dict.fromkeys(PAGES[language].values(), 200) | ERRORS[language]
        for path, status in known.items():
            answer = Client().get(path)
            assert answer.status_code == status, path
            pages[path] = answer.text, tree(answer.text)
    return pages


@pytest.mark.wcag("4.1.1", on="site")
def test_every_page_is_valid_html(pages_read, tmp_path):
    """The Nu HTML checker knows all rules; html5lib, always there, reads strictly."""
    for path, (_html, page) in pages_read.items():
        assert page is not None, path
    assert_valid({path: html for path, (html, _page) in pages_read.items()}, tmp_path)


def assert_valid(pages: dict[str, str], folder: Path) -> None:
    """Have the Nu HTML checker read pages, by their addresses."""
    for number, (path, html) in enumerate(pages.items()):
        comment = f"<!-- {path} -->"
        (folder / f"{number}.html").write_text(html + comment, encoding="utf-8")
    checker = subprocess.run(
        [ROOT / "bin" / "vnu", "--find"], capture_output=True, text=True
    )
    if checker.returncode:
        # From npm, which not every machine reaches: apt has none.
        pytest.skip(checker.stderr.strip())
    jar = checker.stdout.strip()
    # Translated once and quickly: it ends before more than that would pay.
    java = ["java", "-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    found = subprocess.run(
        [*java, "-jar", jar, "--format", "gnu", *folder.glob("*.html")],
        capture_output=True,
        text=True,
    )
    assert not found.stderr
    assert found.returncode == 0


@pytest.mark.wcag("1.3.1", "2.4.2", "2.4.6", on="site")
def test_every_page_has_one_heading_landmarks_and_a_title_of_its_own(pages_read):
    titles = {}
    for path, (_html, page) in pages_read.items():
        assert len(list(page.iter("h1"))) == 1, path
        assert len(list(page.iter("main"))) == 1, path
        levels = [int(it.tag[1]) for it in page.iter() if is_heading(it)]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert not jumps, path
        title = path[:4] + page.find("head/title").text  # in its language
        titles.setdefault(title, []).append(path)
    assert [paths for paths in titles.values() if len(paths) > 1] == []


def test_no_english_page_prints_a_day_as_germans_do(pages_read):
    english = {p: one for p, (one, _page) in pages_read.items() if p[:4] == "/en/"}
    assert len(english) > 20
    assert [path for path, html in english.items() if GERMAN_DAY.search(html)] == []
    assert "12 February 2020" in english[PAGES["en"]["article"]]


def is_heading(element) -> bool:
    return isinstance(element.tag, str) and element.tag in {"h1", "h2", "h3", "h4"}
