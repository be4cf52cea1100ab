"""The form gives the editor of a text all it needs, and only where one is written."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils.translation import override

from articles.admin.parts.rich_text import FOLDER, IMPORTS, MODULES, labels
from articles.models import Article
from tests import factories
from tests.admin.desk import at_desk, save, url

pytestmark = pytest.mark.django_db
SCRIPTS = Path(settings.ROOT, "articles", "static", FOLDER)


def test_the_import_map_names_every_module_and_no_other():
    assert {path.stem for path in SCRIPTS.iterdir()} == {*MODULES, "start"}
    assert all(finders.find(path) for path in IMPORTS.values())


def test_every_word_that_a_script_says_is_given_to_it():
    scripts = [path.read_text(encoding="utf-8") for path in SCRIPTS.iterdir()]
    icons = (SCRIPTS / "icons.js").read_text(encoding="utf-8")
    said = {name for text in scripts for name in re.findall(r"labels\.(\w+)", text)}
    said |= set(re.findall(r"^  (\w+):\s", icons, re.MULTILINE))
    assert said == set(labels())


def test_the_editor_speaks_the_desks_language():
    with override("de"):
        german = labels()
    with override("en"):
        english = labels()
    assert german["undo"] == "Rückgängig"
    assert {it for it in german if german[it] == english[it]} == {"link"}


def test_a_form_to_write_brings_the_editor_under_the_strict_policy():
    article = factories.draft(body="<p>Text</p>")
    opened = at_desk(article.author).get(url(Article, "change", article.pk))
    [nonce] = re.findall('<script type="importmap" nonce="([^"]+)"', opened.text)
    policy = opened.headers["Content-Security-Policy"]
    assert f"'nonce-{nonce}'" in policy
    assert "unsafe" not in policy
    [words] = re.findall('data-rich-text="([^"]+)"', opened.text)
    assert json.loads(unescape(words))["labels"]["undo"] == "Rückgängig"


def test_who_only_reads_is_spared_the_editor():
    article = factories.published(body="<p>Text</p>")
    opened = at_desk(article.author).get(url(Article, "change", article.pk))
    assert "rich-text" not in opened.text
    assert "importmap" not in opened.text


def test_a_text_that_is_too_long_is_refused_in_words_and_stays_in_the_form():
    article = factories.draft(body="<p>Text</p>")
    path = url(Article, "change", article.pk)
    long = "x" * 200_001
    answer = save(at_desk(article.author), path, body=long)
    assert answer.status_code == 200
    assert "höchstens 200000 Zeichen" in str(answer.context["errors"])
    assert long in answer.text
    article.refresh_from_db()
    assert article.body == "<p>Text</p>"
