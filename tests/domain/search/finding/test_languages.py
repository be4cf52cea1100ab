"""Texts in any language are found by the rules of theirs, also several at once.

The texts are in the index alone: articles have only the languages of this newsroom.
"""

import pytest
from django.utils import timezone

from articles.domain import search
from articles.domain.search.finding.hits import Keys
from articles.domain.search.index import table
from articles.domain.search.index.document import document_of
from articles.domain.search.language import vocabulary
from articles.domain.search.query.parsing import parse
from articles.domain.site_version import current
from tests.support.factories import topic

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def index():
    """Return a function that puts headlines into the index."""
    texts: dict[int, tuple[str, str]] = {}

    def put(language: str, *headlines: str) -> dict[int, tuple[str, str]]:
        for headline in headlines:
            key = 1_000_000 + len(texts)
            texts[key] = language, headline
            table.write(key, document_of({"headline": headline}, language))
        return texts

    return put


def query(typed: str, texts: dict, *languages: str) -> search.Query:
    """Return a query as readers ask it who may know all of these texts."""

    def public(language: str) -> Keys:
        return Keys([key for key, (one, _text) in texts.items() if one == language])

    readers = search.Readers(current(timezone.now()), public)
    return search.read_query(typed, *languages, readers=readers)


def found(typed: str, texts: dict, *languages: str) -> list[str]:
    """Return the headlines that readers find, best first."""
    asked = query(typed, texts, *languages)
    tiers = [asked.of_any(tier) for tier in search.ranked(asked)]
    return [texts[key][1] for tier in tiers for key in sorted(tier)]


FRENCH = {
    "Les énergies renouvelables en Suisse": "énergie energie Énergies l’énergie "
    "d'énergie renouvelable",
    "La France finance l’université": "universités l'université universite "
    "financer financent finance France",
    "Un accord signé par les ministres européens": "accords signer signent ministre "
    "européenne d’accord europeen",
    "Les travaux des chercheuses": "travail chercheur chercheurs chercheuse",
    "De nouvelles taxes nationales": "nouveau taxe national nationaux",
}
ITALIAN = {
    "Le energie rinnovabili": "energia l’energia dell'energia rinnovabile",
    "La qualità dell’acqua": "acqua acque dell'acqua qualita qualità",
    "La convenzione è stata firmata dai ministri": "firmare ministro firmato "
    "convenzioni",
    "I ricercatori e gli studenti europei": "ricercatore studente europea europeo",
    "Nuovi dati sulla ricerca": "nuovo nuova dato ricerche",
}


@pytest.mark.parametrize(
    ("language", "texts"),
    [("fr", FRENCH), ("it", ITALIAN), ("fr-ch", FRENCH), ("it-ch", ITALIAN)],
)
def test_plurals_verbs_elisions_and_accents_are_found(index, language, texts):
    there = index(language, *texts)
    for headline, typed in texts.items():
        for word in typed.split():
            assert found(word, there, language) == [headline], word
    assert found("chercheraient", there, language) == []


def test_what_lost_its_vowel_is_not_marked(index):
    there = index("fr", "Le prix de l’énergie")
    marked = search.marked(there[1_000_000][1], query("d'énergie", there, "fr"), "fr")
    assert marked == "Le prix de l’<mark>énergie</mark>"


def test_forms_of_to_be_do_not_find_each_other(index):
    there = index("fr", "Le prix est fixé", "L’été à Paris")
    assert found("été", there, "fr") == ["L’été à Paris"]
    there = index("it", "Il prezzo è fisso", "Lo Stato")
    assert found("stato", there, "it") == ["Lo Stato"]


def test_a_french_question_is_told_by_its_words(index):
    for typed in ("Qu’est-ce que l’ESA ?", "Combien coûte-t-elle ?", "Où va l'Europe"):
        assert parse(typed, ("fr",)).is_question == typed.endswith("?"), typed
    assert [*map(str, parse("Qu’est-ce que l’ESA ?", ("fr",)).all_wanted)] == ["l'ESA"]
    there = index("fr", "L’ESA, une agence")
    assert found("Qu’est-ce que l’ESA ?", there, "fr") == ["L’ESA, une agence"]


