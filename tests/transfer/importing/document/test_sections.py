"""The named lines below the text, in every usual spelling, and the last words."""

from datetime import date

import pytest
from django.utils.translation import override

from articles.transfer.importing.document.document import DocumentError, parse

HEAD = "Headline\n12.02.2020\nText\n"


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def read(text):
    return parse(text.encode(), language="de", today=date(2026, 5, 1))


def refusal(text):
    with pytest.raises(DocumentError) as caught:
        read(text)
    return caught.value


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


def test_a_line_of_deadlines_has_a_row_for_each():
    line = "Frist: Absichtserklärung: 1.3.; Vollantrag: 15.4.2020 17:00 Brüssel"
    first, second = read(f"{HEAD}{line}").deadlines
    assert (first["stage"], first["named"]) == ("intent", "")
    assert first["closes"] == "2020-03-01[Europe/Berlin]"
    assert (second["stage"], second["named"]) == ("submission", "Vollantrag")
    assert second["closes"] == "2020-04-15T17:00[Europe/Brussels]"
    # Read again, it is the same; another line has other keys.
    assert read(f"{HEAD}{line}").deadlines == (first, second)
    other = line.replace("17:00", "18:00")
    assert read(f"{HEAD}{other}").deadlines[1]["key"] != second["key"]


@pytest.mark.parametrize(
    "name", ["Frist", "Fristen", "Deadlines", "Fristen und Termine"]
)
def test_deadlines_are_known_by_each_of_their_names(name):
    [row] = read(f"{HEAD}{name}: 15 April 2020, 5 pm CET").deadlines
    assert row["closes"] == "2020-04-15T17:00[Europe/Berlin]"


def rows_in(line: str) -> list[dict]:
    """Return what the rows of a line say: their parts that aren't empty."""
    rows = read(f"{HEAD}{line}").deadlines
    return [{n: v for n, v in row.items() if v and n != "key"} for row in rows]


@pytest.mark.parametrize(
    "said",
    [
        "ab 10.3.2020 bis 15.4.2020 17:00 Brüssel",
        "vom 10. März 2020 bis zum 15. April 2020, 17:00 Uhr (Brüssel)",
        "from 10 March 2020 to 15 April 2020, 5 pm Brussels",
        "From 10 March until 15 April 2020 17:00 Brussels",
    ],
)
def test_a_call_may_say_from_when_to_when_it_is_open(said):
    """The opening is told by the clocks of the place that the closing names."""
    opens, closes = "2020-03-10[Europe/Brussels]", "2020-04-15T17:00[Europe/Brussels]"
    expected = {"stage": "submission", "opens": opens, "closes": closes}
    assert rows_in(f"Frist: {said}") == [expected]
    [row] = rows_in(f"Frist: Vollantrag (verpflichtend): {said} (bisher 1.4.2020)")
    assert row == expected | {
        "named": "Vollantrag",
        "is_gate": True,
        "was": "2020-04-01[Europe/Brussels]",
    }


def test_what_is_open_at_any_time_may_have_a_beginning_and_an_end():
    since, until = "2020-03-10[Europe/Berlin]", "2020-12-31[Europe/Berlin]"
    rolling = {"stage": "submission", "is_rolling": True}
    assert rows_in("Frist: jederzeit; at any time") == [rolling, rolling]
    assert rows_in("Frist: jederzeit ab 10.3.2020") == [rolling | {"opens": since}]
    assert rows_in("Frist: jederzeit bis 31.12.2020") == [rolling | {"closes": until}]
    whole = "at any time, from 10 March 2020 until 31 December 2020"
    assert rows_in(f"Frist: {whole}") == [rolling | {"opens": since, "closes": until}]


@pytest.mark.parametrize(
    "said",
    [
        "Veranstaltung: vom 4.5.2020 bis 5.5.2020 in Bonn, Beispielhaus",
        "event: from 4 May 2020 to 5 May 2020, in Bonn, Beispielhaus",
    ],
)
def test_an_event_says_from_when_to_when_and_in_which_place(said):
    first, last = (f"2020-05-0{day}[Europe/Berlin]" for day in (4, 5))
    expected = {"stage": "event", "closes": first, "until": last}
    assert rows_in(f"Frist: {said}") == [expected | {"place": "Bonn, Beispielhaus"}]


def test_an_event_of_one_day_has_no_end():
    expected = {"stage": "event", "closes": "2020-05-04T10:00[Europe/Berlin]"}
    with_place = expected | {"place": "Bonn"}
    for said in ("4.5.2020 10:00 in Bonn", "ab 4.5.2020 10 Uhr in Bonn"):
        assert rows_in(f"Frist: Veranstaltung: {said}") == [with_place]
    assert rows_in("Frist: Veranstaltung: 4.5.2020 10:00") == [expected]


@pytest.mark.parametrize(
    "said",
    [
        "ab 10.3.2020",
        "jederzeit nach Absprache",
        "ab 10.3.2020 bis bald",
        "ab bald bis 10.3.2020",
        "10.3.2020 in Bonn",
        "Veranstaltung: in Bonn",
    ],
)
def test_a_span_with_a_part_that_is_not_clear_is_refused(said):
    assert refusal(f"{HEAD}Frist: {said}").line == 4


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("31.12.9998", "is too far ahead. The latest year is"),
        ("9999-12-31T24:00[AoE]", "is too far ahead. The latest year is"),
        ("1.1.0001 00:00 Tokyo", "is too long ago. The earliest year is 1900."),
    ],
)
def test_a_deadline_that_cannot_be_meant_is_refused_with_its_line(said, why):
    refused = refusal(f"{HEAD}Deadline: {said}")
    assert refused.line == 4
    assert why in str(refused)


def test_a_deadline_that_is_not_clear_is_refused_with_its_line():
    refused = refusal(f"{HEAD}Deadline: 30.2.2020")
    assert refused.line == 4
    assert "There is no 30.2.2020. Did you mean 29 February 2020?" in str(refused)
    assert "Correct the deadline" in str(refused)
