"""The kept words of a screen reader lead through five tasks, in both languages."""

import re

import pytest

from tests.conftest import ROOT

# Task → what has to be heard, in this order, in German and in English.
TASKS = {
    "find-a-story": {
        "de": (
            "heading 1: Suche",
            "searchbox: Artikel durchsuchen",
            "status",
            "Filter",
        ),
        "en": (
            "heading 1: Search",
            "searchbox: Search the articles",
            "status",
            "Filter",
        ),
    },
    "narrow-a-list": {
        "de": ("heading 1: Artikel", "status", "link: Aus der Auswahl entfernen"),
        "en": ("heading 1: Articles", "status", "link: Remove from the selection"),
    },
    "read-an-article": {
        "de": ("heading 1: ", "heading 2: Quellen", "term: Quelle", "Fehler melden"),
        "en": ("heading 1: ", "heading 2: Sources", "term: Source", "Report an error"),
    },
    "subscribe": {
        "de": (
            "heading 1: Abonnieren",
            "expanded: Themen",
            "link: Diese Liste per E-Mail",
        ),
        "en": (
            "heading 1: Subscribe",
            "expanded: Topics",
            "link: Get this list by email",
        ),
    },
    "report-an-error": {
        "de": ("heading 1: Fehler melden", "textbox required", "button: Meldung"),
        "en": ("heading 1: Report an error", "textbox required", "button: Send"),
    },
}
EACH = [(task, code) for task, both in TASKS.items() for code in both]
NAMELESS = re.compile(r"^ *(button|link|image|searchbox|combobox|checkbox)$", re.M)


@pytest.mark.parametrize(("task", "code"), EACH)
def test_each_task_is_heard_in_its_order(task, code):
    said = (ROOT / "docs" / "spoken" / f"{task}.{code}.txt").read_text(encoding="utf-8")
    places = [said.find(words) for words in TASKS[task][code]]
    assert -1 not in places
    assert places == sorted(places)
    assert not NAMELESS.search(said)
