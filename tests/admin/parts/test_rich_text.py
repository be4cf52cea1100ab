"""The form gives the editor of a text all it needs, and only where one is written."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils.translation import override

from articles.admin.parts.fields.rich_text import FOLDER, RichText
from articles.models import Article
from tests.support import factories
from tests.support.desk.desk import at_desk, save, url

pytestmark = pytest.mark.django_db
SCRIPTS = Path(settings.ROOT, "articles", "static", FOLDER)


def scripts() -> str:
    return "\n".join(it.read_text(encoding="utf-8") for it in SCRIPTS.glob("*.js"))


def field(language="en") -> str:
    with override(language):
        return RichText().render("body", "", {"id": "id_body"})


def counted() -> str:
    widget = RichText()
    widget.is_counted = True
    return widget.render("body", "", {"id": "id_body"})


def names(pattern: str, text: str) -> set[str]:
    found = re.findall(pattern, text, re.MULTILINE)
    assert found
    return set(found)


def test_each_module_is_imported_by_another_from_where_it_is():
    """No import map is needed, since Django writes the served names into imports."""
    imported = names(r'^(?:import|\}) .*from "([^"]+)";$', scripts())
    assert {it for it in imported if not it.startswith(".")} == set()
    own = {it.removeprefix("./") for it in imported if it.startswith("./")}
    # The worker has its address from the field.
    apart = {"start.js", "measuring.js"}
    assert {path.name for path in SCRIPTS.glob("*.js")} == own | apart
    [worker] = names(r'data-measures="([^"]+)"', counted())
    assert finders.find(worker.removeprefix(settings.STATIC_URL))


def test_each_button_does_something_and_no_deed_lacks_its_button():
    text = (SCRIPTS / "toolbar.js").read_text(encoding="utf-8")
    [deeds] = re.findall(r"BUTTONS = \{\n(.*?)\n\};", text, re.DOTALL)
    shown = re.findall(r'data-do="(\w+)"', field())
    assert len(shown) == len(set(shown))
    assert set(shown) == names(r"^  (\w+):", deeds)


def test_each_button_shows_letters_or_a_sign_that_there_is():
    signs = (SCRIPTS / "signs.svg").read_text(encoding="utf-8")
    drawn = names(r'signs[\w.]*\.svg#(\w+)"', field())
    lettered = names(r'<span class="rich-text-(\w+)" aria-hidden="true">\S', field())
    assert drawn == names(r'<path id="(\w+)"', signs)
    assert drawn | lettered == names(r'data-do="(\w+)"', field())


def test_each_dialog_and_all_else_that_a_script_shows_stands_in_a_template():
    asked = names(r'\bask\(editor, "(\w+)"', scripts())
    copied = names(r"\bcopy\(.*\)", scripts())
    copied = names(r'"(\w+)"', "\n".join(copied))
    assert asked | copied == names(r'<template data-name="(\w+)"', field())


def test_two_fields_of_one_form_have_nothing_of_one_name():
    others = RichText().render("teaser", "", {"id": "id_teaser"})
    mine, theirs = (
        # One dialog is open at a time.
        names(r'\bid="([^"]+)"', re.sub(r"(?s)<dialog.*?</dialog>", "", text))
        for text in (field(), others)
    )
    assert "id_body_editor" in names(r'aria-controls="([^"]+)"', field())
    assert not mine & theirs


def test_the_editor_speaks_the_desks_language():
    german, english = (
        dict(re.findall(r'data-do="(\w+)" title="([^"]+)"', field(language)))
        for language in ("de", "en")
    )
    assert german["undo"] == "Rückgängig"
    assert {it for it in german if german[it] == english[it]} == {"link"}


def test_s30_a_form_to_write_brings_the_editor_under_the_strict_policy():
    article = factories.draft(body="<p>Text</p>")
    opened = at_desk(article.author).get(url(Article, "change", article.pk))
    assert "articles/rich-text/start" in opened.text
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>\s*\S", opened.text) == []
    policy = opened.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert 'aria-label="Rückgängig"' in opened.text


def test_who_only_reads_is_spared_the_editor():
    article = factories.published(body="<p>Text</p>")
    opened = at_desk(article.author).get(url(Article, "change", article.pk))
    assert "rich-text" not in opened.text


def test_s57_a_text_that_is_too_long_is_refused_in_words_and_stays_in_the_form():
    article = factories.draft(body="<p>Text</p>")
    path = url(Article, "change", article.pk)
    long = "x" * 200_001
    answer = save(at_desk(article.author), path, body=long)
    assert answer.status_code == 200
    assert "höchstens 200000 Zeichen" in str(answer.context["errors"])
    assert long in answer.text
    article.refresh_from_db()
    assert article.body == "<p>Text</p>"
