"""The registry of checks: none is forgotten, takes another's place, or fails a page."""

import ast
import logging
from pathlib import Path
from pkgutil import iter_modules

import pytest
from django.db import DatabaseError
from django.utils import translation

from articles.editing import preflight as department
from articles.editing.preflight import CHECKS, ERROR, WARNING, check, preflight
from articles.editing.publishing import move
from articles.foundation.refusal import Refused
from tests.conftest import ROOT
from tests.support import factories
from tests.support.desk import desk
from tests.support.processes.programs import program

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_registry():
    """Take out again what a test registers."""
    before = CHECKS.copy()
    yield
    CHECKS.clear()
    CHECKS.update(before)


def breaks(article):
    yield "Das steht schon da."
    raise RuntimeError("no such word")


def test_no_check_takes_the_place_of_another():
    before = dict(CHECKS)
    taken = "“no-teaser” already, of articles.editing.preflight.article"
    with pytest.raises(ValueError, match=taken):
        check("no-teaser", level=WARNING, field="teaser")
    assert before == CHECKS


def test_every_module_of_checks_is_imported_with_the_department():
    modules = {module.name for module in iter_modules(department.__path__)}
    tools = {"registry", "passages", "naming", "whole_words"}
    doorway = ast.parse(Path(department.__file__).read_text(encoding="utf-8"))
    assert modules - tools <= {*program("imports").names_in(doorway)}


def test_every_warning_is_in_the_table_for_operators():
    """They name warnings that block, by their codes."""
    table = (ROOT / "docs/operating.md").read_text("utf-8")
    codes = {one.code for one in CHECKS.values() if one.level == WARNING}
    named = {code.removesuffix("-inside") for code in codes}
    assert {code for code in named if f"`{code}`" not in table} == set()


def test_each_check_blocks_or_warns():
    assert {check.level for check in CHECKS.values()} == {ERROR, WARNING}


def test_a_level_that_blocks_nothing_and_warns_of_nothing_is_refused():
    with pytest.raises(ValueError, match="Give it ERROR or WARNING"):
        check("example-breaks", level="critical", field="headline")


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_check_that_breaks_says_so_at_the_desk_and_in_the_log(language, caplog):
    user = factories.editor()
    user.language = language
    user.save()
    article = factories.in_review(headline="Vollständig")
    check("example-breaks", level=ERROR, field="headline")(breaks)
    with caplog.at_level(logging.ERROR):
        page = desk.at_desk(user).get(desk.url(type(article), "change", article.pk))
    words = {"de": "ist fehlgeschlagen", "en": "failed, so it is unknown"}
    assert f"example-breaks“ {words[language]}" in page.text.replace("”", "“")
    assert "Das steht schon da." not in page.text
    assert any("no such word" in str(it.exc_info) for it in caplog.records)


@pytest.mark.parametrize("given", [[5], [None], "Say it calmly.", None])
def test_a_check_that_yields_no_sentences_is_a_broken_one(given, caplog):
    check("example-breaks", level=WARNING, field="headline")(lambda article: given)
    article = factories.in_review()
    page = desk.at_desk(factories.editor()).get(
        desk.url(type(article), "change", article.pk)
    )
    assert page.text.count("example-breaks") == 1
    assert any("example-breaks" in it.getMessage() for it in caplog.records)


def test_nothing_is_published_past_a_broken_check_that_would_have_blocked(caplog):
    article = factories.in_review()
    check("example-breaks", level=ERROR, field="headline")(breaks)
    with pytest.raises(Refused, match="example-breaks") as refusal:
        move(article, "publish", by=factories.chief())
    assert refusal.value.code == "preflight"


def test_a_broken_warning_warns_and_keeps_nobody_from_publishing(caplog):
    check("example-breaks", level=WARNING, field="headline")(breaks)
    article = factories.in_review()
    found = {finding.code: finding.level for finding in preflight(article)}
    assert found["example-breaks"] == WARNING
    assert move(article, "publish", by=factories.chief()).phase() == "live"


def test_a_database_that_fails_is_no_fault_of_a_check():
    def asks(article):
        raise DatabaseError("gone")

    check("example-waits", level=WARNING, field="headline")(asks)
    with translation.override("en"), pytest.raises(DatabaseError):
        preflight(factories.draft())
