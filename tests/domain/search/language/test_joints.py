"""German compounds are divided where their parts meet, in readers' processes too."""

from itertools import pairwise

import pytest

from articles.domain.search import joints


@pytest.mark.parametrize(
    "divided",
    [
        "Assoziierungs-abkommen",
        "Programm-abkommen",
        "Synchrotron-lichtquelle",
        "Forschungs-einrichtungen",
        "Forschungs-freiheit",
        "Hochschul-rektoren-konferenz",
        "Erinnerungs-stücke",
        "Grundlagen-forschung",
        "Groß-britannien",
    ],
)
def test_a_compound_is_divided_at_its_joints(divided):
    parts = divided.split("-")
    word = "".join(parts)
    places = joints(word, "de")
    cuts = [0, *places, len(word)]
    found = [word[at:end] for at, end in pairwise(cuts)]
    assert found == parts
    assert joints(word, "de-ch") == places
    assert joints(word, "en") == ()


@pytest.mark.parametrize(
    "word",
    [
        # No compounds, though dictionaries have their endings as words.
        "Wissenschaftlerinnen", "Internationalisierung", "Partnerschaften",
        "Französischen", "Ausschreibungen", "Veröffentlichungen",
        # Antrag-steller or Antrags-teller; nobody can tell from the words alone.
        "Antragsteller",
        # Short, no noun, an abbreviation, a name with a capital inside.
        "Haustür", "zusammenarbeiten", "BUNDESMINISTERIUM", "BundesMinisterium",
        "", "Forschungs2030daten",
    ],
)  # fmt: skip
def test_other_words_are_not_divided(word):
    assert joints(word, "de") == ()


def test_no_joint_is_near_an_edge():
    for word in ("Forschungsrat", "Fördermitteln", "Teeernterekord", "Seenotrettung"):
        assert all(4 <= place <= len(word) - 4 for place in joints(word, "de"))
