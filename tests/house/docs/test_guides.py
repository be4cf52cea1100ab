"""The editors' guides say what the screens say, and are built alike."""

import re
from functools import cache
from itertools import chain
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po

from tests.conftest import ROOT
from tests.support.inspecting.handbook import prose_of, text_of

LANGUAGES = ("en", "de")
LINK = re.compile(r"\[([^\]]+)\]\(editing/(?:en|de)/([a-z-]+)\.md\)")
# Marks that occur as often in one language as in the other.
MARKS = ("\n- ", "\n| ", "\n\n", "\n## ", "](", "![")
ITALIC = re.compile(r"(?<![*\w])\*(?![*\s])([^*]+)\*(?![*\w])")
QUOTED = re.compile(r"„([^“]+)“")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
ENOUGH = 40


def catalogues() -> list[Path]:
    """Return ours, those of ours for Django's words, and Django's."""
    django_itself = Path(django.__file__).parent
    ours = ROOT.glob("newsroom/locale*/de/LC_MESSAGES/*.po")
    return [*ours, *django_itself.rglob("locale/de/LC_MESSAGES/django.po")]


@cache
def sayings(language: str) -> set[str]:
    """Return all that screens say in a language, begun with a small letter."""
    found: list[str] = []
    for place in catalogues():
        with place.open("rb") as file:
            for message in read_po(file):
                said = message.id if language == "en" else message.string
                found += [said] if isinstance(said, str) else said
    return {begun_small(text) for text in found if text}


def begun_small(text: str) -> str:
    joined = " ".join(text.split())
    return joined[:1].lower() + joined[1:]


def unsaid(text: str, known: set[str]) -> list[str]:
    """Return the words that a guide gives to the screen, and no screen says."""
    prose = prose_of(text)
    given = chain(ITALIC.findall(prose), QUOTED.findall(prose))
    # A gap and nothing else would take anything.
    gaps = {said: PLACEHOLDER.sub(" ", said) for said in known}
    open_ones = [
        s for s, rest in gaps.items() if s != rest and re.search(r"\w{3}", rest)
    ]
    return [word for word in given if not is_said(begun_small(word), known, open_ones)]


def is_said(wanted: str, known: set[str], open_ones: list[str]) -> bool:
    return wanted in known or any(fills(wanted, said, known) for said in open_ones)


def fills(wanted: str, said: str, known: set[str]) -> bool:
    """Return whether `wanted` is `said` with its gaps filled by known texts."""
    parts = [re.escape(part) for part in PLACEHOLDER.split(said)]
    found = re.fullmatch("(.+)".join(parts), wanted)
    return found is not None and all(
        begun_small(filling) in known for filling in found.groups()
    )


def chapters(language: str) -> dict[str, str]:
    """Return the chapters' texts in the order in which the first page names them."""
    named = LINK.findall(text_of(f"docs/editing.{language}.md"))
    return {
        name: text_of(f"docs/editing/{language}/{name}.md") for _title, name in named
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_guide_calls_a_word_of_the_screen_is_one(language):
    texts = [text_of(f"docs/editing.{language}.md"), *chapters(language).values()]
    assert len(ITALIC.findall(prose_of("\n".join(texts)))) > ENOUGH
    known = sayings(language)
    assert [word for text in texts for word in unsaid(text, known)] == []


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("de", "Mit *Zur Prüfung einreichen* …", []),
        ("de", "Mit *Zur Kontrolle einreichen* …", ["Zur Kontrolle einreichen"]),
        ("de", "Mit „Zur Kontrolle einreichen“ …", ["Zur Kontrolle einreichen"]),
        ("de", "*Hinzufügen: Quelle*", []),
        ("de", "*Hinzufügen: Quelltopf*", ["Hinzufügen: Quelltopf"]),
        ("de", "*Artikel hinzufügen*", []),
        ("de", "Es steht in `*Code*`.", []),
        ("en", "*Submit for\n  review* it.", []),
        ("en", "*Hand in*", ["Hand in"]),
    ],
)
def test_a_word_that_no_screen_says_is_named(language, text, named):
    assert unsaid(text, sayings(language)) == named


def test_both_guides_have_the_same_chapters_and_call_them_as_they_do_themselves():
    for language in LANGUAGES:
        named = LINK.findall(text_of(f"docs/editing.{language}.md"))
        titles = [text.split("\n", 1)[0] for text in chapters(language).values()]
        assert [f"# {title}" for title, _name in named] == titles
    assert list(chapters("en")) == list(chapters("de"))


def test_both_guides_tell_as_much_in_each_chapter():
    english, german = map(chapters, LANGUAGES)
    for name, text in english.items():
        for mark in MARKS:
            assert text.count(mark) == german[name].count(mark), (name, mark)
