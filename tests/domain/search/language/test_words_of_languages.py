"""Words of any language and script are read whole; no test here queries a database."""

import ast
from collections.abc import Iterator
from dataclasses import replace

import pytest

from articles.domain.search.index import tasks
from articles.domain.search.language.forms import form, stem
from articles.domain.search.language.grammar import Grammar, grammar_of
from articles.domain.search.language.lemmas import meaning, meanings
from articles.domain.search.language.words import words_of
from articles.foundation.languages import TABLE, row_of
from tests.conftest import ROOT

# It has no row of its own.
POLISH = "pl"


def forms(text: str, language: str) -> list[str]:
    return [word.form for word in words_of(text, language)]


def test_a_language_without_rules_has_words_as_they_are_written():
    for word in ("Uniwersytetu", "Badania", "news", "Łódź"):
        assert stem(word, POLISH) == form(word)
        found = meaning(word, POLISH)
        assert (found.token, found.others) == (form(word), frozenset())
    grammar = grammar_of(POLISH)
    assert type(grammar) is Grammar
    assert not grammar.has_inflections
    assert not grammar.has_compounds
    assert grammar.inflections("badanie") == set()
    # A German sign of gender is a sign like others.
    assert forms("sędzia:in", POLISH) == ["sedzia", "in"]


def test_accents_and_letters_with_strokes_are_folded():
    assert forms("Łódź żółć", POLISH) == ["lodz", "zolc"]
    assert form("énergie") == form("ÉNERGIE") == "energie"


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("كَتَبَ أستاذ", "ar", ["كتب", "استاذ"]),
        ("جامعـــة", "ar", ["جامعة"]),
        ("Το Πανεπιστήμιο", "el", ["το", "πανεπιστημιο"]),
        ("Университет, Ёлка", "ru", ["университет", "елка"]),
        ("दिल्ली की", "hi", ["दिलली", "की"]),
        ("서울 대학교", "ko", ["서울", "대학교"]),
    ],
)
def test_words_of_other_letters_are_whole(text, language, words):
    assert forms(text, language) == [form(word) for word in words]
    assert len(words) == len(text.split())


def test_letters_without_blanks_are_words_of_their_own():
    assert forms("科学2020年", "zh-hans") == ["科", "学", "2020", "年"]
    assert forms("วิทยา", "th") == ["วิ", "ท", "ย", "า"]
    [first, *_others] = words_of("中国", "zh-hans")
    assert (first.start, first.end) == (0, 1)


def test_what_lost_its_vowel_is_no_part_of_a_word():
    text = "L’énergie d'Europe, qu’elle jusqu’à l’ex-ministre"
    words = ["energie", "europe", "elle", "a", "ex", "ministre"]
    assert forms(text, "fr") == forms(text, "fr-ch") == words
    assert forms("dell’acqua, un'idea", "it") == ["acqua", "idea"]
    [first, *_others] = words_of(text, "fr")
    assert text[first.start : first.end] == "énergie"
    # In other words and other languages these letters stand for themselves.
    assert forms("aujourd’hui", "fr") == ["aujourd", "hui"]
    assert forms("L’énergie", "de") == ["l", "energie"]


@pytest.mark.parametrize("code", [code for code in TABLE if "-" in code])
def test_a_region_has_the_words_of_its_language(code):
    row, base = row_of(code), row_of(row_of(code).base)
    assert type(grammar_of(code)) is type(grammar_of(base.code))
    for word in ("Straßen", "Forschende", "énergies", "finance", "dati"):
        assert meaning(word, code) == meaning(word, base.code)
        assert stem(word, code) == stem(word, base.code)
    assert (row.stemmer, row.dictionary) == (base.stemmer, base.dictionary)


@pytest.fixture
def spanish(monkeypatch):
    """Give Spanish a row, which has a stemmer and no dictionary."""
    row = replace(row_of("es"), stemmer="spanish")
    remembered = (row_of, grammar_of, stem, meaning, meanings)
    with monkeypatch.context() as patched:
        patched.setitem(TABLE, "es", row)
        for each in remembered:
            each.cache_clear()
        yield "es"
    for each in remembered:
        each.cache_clear()


def test_a_stemmer_alone_joins_inflections(spanish):
    assert grammar_of(spanish).has_inflections
    tokens = {meaning(word, spanish).token for word in ("libros", "libro")}
    assert tokens == {stem("libro", spanish)} != {"libro"}


def test_other_words_in_a_row_are_other_rules(monkeypatch):
    before = tasks.rules.__wrapped__()
    monkeypatch.setitem(TABLE, "fr", replace(row_of("fr"), small_words=""))
    assert tasks.rules.__wrapped__() == before
    for field in ("endings", "elided", "grammar", "stemmer", "dictionary"):
        monkeypatch.setitem(TABLE, "fr", replace(row_of("fr"), **{field: ""}))
        assert tasks.rules.__wrapped__() != before, field


def names_language(tree: ast.AST) -> Iterator[int]:
    """Yield the lines of code that compare with a code of a language, look something up
    by it or pass it on. Endings of words, which may be equal to one, are added to words
    or stand in a list.
    """
    codes = {each for code in TABLE for each in (code, row_of(code).base)}
    for node in ast.walk(tree):
        listed = isinstance(node, ast.Tuple | ast.List | ast.BinOp)
        inside = ast.walk(node) if isinstance(node, ast.Compare | ast.Dict) else ()
        for one in (*(() if listed else ast.iter_child_nodes(node)), *inside):
            if isinstance(one, ast.Constant) and one.value in codes:
                yield one.lineno


def test_search_names_no_language():
    found = [
        f"{path.name}:{line}"
        for path in sorted((ROOT / "articles/domain/search").rglob("*.py"))
        for line in names_language(ast.parse(path.read_text()))
    ]
    assert found == []
    for code in ('a == "de"', 'a in ("en", b)', '{"fr": 1}', 'a["it"]', 'f("de-ch")'):
        assert [*names_language(ast.parse(code))], code
    assert not [*names_language(ast.parse('ENDINGS = "e", "en"; a = b + "en"'))]
