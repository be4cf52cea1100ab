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


BEFORE = "Das Labor in Köln wird eröffnet. Es kostet 12 Millionen Euro."
AFTER = "Mehr unter 0221 4711 oder am 3. Januar 2028, 11 Uhr, im Rathaus."


@pytest.mark.parametrize(
    "said",
    [
        # A sentence of its own, after others.
        "SPERRFRIST: 12. März 2027, 10 Uhr.",
        "Sperrfrist bis 12.3.2027, 10.00 Uhr!",
        "Achtung, Sperrfrist: Freitag, 12. März 2027, 10 Uhr MEZ.",
        "(Sperrfrist: 12. März 2027, 10 Uhr)",
        "+++ Sperrfrist: 12.03.2027, 10:00 Uhr.",
        "Gesperrt bis 12. März 2027, 10 Uhr.",
        "Frei ab 12. März 2027, 10 Uhr.",
        "Sperrfrist: keine Veröffentlichung vor dem 12. März 2027, 10 Uhr.",
        "SPERRFRIST – nicht veröffentlichen vor 12. März 2027, 10 Uhr.",
        "Noch nicht veröffentlichen, Sperrfrist: 12. März 2027, 10 Uhr.",
        "EMBARGOED UNTIL 12 March 2027, 09:00 GMT.",
        "Strictly embargoed until 9 a.m. UTC, 12 March 2027.",
        "Embargo: 12 March 2027, 09:00 GMT.",
        "Not for publication before 12 March 2027, 09:00 GMT.",
        # Within a sentence.
        "Die Sperrfrist endet am 12. März 2027 um 10 Uhr.",
        "Es gilt eine Sperrfrist bis zum 12. März 2027, 10 Uhr.",
        "Für diese Meldung gilt die Sperrfrist 12. März 2027, 10 Uhr.",
        "Bitte beachten Sie unsere Sperrfrist: 12. März 2027, 10 Uhr.",
        "Bitte nicht vor Ablauf der Sperrfrist (12.03.2027, 10 Uhr) veröffentlichen.",
        "Diese Mitteilung ist gesperrt bis 12. März 2027, 10 Uhr.",
        "This release is embargoed until 09:00 GMT on 12 March 2027.",
        "The report is under embargo until 12 March 2027, 10:00 CET.",
        "The embargo lifts at 09:00 GMT on 12 March 2027.",
        "Please note that this is not for publication before 12 March 2027, 09:00 GMT.",
    ],
)
@pytest.mark.parametrize(
    "shape", ["{0} {1}", "{0} {1} {2}", "{1} {2}", "{0}\n{1}\n{2}"]
)
def test_an_embargo_is_found_wherever_a_sentence_states_it(said, shape):
    found = embargo_in("Neues Labor", shape.format(BEFORE, said, AFTER))
    assert found
    assert found.until == NINE


@pytest.mark.parametrize(
    "said",
    [
        "Die Meldung ist ohne Sperrfrist.",
        "Ohne Sperrfrist: 12. März 2027, 10 Uhr, Rathaus.",
        "Es gibt keine Sperrfrist bis 12. März 2027, 10 Uhr.",
        "Keine Sperrfrist! Am 12. März 2027, 10 Uhr, spricht Anna.",
        "Die Sperrfrist endete am 12. März 2027 um 10 Uhr.",
        "Am Freitag endete die Sperrfrist (12. März 2027, 10 Uhr).",
        "Sperrfrist aufgehoben am 12. März 2027, 10 Uhr.",
        "Die Sperrfrist vom 12. März 2027, 10 Uhr, ist aufgehoben.",
        "Die Sperrfrist für Kündigungen beträgt 30 Tage.",
        "Wer eine Sperrfrist bricht, schadet allen.",
        "Sperrfrist: keine.",
        "Frei ab sofort.",
        "Der Film ist frei ab 12 Jahren.",
        "Die EU verlängert das Embargo bis 12. März 2027.",
        "Das Embargo gegen Russland gilt seit 12. März 2022, 10 Uhr.",
        "The release has no embargo until 12 March 2027, 09:00 GMT.",
        "The embargo was lifted at 09:00 GMT on 12 March 2027.",
        "The embargo expired on 12 March 2027, 09:00 GMT.",
        "An oil embargo until 12 March 2027 is likely.",
        "Not embargoed: talk on 12 March 2027, 09:00 GMT.",
        "Embargo: none.",
        "For immediate release.",
    ],
)
@pytest.mark.parametrize("shape", ["{0} {1}", "{1}"])
def test_a_mere_mention_is_no_embargo(said, shape):
    assert embargo_in("Neues Labor", shape.format(BEFORE, said)) is None


@pytest.mark.parametrize(
    "said",
    [
        "Sperrfrist: 12. März 2027.",
        "Bitte Sperrfrist beachten: 12. März, 10 Uhr!",
        "Es gilt eine Sperrfrist bis zum 12. März 2027.",
        "Embargoed until 12 March 2027, 10:00 ET.",
    ],
)
def test_a_sentence_without_a_clear_moment_is_told_alone(said):
    found = embargo_in("Neues Labor", f"{BEFORE} {said} {BEFORE}")
    assert found
    assert found.until is None
    assert found.line == said.strip()


def test_a_reminder_without_a_day_does_not_blur_a_clear_moment():
    said = "SPERRFRIST: 12. März 2027, 10 Uhr\n\nText.\n\nSperrfrist beachten!"
    assert embargo_in("Neues Labor", said).until == NINE


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
