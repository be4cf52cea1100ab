"""A line that states an embargo is found; its moment counts only if it is clear."""

from datetime import UTC, datetime

import pytest

from articles.inbox.reading import embargo_in

NINE, TEN = (datetime(2027, 3, 12, hour, tzinfo=UTC) for hour in (9, 10))


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("Sperrfrist: 12. März 2027, 10 Uhr", NINE),
        ("SPERRFRIST: Freitag, 12.03.2027, 10:00 Uhr", NINE),
        ("Sperrfrist 12. März 2027, 10.00 Uhr MEZ", NINE),
        ("Sperrfrist bis 12.3.2027 um 11 Uhr MESZ", NINE),
        ("Achtung, Sperrfrist: 12. März 2027 10 Uhr!", NINE),
        ("Gesperrt bis 12. März 2027, 10 Uhr", NINE),
        ("EMBARGOED UNTIL 12 March 2027, 10:00 GMT", TEN),
        ("Strictly embargoed until 10:00 GMT, Friday 12 March 2027", TEN),
        ("EMBARGOED UNTIL 10 a.m. UTC on March 12, 2027", TEN),
        ("Embargo: 2027-03-12 10:00 +01:00", NINE),
        ("Under embargo until 12 March 2027 at 11:00 CET", TEN),
        ("Not for publication before 12 March 2027, 10:00 (GMT)", TEN),
        ("Embargo jusqu’au 12 mars 2027 à 10h", NINE),
        # The text that follows says other things.
        ("Sperrfrist: 12. März 2027, 10 Uhr. Beginn am 15. März um 9 Uhr.", NINE),
        ("Embargoed until 12 March 2027, 10:00 GMT. All 40 posts are open.", TEN),
        # Summer has another offset.
        ("Sperrfrist: 12. Juli 2027, 10 Uhr", datetime(2027, 7, 12, 8, tzinfo=UTC)),
    ],
)
def test_a_clear_moment_is_read(line, until):
    found = embargo_in("Neues Labor", f"Pressemitteilung\n\n{line}\n\nEin Text.")
    assert found
    assert (found.line, found.until) == (line, until)


@pytest.mark.parametrize(
    "line",
    [
        "Sperrfrist: 12. März 2027",  # from which hour on?
        "Sperrfrist: 12. März, 10 Uhr",  # of which year?
        "Embargo: 10 a.m. local time, 12 March 2027",
        "Embargoed until 12 March 2027, 10:00 ET",
        "Embargoed until 12 March 2027, 10:00 XYZ",
        "Sperrfrist: 12. März 2027, 10 Uhr, Konferenz um 11 Uhr",
        "Sperrfrist: 12. März 2027. Beginn um 11 Uhr.",
        "Sperrfrist: 12. oder 13. März 2027, 10 Uhr",
        "Sperrfrist: 31. Februar 2027, 10 Uhr",
        "Sperrfrist: 28. März 2027, 02:30 Uhr",  # clocks skip it
        "Sperrfrist: 31. Oktober 2027, 02:30 Uhr",  # it is there twice
        "Sperrfrist beachten!",
        "Embargo: 03/12/2027, 10:00 GMT",
    ],
)
def test_an_unclear_moment_stays_open_and_its_line_is_told(line):
    found = embargo_in("Neues Labor", line)
    assert found
    assert (found.line, found.until) == (line, None)


@pytest.mark.parametrize(
    "text",
    [
        "Das Embargo gegen Russland gilt seit 12. März 2022, 10 Uhr.",
        "Embargo on oil extended on 12 March 2027, 10:00 GMT",
        "Die Frist endet am 12. März 2027, 10 Uhr.",
        "",
        "\n" * 60 + "Text\n" * 60 + "Sperrfrist: 12. März 2027, 10 Uhr",
    ],
)
def test_other_texts_state_none(text):
    assert embargo_in("Neues Labor", text) is None


def test_the_subject_and_the_next_line_may_say_it():
    said = "EMBARGOED UNTIL 12 March 2027 10:00 GMT: New lab"
    assert embargo_in(said, "Text").until == TEN
    assert embargo_in("x", "SPERRFRIST:\n\n12. März 2027, 10 Uhr\n").until == NINE


def test_lines_that_disagree_are_not_clear():
    one, other = (f"Sperrfrist: 12. März 2027, {hour} Uhr" for hour in (10, 11))
    assert embargo_in(one, one).until == NINE
    assert embargo_in(one, other).until is None


@pytest.mark.parametrize("sign", ["9", "Sperrfrist ", "12. März 2027 ", "(", "a" * 11])
def test_a_line_that_is_made_for_it_takes_no_time(sign):
    line = f"Sperrfrist: {sign * 20_000}"
    found = embargo_in(line, f"{line}\n" * 1000)
    assert found
    assert found.until is None
