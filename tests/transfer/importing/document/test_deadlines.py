"""The line of deadlines below a document's text, in many spellings."""

from datetime import date

import pytest
from django.utils.translation import override

from articles.transfer.importing.document.document import parse
from articles.transfer.importing.document.spans import read_span
from tests.transfer.importing.document.reading import HEAD, read, refusal


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def test_a_line_of_deadlines_has_a_row_for_each():
    line = "Frist: Absichtserklärung: 1.3.; Vollantrag: 15.4.2020 17:00 Brüssel"
    first, second = read(f"{HEAD}{line}").deadlines
    assert (first["stage"], first["named"]) == ("intent", "")
    assert first["closes"] == "2020-03-01[Europe/Berlin]"
    assert (second["stage"], second["named"]) == ("submission", "Vollantrag")
    assert second["closes"] == "2020-04-15T17:00[Europe/Brussels]"
    # Only a story has keys for them.
    assert first["key"] == second["key"] == ""


def keys_in(line: str, about: str = "a") -> list[str]:
    data, today = f"{HEAD}Frist: {line}".encode(), date(2026, 5, 1)
    rows = parse(data, language="de", today=today, about=about).deadlines
    return [row["key"] for row in rows]


def test_keys_of_deadlines_follow_from_the_story_and_the_stages():
    keys = keys_in("Anmeldung: 1.3.2027; Skizze: 1.4.2027; 15.4.2027")
    assert len({*keys}) == 3
    assert keys_in("Anmeldung: 2.3.2027; Outline: 1 April 2027; 1.5.2027") == keys
    assert keys_in("1.4.2027; 15.4.2027") == keys[1:]
    assert not {*keys_in("1.4.2027", about="b")} & {*keys}


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


TWO_DAYS = ("2020-05-04[Europe/Berlin]", "2020-05-05[Europe/Berlin]")
HALF_TEN = ("2020-05-04T10:00[Europe/Berlin]", "2020-05-04T11:30[Europe/Berlin]")
SPANS = {
    "4.-5.5.2020": TWO_DAYS,
    "4. – 5. Mai 2020": TWO_DAYS,
    "4./5.5.2020": TWO_DAYS,
    "4. und 5. Mai 2020": TWO_DAYS,
    "4 to 5 May 2020": TWO_DAYS,
    "May 4-5, 2020": TWO_DAYS,
    "4.5. bis 5.5.2020": TWO_DAYS,
    "2020-05-04 bis 2020-05-05": TWO_DAYS,
    "4.5.2020 10:00 bis 11:30": HALF_TEN,
    "10:00-11:30, 4 May 2020": HALF_TEN,
    "4.5.2020 10 Uhr bis 11.30 Uhr": HALF_TEN,
    "2020-05-04T10:00 – 2020-05-04T11:30": HALF_TEN,
    "4 May 2020, 2-4 pm": (
        "2020-05-04T14:00[Europe/Berlin]",
        "2020-05-04T16:00[Europe/Berlin]",
    ),
    "30.12.-2.1.2021": ("2020-12-30[Europe/Berlin]", "2021-01-02[Europe/Berlin]"),
}


@pytest.mark.parametrize(("said", "moments"), SPANS.items())
def test_two_moments_may_share_their_words(said, moments):
    first, last = moments
    event = {"stage": "event", "closes": first, "until": last}
    assert rows_in(f"Frist: Veranstaltung: {said}") == [event]
    # So short, it is an event even if nothing says so.
    assert rows_in(f"Frist: {said}") == [event]
    [named] = rows_in(f"Frist: Infotag: {said}, online")
    assert named == event | {"named": "Infotag", "place": "online"}
    [call] = rows_in(f"Frist: Einreichung: {said}")
    assert call == {"stage": "submission", "opens": first, "closes": last}


@pytest.mark.parametrize("end", ["9999-12-31T24:00[AoE]", "1.1.0001", "31.12.2200"])
def test_a_span_to_a_day_that_cannot_be_meant_is_none(end):
    for text in (f"4.5.2020 bis {end}", f"{end} bis 4.5.2020"):
        assert read_span(text, today=date(2020, 1, 1)) is None


def test_a_text_of_many_signs_is_no_span():
    today = date(2020, 1, 1)
    assert read_span("4.5.2020" + " " * 150 + "bis 5.5.2020", today=today)
    assert not read_span("4.5.2020" + " - " * 100 + "bis 5.5.2020", today=today)


def test_a_longer_span_is_a_call_and_so_is_one_with_its_word():
    expected = {"stage": "submission", "opens": TWO_DAYS[0]}
    until = {"closes": "2020-05-30[Europe/Berlin]"}
    assert rows_in("Frist: 4.-30.5.2020") == [expected | until]
    assert rows_in("Frist: vom 4. bis 5.5.2020") == [expected | {"closes": TWO_DAYS[1]}]


DAY = {"stage": "submission", "closes": "2020-04-15[Europe/Berlin]"}
WAS = {"was": "2020-03-01[Europe/Berlin]"}
SPELLINGS = {
    "verlängert bis 15.4.2020": DAY,
    "verlängert: 15.4.2020": DAY,
    "extended to 15 April 2020": DAY,
    "Extended until 15 April 2020 (previously 1 March 2020)": DAY | WAS,
    "verlängert vom 1.3.2020 auf den 15.4.2020": DAY | WAS,
    "15.4.2020 (früher 1.3.2020)": DAY | WAS,
    "15 April 2020 (formerly 1 March 2020)": DAY | WAS,
    "15.4.2020 (verpflichtend)": DAY | {"is_gate": True},
    "15.4.2020 (Anmeldung)": DAY | {"stage": "registration"},
    "2020-04-15T17:00": DAY | {"closes": "2020-04-15T17:00[Europe/Berlin]"},
    "Veranstaltung: verschoben vom 1.3.2020 auf 15.4.2020": DAY
    | WAS
    | {"stage": "event"},
}


@pytest.mark.parametrize(("said", "row"), SPELLINGS.items())
def test_common_spellings_of_a_deadline_are_read(said, row):
    assert rows_in(f"Frist: {said}") == [row]


@pytest.mark.parametrize(
    "said", ["laufend", "Laufend möglich", "rolling", "ongoing", "open at any time"]
)
def test_what_never_closes_has_several_words(said):
    assert rows_in(f"Frist: {said}") == [{"stage": "submission", "is_rolling": True}]


def test_a_remark_in_brackets_is_a_name_or_left_out_and_said_either_way():
    document = read(f"{HEAD}Frist: 15.4.2020 (Ausschlussfrist)")
    assert document.deadlines[0]["named"] == "Ausschlussfrist"
    assert "“Ausschlussfrist” was taken for the name" in document.notes[0]
    document = read(f"{HEAD}Frist: Skizze: 15.4.2020 (Ausschlussfrist)")
    assert document.deadlines[0]["named"] == "Skizze"
    assert "“(Ausschlussfrist)” beside a deadline was left out." in document.notes[0]


@pytest.mark.parametrize(
    "said",
    [
        "ab 10.3.2020",
        "jederzeit nach Absprache",
        "ab 10.3.2020 bis bald",
        "ab bald bis 10.3.2020",
        "10.3.2020 in Bonn",
        "10.3.2020 (in Bonn)",
        "10.3.2020 (online)",
        "10.3.2020 17:00 (Atlantis time)",
        "10.3.2020 (15 Seiten)",
        "5.-4.5.2020",
        "30.-2.5.2020",
        "4.5.2020 und 7.6.2020",
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
