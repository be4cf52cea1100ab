"""Words enter the vocabulary with an article, once, and are swept out later."""

import subprocess
import sys

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command

from articles.domain import search
from articles.domain.search.index import table, tasks
from articles.domain.search.index.document import document_of
from articles.domain.search.language import vocabulary
from articles.domain.search.language.vocabulary import Entry, Kind
from tests.conftest import ROOT
from tests.domain.search.finding.test_finding import found
from tests.support import factories

pytestmark = pytest.mark.django_db


def entries(form: str, language: str = "de") -> set[tuple[str, int]]:
    found = vocabulary.entries_by((language, "form", [form]))
    return {(entry.token.strip("\ue004\ue005"), entry.kind) for _l, _c, entry in found}


def test_a_word_is_entered_with_its_lemma_its_parts_and_all_inflections():
    factories.draft(headline="Bundesländer")
    assert entries("bundeslaender") == {
        ("bundesland", Kind.WRITTEN),
        ("bundesland", Kind.INFLECTED),
        ("bund", Kind.PART),
        ("land", Kind.PART),
    }
    assert ("bundesland", Kind.LEMMA) in entries("bundesland")
    assert ("land", Kind.LEMMA) in entries("land")
    assert ("land", Kind.INFLECTED) in entries("laendern")
    factories.draft(headline="Member states", language="en")
    assert entries("state", "en") >= {("state", Kind.LEMMA)}
    assert entries("state") == set()


def number() -> int:
    [(found,)] = vocabulary.ask("SELECT count(*) FROM articles_vocabulary", ())
    return found


def test_what_is_there_is_not_entered_again():
    factories.draft(headline="Viele Länder")
    before = entries("viele"), entries("laender"), number()
    factories.draft(headline="Viele Länder")
    assert (entries("viele"), entries("laender"), number()) == before
    document = document_of({"headline": "Viele Länder"}, "de")
    assert vocabulary.lacking("de", document.entries) == []
    assert vocabulary.lacking("en", document.entries) == [*document.entries]


def test_sweeping_keeps_whatever_a_version_has():
    article = factories.draft(headline="Ministerkonferenzen", body="<p>Häuser</p>")
    factories.draft(headline="Die Konferenz")
    search.sweep()
    assert not search.check()
    factories.edited(article, by=article.author, headline="Anderes")
    assert entries("ministerkonferenzen")
    search.sweep()
    assert entries("ministerkonferenzen") == entries("minister") == set()
    assert ("konferenz", Kind.LEMMA) in entries("konferenz")
    assert ("haus", Kind.WRITTEN) in entries("haeuser")
    assert not search.check()


def test_what_other_rules_said_of_a_word_is_forgotten_and_nothing_else():
    factories.published(headline="Die Massen der Länder")
    factories.published(headline="Polish and polished landings", language="en")
    before = number()
    assert search.rebuild().wrong == 0
    search.sweep()
    assert (number(), bool(search.check())) == (before, False)
    former = [Entry("massen", "mass", "Massen", Kind.WRITTEN, is_noun=True)]
    vocabulary.enter("de", [*former, Entry("massen", "mass", "Massen", Kind.PART)])
    call_command("rebuild_search", verbosity=0)
    assert number() == before
    assert entries("massen") == {("masse", Kind.WRITTEN), ("masse", Kind.INFLECTED)}


def test_words_that_are_missing_are_told_and_entered_again():
    factories.published(headline="Ministerkonferenzen")
    vocabulary.clear()
    with pytest.raises(CommandError, match="wrong: 1"):
        call_command("rebuild_search", "--check")
    call_command("rebuild_search", verbosity=0)
    assert found("Konferenz") == ["Ministerkonferenzen"]
    vocabulary.drop()
    with pytest.raises(CommandError, match="damaged"):
        call_command("rebuild_search", "--check")
    call_command("rebuild_search", verbosity=0)
    assert found("Konferenz") == ["Ministerkonferenzen"]


@pytest.mark.django_db(transaction=True)
def test_the_worker_makes_anew_what_was_made_by_other_rules(monkeypatch):
    from django_ox.testing import run_tasks  # noqa: PLC0415 (its models are needed)

    cache.delete_many([tasks.DONE, tasks.UNDER_WAY])
    monkeypatch.setattr(tasks, "SLICE", 1e-9)
    former = document_of({"headline": "Nach alten Regeln"}, "de")
    for number in range(3):
        article = factories.published(headline=f"Ministerkonferenz {number}")
        table.write(article.pk, former)
    assert found("Konferenz") == []
    assert search.enqueue_if_due()
    assert not search.enqueue_if_due()  # it is under way
    while run_tasks():
        pass
    assert len(found("Konferenz")) == 3
    assert not search.check()
    assert not search.enqueue_if_due()


READ = """
import sys, django
django.setup()
from django.test import Client
page = Client(SERVER_NAME="127.0.0.1").get("/de/artikel/?q=haus+konferens")
assert page.status_code == 200, page.status_code
sys.exit(bool({"simplemma", "charsplit_fst"} & {*sys.modules}))
"""


@pytest.mark.alike
def test_who_only_reads_loads_no_dictionary(other_process_env):
    other_process_env |= {"DJANGO_SETTINGS_MODULE": "tests.support.settings"}
    factories.published(headline="Ministerkonferenz im Haus")
    script = [sys.executable, "-c", READ]
    subprocess.run(script, env=other_process_env, cwd=ROOT, check=True)