def test_switzerland_has_no_sharp_s(index):
    for language in ("de", "de-ch"):
        there = index(language, f"Strassen {language}", f"Die Straße {language}")
        for typed in ("Strasse", "Straße", "strassen", "Straßen"):
            assert len(found(typed, there, language)) == 2, (language, typed)
    assert found("Forscherinnen", index("de-ch", "Forschende"), "de-ch") == [
        "Forschende"
    ]
    # Each is kept by the code of its edition.
    assert (
        vocabulary.lacking(
            "de-ch", document_of({"headline": "Straße"}, "de-ch").entries
        )
        == []
    )
    assert vocabulary.lacking(
        "de-at", document_of({"headline": "Straße"}, "de-at").entries
    )


def test_a_language_without_rules_finds_words_and_their_beginnings(index):
    there = index("pl", "Uniwersytet w Łodzi", "Na Uniwersytetu Warszawskim")
    assert found("uniwersytet", there, "pl") == [text for _code, text in there.values()]
    assert found("UNIWERSYTETU", there, "pl") == ["Na Uniwersytetu Warszawskim"]
    assert found("lodzi", there, "pl") == ["Uniwersytet w Łodzi"]
    assert found("w Łodzi", there, "pl") == ["Uniwersytet w Łodzi"]


@pytest.mark.parametrize(
    ("language", "headline", "typed"),
    [
        ("ar", "جامعةُ القاهرة", "جامعة"),
        ("el", "Το Πανεπιστήμιο Αθηνών", "πανεπιστημιο"),
        ("ru", "Московский университет", "Университет"),
        ("zh-hans", "北京大学的科学家", "科学"),
        ("th", "มหาวิทยาลัยไทย", "วิทยาลัย"),
        ("hi", "दिल्ली विश्वविद्यालय", "विश्वविद्यालय"),
    ],
)
def test_words_of_other_scripts_are_found_and_marked(index, language, headline, typed):
    there = index(language, headline, headline[::-1])
    assert found(typed, there, language) == [headline]
    marked = search.marked(headline, query(typed, there, language), language)
    assert "<mark>" in marked


FOUR = ("de", "fr", "it", "en")


def test_four_languages_are_asked_at_once(index, offer):
    offer(*FOUR)
    index("de", "Häuser in Bern", "Forschungsdaten")
    index("fr", "Les maisons de Berne", "Données de l’énergie")
    index("it", "Le case di Berna")
    there = index("en", "Houses of Bern", "Energy research")
    assert found("Haus OR maison OR casa OR house", there, *FOUR) == [
        "Häuser in Bern",
        "Les maisons de Berne",
        "Le case di Berna",
        "Houses of Bern",
    ]
    assert found("bern", there, *FOUR)[:2] == ["Häuser in Bern", "Houses of Bern"]
    assert found("d’énergie", there, *FOUR) == ["Données de l’énergie"]
    # “De” is a stop word in French alone, so that it has to be found.
    assert found("Données de", there, *FOUR) == ["Données de l’énergie"]
    assert search.suggest(query("donnéess", there, *FOUR)) == "Données"
    assert search.suggest(query("Forschungsdatn", there, *FOUR)) == "Forschungsdaten"
    assert query("Haus", there, "de").in_language("it").languages == ("it",)


def test_a_language_without_stop_words_has_no_say():
    for languages in (("en", "pl"), ("pl", "en")):
        said = parse("the houses", languages)
        assert [*map(str, said.all_wanted)] == ["houses"]
    assert len(parse("the houses", ("pl",)).all_wanted) == 2
    assert parse("Why are houses old?", ("pl", "en")).is_question
    assert not parse("Why are houses old?", ("pl",)).is_question


def test_names_of_labels_are_read_in_every_language(offer):
    offer(*FOUR)
    topic("Erneuerbare Energien", name_en="Renewable energy", aliases="Énergies vertes")
    for typed in ("énergie verte", "d’énergie", "energies", "erneuerbare Energie"):
        asked = search.read_query(typed, *FOUR)
        assert "topic" in [kind for kind, _pk in asked.labels], typed


def test_more_languages_take_no_more_queries(index, django_assert_num_queries):
    for language in FOUR:
        there = index(language, "Bern Energie Haus")
    for languages in (("de",), FOUR):
        # Names of labels, words in the vocabulary, and the index.
        with django_assert_num_queries(3):
            search.hits(search.read_query("Energie Haus Berne", *languages), "words")
        asked = query("Energie Haus Berne", there, *languages)
        assert asked.directory
        assert asked.looked
        with django_assert_num_queries(1):
            search.ranked(asked)
