"""“Did you mean”: words that readers may know, proposed and never used unasked."""

from datetime import timedelta

import pytest
import time_machine
from django.http import QueryDict
from django.utils import timezone

from articles.domain import search
from articles.domain.label_index import catalogue_now
from articles.domain.search.language import vocabulary
from articles.editing.publishing import move
from articles.site.selection import read_selection
from articles.transfer import erasure
from tests.support import factories
from tests.support.contents import keys

pytestmark = pytest.mark.django_db


def asked(typed: str, language: str = "de") -> search.Query:
    """Return a query as a reader's list asks it now."""
    query = QueryDict(mutable=True)
    query["q"] = typed
    catalogue = catalogue_now()
    return read_selection(query, language=language, catalogue=catalogue).asked


def suggested(typed: str, language: str = "de") -> str:
    return search.suggest(asked(typed, language))


def found(typed: str) -> list[int]:
    public = catalogue_now().public("de")
    return sorted(public & search.hits(asked(typed), "words")[0])


def test_a_misspelt_word_is_proposed_as_it_is_written():
    factories.published(headline="Förderung für Wasserstoff aus Norwegen")
    assert suggested("Norwegn") == "Norwegen"
    assert suggested("waserstoff") == "Wasserstoff"
    assert suggested("Föderung Wasserstoff") == "Förderung Wasserstoff"
    assert suggested("Norwegn -Wasserstoff") == ""  # it would find nothing


def test_names_of_labels_are_proposed_if_an_article_has_them():
    assert suggested("Schwizz") == suggested("Energi") == ""
    labels = {"countries": keys(factories.country("CH"))}
    labels["topics"] = keys(factories.topic("Energie", aliases="Elektrizität"))
    factories.published(**labels)
    assert suggested("Schwiez") == "Schweiz"
    assert suggested("Elektrizitet") == "Elektrizität"
    factories.topic("Geheimnisse")
    assert suggested("Geheimnise") == ""


def test_names_are_read_once_however_often_somebody_mistypes(monkeypatch):
    factories.published(topics=keys(factories.topic("Energie")))
    suggested("Enregie")
    read = []
    monkeypatch.setattr(
        "articles.domain.search.query.label_names.words_of",
        lambda *one: read.append(one),
    )
    assert suggested("Energei") == suggested("Enregie") == "Energie"
    assert read == []
    monkeypatch.undo()
    factories.topic("Frieden")
    factories.published(topics=keys(factories.topic("Freiheit")))
    assert suggested("Freihiet") == "Freiheit"


@pytest.mark.alike
def test_letters_that_are_doubled_count_little_and_more_is_wrong_of_a_name():
    labels = keys(factories.country("CH"))
    factories.published(headline="Rosetta bei Regel", countries=labels)
    factories.published(headline="Schwelz")
    assert suggested("Rosseta") == "Rosetta"
    assert suggested("Schwizz") == "Schweiz"
    # Not of any word, and not what is spelt right.
    assert suggested("Schwilz") == "Schwelz"
    assert suggested("Regen") == suggested("Roseta Regen") == ""


@pytest.mark.alike
def test_nothing_is_proposed_for_what_finds_something_or_is_no_mistake():
    factories.published(headline="Forschung am Haus", body="<p>Ein Rat</p>")
    for typed in ("Forschung", "forsch", "Häuser", "Rad", "2021", "Qwertzuiop", "***"):
        assert suggested(typed) == "", typed


def test_what_is_there_more_often_is_meant():
    for headline in ("Kernfusion", "Die Fusion", "Fusion!", "Fusionen"):
        factories.published(headline=headline)
    factories.published(headline="Vision")
    assert suggested("Fision") in {"Fusion", "Vision"}
    assert suggested("Fussion") == "Fusion"


STATES = ("draft", "in_review", "scheduled", "withdrawn", "expired", "discarded")


def hidden(state: str, **content):
    """Return an article that no reader sees now."""
    if state == "scheduled":
        ahead = timezone.now() + timedelta(days=1)
        return factories.published(at=ahead, **content)
    if state == "expired":
        ends = timezone.now() + timedelta(hours=1)
        return factories.published(expires_at=ends, **content)
    if state == "withdrawn":
        article = factories.published(**content)
        return move(article, "withdraw", by=factories.chief(), note="Falsch.")
    made = getattr(factories, "in_review" if state == "in_review" else "draft")
    article = made(**content)
    if state == "discarded":
        move(article, "discard", by=article.author)
    return article


@pytest.mark.alike
@pytest.mark.parametrize("state", STATES)
def test_no_word_is_known_that_no_reader_can_read(state):
    factories.published(headline="Die Kraniche", body="<p>Nichts.</p>")
    before = found("Kranichs"), found("Geheimdiplomatie"), suggested("Kranisch")
    hidden(state, headline="Geheimdiplomatie", body="<p>Kranichs Kranisch</p>")
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        assert suggested("Geheimdiplomtie") == suggested("Gehaimdiplomatie") == ""
        now = found("Kranichs"), found("Geheimdiplomatie"), suggested("Kranisch")
        assert now == before
    # At the desk it is known.
    at_desk = search.read_query("Geheimdiplomtie", "de")
    assert search.suggest(at_desk) == "Geheimdiplomatie"


def test_a_word_is_known_from_the_moment_on_at_which_it_is_public():
    hidden("scheduled", headline="Geheimdiplomatie")
    assert suggested("Geheimdiplomtie") == ""
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        assert suggested("Geheimdiplomtie") == "Geheimdiplomatie"


def test_fewer_words_are_offered_that_do_find_something():
    factories.published(headline="Forschung in Norwegen")
    factories.published(headline="Forschung zum Klima")
    assert search.fewer(asked("Forschung Norwegen")) == []
    assert search.fewer(asked("Forschung Klima Norwegen")) == [
        "Forschung Klima",
        "Forschung Norwegen",
    ]
    assert search.fewer(asked("Klima Norwegen Unauffindbares")) == [
        "Klima",
        "Norwegen",
    ]
    assert search.fewer(asked('"Klima Forschung" Norwegen -Ghana')) == [
        "Norwegen -Ghana"
    ]
    assert search.fewer(asked("Unauffindbares")) == []


def test_what_was_erased_is_no_word_any_more():
    article = factories.draft(headline="Geheimdiplomatie", body="<p>Kraniche</p>")
    factories.edited(article, by=article.author, headline="Anderes")
    assert "geheimdiplomatie" in words()
    erasure.erase(erasure.Order("article", str(article.pk), "Urteil", "LG"))
    assert not {"geheimdiplomatie", "kraniche", "kranich"} & words()


def words() -> set[str]:
    return {one for length in range(60) for one in vocabulary.occurring("de", length)}
