"""Wrong input for the deadlines of an article is refused at its field."""

import pytest

from articles.models import Article
from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.desk import at_desk, read_form, url
from tests.support.desk.refusing import at_most, wrong

pytestmark = pytest.mark.django_db
ROW = "deadlines-0"
GOOD = "15.3.2027 17:00 Brüssel"
# Lines typed as moments, each with the desk's answer.
UNREAD = {
    "a word": ("morgen", ("Darin steht kein Tag.", "No day is found in it.")),
    "no such day": (
        "30.2.2027",
        ("Meinen Sie 28.02.2027?", "Did you mean 28 February 2027?"),
    ),
    "no such month": ("1.13.2027", ("Monat 13 gibt es nicht.", "no month 13.")),
    "no such time": ("1.3.2027 25:00", ("„25:00“ gibt es nicht.", "no time “25:00”.")),
    "13 pm": ("1.3.2027 13 pm", ("„13 pm“ gibt es nicht.", "no time “13 pm”.")),
    "unknown zone": (
        "1.3.2027 17:00 Atlantis",
        ("„atlantis“ ist nicht zu verstehen.", "“atlantis” isn't understood."),
    ),
    "two readings": ("3/4/2027", ("auf zwei Arten lesen.", "is read in two ways.")),
    "a path": ("1.3.2027 ../../etc", ("ist nicht zu verstehen.", "isn't understood.")),
    "mark-up": ("1.3.2027 <b>", ("ist nicht zu verstehen.", "isn't understood.")),
    "a NUL": ("1.3.2027\0", refusing.NUL),
    "too long": ("1.3.2027 " + "x" * 300, at_most(200)),
    "long ago": ("1.3.1799", refusing.TOO_OLD),
    "far ahead": ("1.3.2099", refusing.TOO_FAR),
}
# Far enough for no instant to follow from them.
BEYOND = {
    "the last day": ("9999-12-31T24:00[AoE]", refusing.TOO_FAR),
    "the last whole day": ("9999-12-31[UTC]", refusing.TOO_FAR),
    "the first day": ("1.1.0001 00:00 Tokyo", refusing.TOO_OLD),
    "the host's zone": (
        "15.3.2027 17:00 localtime",
        ("„localtime“ ist nicht zu verstehen.", "“localtime” isn't understood."),
    ),
}
MOMENTS = [
    (f"{what} in {name}", {f"{ROW}-{name}": typed}, f"id_{ROW}-{name}", words)
    for name in ("closes", "opens", "was")
    for what, (typed, words) in UNREAD.items()
]
MOMENTS += [
    (f"{what} in {name}", {f"{ROW}-{name}": typed}, f"id_{ROW}-{name}", words)
    for name in ("closes", "opens", "until", "was")
    for what, (typed, words) in BEYOND.items()
]
NEEDS = ("Eine Frist braucht einen Tag.", "A deadline needs a day.")
AFTER = ("Der Beginn liegt nach dem Ende.", "It opens after it closes.")
EVENT = ("Nur eine Veranstaltung hat einen Ort.", "Only an event has a place.")
LASTS = ("Nur eine Veranstaltung dauert", "Only an event has an end.")
BACK = ("endet, bevor sie beginnt.", "ends before it begins.")
SAME = ("der Tag, der jetzt gilt.", "the day that holds now.")
FORMER = ("Schreiben Sie auch den früheren Tag", "Write the former day, too")


def typed(**parts: str) -> dict[str, str]:
    return {f"{ROW}-{name}": value for name, value in parts.items()}


TOGETHER = [
    ("no day", typed(closes="", named="Antrag"), f"id_{ROW}-closes", NEEDS),
    ("too late an opening", typed(opens="1.4.2027"), f"id_{ROW}-opens", AFTER),
    ("a place of none", typed(place="Graz"), f"id_{ROW}-place", EVENT),
    ("an end of none", typed(until="1.4.2027"), f"id_{ROW}-until", LASTS),
    (
        "an end before the beginning",
        typed(stage="event", until="1.2.2027"),
        f"id_{ROW}-until",
        BACK,
    ),
    ("the same day as before", typed(was=GOOD), f"id_{ROW}-was", SAME),
    ("a change of none", typed(learned="2026-12-01"), f"id_{ROW}-learned", FORMER),
    ("its source", typed(told_at="https://a.example/"), f"id_{ROW}-told_at", FORMER),
]


def of_columns() -> list[refusing.Case]:
    cases = [
        *mistakes.text("named", 200),
        *mistakes.text("place", 200)[::4],
        *mistakes.address("told_at", 2000)[::4],
        *mistakes.day("learned")[::6],
        *mistakes.choice("stage")[::3],
    ]
    return [
        (what, {f"{ROW}-{name}": value for name, value in sent.items()},
         field.replace("id_", f"id_{ROW}-", 1), words)
        for what, sent, field, words in cases
    ]  # fmt: skip


@pytest.mark.parametrize(
    "cases", [MOMENTS, [*TOGETHER, *of_columns()]], ids=["moments", "columns"]
)
def test_a_deadline_that_is_refused_says_why_at_its_field(cases):
    draft = factories.draft()
    path, lock = url(Article, "change", draft.pk), draft.lock
    filled = {"deadlines-TOTAL_FORMS": "1"} | typed(
        closes=GOOD, stage="submission", key="", was="", learned="", told_at=""
    )
    assert wrong(at_desk(factories.author()), path, cases, filled) == []
    draft.refresh_from_db()
    assert draft.lock == lock
    assert not draft.deadlines.exists()


def test_an_eleventh_deadline_is_refused():
    draft = factories.draft()
    path = url(Article, "change", draft.pk)
    rows = {"deadlines-TOTAL_FORMS": "11"}
    for number in range(11):
        rows[f"deadlines-{number}-closes"] = f"{number + 1}.3.2027"
        rows[f"deadlines-{number}-stage"] = "submission"
    client = at_desk(factories.author())
    answer = client.post(path, read_form(client.get(path)) | rows)
    assert "Höchstens 10 Zeilen" in answer.text
    assert not draft.deadlines.exists()


def test_a_row_without_script_is_kept_with_its_key():
    draft = factories.draft()
    path, client = url(Article, "change", draft.pk), at_desk(factories.author())
    form = read_form(client.get(path))
    assert form["deadlines-0-key"]
    # The spare row alone is no row.
    client.post(path, form | {"headline": "Anders"})
    assert not draft.deadlines.exists()
    client.post(path, read_form(client.get(path)) | typed(closes=GOOD))
    [row] = draft.deadlines.all()
    assert row.closes == "2027-03-15T17:00[Europe/Brussels]"
    client.post(path, read_form(client.get(path)) | {"headline": "Noch anders"})
    [again] = draft.deadlines.all()
    assert (again.key, again.closes) == (row.key, row.closes)
