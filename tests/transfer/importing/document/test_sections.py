"""The named lines below the text, in every usual spelling, and the last words."""

import pytest
from django.utils.translation import override

from tests.transfer.importing.document.reading import HEAD, read, refusal


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


SPELLINGS = {
    "source": ("Quelle", "QUELLEN ", "Quelle(n)", "source", "Sources"),
    "topic": ("Thema", "  themen", "Topic", "T o p i c s"),
    "credit": ("Redaktion", "edited", "Edited by"),
    "country": (
        "Länder/Organisationen",
        "La\u0308nder  /\u00a0Organisationen ",
        "Land / Organisation",
        "Countries / organizations",
        "COUNTRY/organisation",
    ),
}


@pytest.mark.parametrize(
    ("field", "name"),
    [(field, name) for field, names in SPELLINGS.items() for name in names],
)
def test_the_names_of_lines_are_known_in_both_languages_and_any_spelling(field, name):
    document = read(f"{HEAD}{name}:  A,  B ")
    lines = document.labels | {"credit": document.credit}
    assert lines[field].text == "A, B"
    assert document.body_html == "<p>Text</p>"


@pytest.mark.parametrize("name", ["Zum Nachlesen", "zum nachlesen:", "Further reading"])
def test_the_list_for_further_reading_needs_no_colon(name):
    assert read(f"{HEAD}{name}\n- A").further_reading[0].title == "A"
    assert read(f"{HEAD}Further reading: A").further_reading[0].title == "A"


@pytest.mark.parametrize("line", ["Die Quelle: A", "- Quelle: A", "Quelle A", "Themen"])
def test_names_within_the_text_are_text(line):
    document = read(f"{HEAD}\n{line}\n\nEnde.")
    assert document.labels["source"].number == 0
    assert line.removeprefix("- ") in document.body_html


def test_a_headline_may_look_like_a_named_line():
    assert read("Quelle: A\n12.02.2020\nText").headline == "Quelle: A"


def test_a_line_that_appears_twice_is_refused_with_both_lines():
    error = refusal(f"{HEAD}Quelle: A\nThemen: B\n\nQuellen: C")
    assert str(error) == (
        "line 7: There are two lines “Quellen:”, line 4 and line 7. Make one of them."
    )
    assert "two lines" in refusal(f"{HEAD}Quelle: A\nSource: B").reason
    assert "two lines" in refusal(f"{HEAD}Zum Nachlesen\nZum Nachlesen").reason


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n[Zurück](#)\n"])
def test_text_below_the_named_lines_is_refused_and_not_lost(between):
    error = refusal(f"{HEAD}Themen: A{between}Noch etwas.")
    assert "“Noch etwas.” stands below the text" in error.reason


@pytest.mark.parametrize("name", ["Quelle", "Themen", "Redaktion"])
def test_a_list_too_long_for_any_reader_is_refused(name):
    assert refusal(f"{HEAD}{name}: {'A, ' * 2000}").line == 4


def test_an_empty_line_says_nothing():
    document = read(f"{HEAD}Quelle:\nRedaktion:\nZum Nachlesen\nThemen:")
    assert (document.labels["source"].text, document.labels["topic"].text) == ("", "")
    assert (document.credit, document.further_reading) == (None, ())


@pytest.mark.parametrize(
    "words",
    [
        "[Zurück](#)\n\nWeitere Informationen",
        "[Weitere Informationen](#)",
        "« zurück",
        "[Back](/en)\nFurther information",
        "BACK",
        "More information:",
    ],
)
def test_the_portals_last_words_are_dropped(words):
    for foot in ("", "Themen: A\n", "Zum Nachlesen\n- A\n"):
        document = read(f"{HEAD}{foot}\n{words}\n\n")
        assert document.body_html == "<p>Text</p>"
        assert document.links_without_target == 0


def test_the_portals_words_within_the_text_are_kept():
    body = read(f"{HEAD}\nZurück\n\nWeitere Informationen\n\nEnde.").body_html
    assert "<p>Zurück</p>\n<p>Weitere Informationen</p>" in body
