"""Labels are found in a text by their names, inflected or as part of a compound."""

import pytest

from articles.domain.search import label_directory, mentioned

ROWS = (
    ("topic", 1, None, "1", (("de", "Künstliche Intelligenz"), ("en", "AI")), "KI"),
    ("topic", 2, None, "2", (("de", "Klima"), ("en", "Climate")), "Klimawandel"),
    ("topic", 3, 2, "3", (("de", "Wetter"),), ""),
    ("topic", 4, None, "4", (("de", "Intelligenz"),), ""),
    ("category", 5, None, "5", (("de", "Indikatoren"), ("en", "Indicators")), ""),
)


def named(text, language="de"):
    directory = label_directory(ROWS, ("de", "en"))
    found = mentioned(text, language, directory)
    return [(it.pk, text[it.start : it.end], it.is_part) for it in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mit künstlicher Intelligenz", [(1, "künstlicher Intelligenz", False)]),
        ("die menschliche Intelligenz", [(4, "Intelligenz", False)]),
        ("KI-Modelle", [(1, "KI", False)]),
        ("das Wetter", [(2, "Wetter", False)]),
        (
            "der Klimawandel und die Klimaanpassung",
            [(2, "Klimawandel", False), (2, "Klimaanpassung", True)],
        ),
        ("Indizes, Kistenholz", []),
    ],
)
def test_a_label_is_found_by_its_names(text, found):
    assert named(text) == found


def test_each_language_has_its_own_words():
    assert named("Climates and indices", "en") == [(2, "Climates", False)]
    assert named("AI for climate indicators", "en") == [
        (1, "AI", False),
        (2, "climate", False),
        (5, "indicators", False),
    ]
