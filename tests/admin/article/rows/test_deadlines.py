"""An author moves a deadline by typing the new day: the form does the rest."""

from uuid import uuid4

import pytest

from articles.domain.content import content_of
from articles.editing.publishing import move
from articles.editing.writing import revise
from articles.models import Article
from articles.workflow import Change
from tests.support import factories
from tests.support.contents import NO_DEADLINE
from tests.support.desk.desk import at_desk, save, url
from tests.support.factories import author, chief, editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]
KEY = "6f7c1ad2-3b54-4c4e-9d7e-0f4d7a3f2a01"
ROW = "deadlines-0-closes"


def live(language: str = "de", **parts) -> Article:
    row = NO_DEADLINE | {"key": KEY, "closes": "2031-03-15[Europe/Berlin]"} | parts
    return factories.published(deadlines=[row], language=language)


def revised(article: Article, **typed) -> dict:
    """Save the next version with these fields; return its content."""
    following = revise(article, by=author())
    answer = save(at_desk(author()), url(Article, "change", following.pk), **typed)
    assert answer.status_code == 302
    return content_of(Article.objects.get(pk=following.pk))


@pytest.mark.parametrize(
    ("language", "day", "note"),
    [
        ("de", "20.4.2031", "Einreichung verlängert: 20.04.2031 statt 15.03.2031."),
        ("de", "1.3.2031", "Einreichung vorgezogen: 01.03.2031 statt 15.03.2031."),
        ("en", "20 April 2031", "Submission extended: 20 April 2031 instead of "),
    ],
)
def test_a_new_day_is_told_with_the_former_one(language, day, note):
    content = revised(live(language), **{ROW: day})
    [row] = content["deadlines"]
    assert row["was"] == "2031-03-15[Europe/Berlin]"
    assert row["learned"]
    assert content["change_kind"] == Change.UPDATE
    assert content["change_note"].startswith(note)


def test_the_note_follows_the_day_until_somebody_writes_another():
    following = revise(live(), by=author())
    client, path = at_desk(author()), url(Article, "change", following.pk)
    for day, note in (
        ("20.4.2031", "Einreichung verlängert: 20.04.2031 statt 15.03.2031."),
        ("30.4.2031", "Einreichung verlängert: 30.04.2031 statt 15.03.2031."),
    ):
        save(client, path, **{ROW: day})
        assert content_of(Article.objects.get(pk=following.pk))["change_note"] == note
    save(client, path, change_note="Die Stiftung gibt mehr Zeit.")
    save(client, path, **{ROW: "2.5.2031"})
    content = content_of(Article.objects.get(pk=following.pk))
    assert content["change_note"] == "Die Stiftung gibt mehr Zeit."


def test_a_version_that_moves_nothing_says_nothing_by_itself():
    content = revised(live(), headline="Neue Überschrift")
    assert (content["change_note"], content["change_kind"]) == ("", Change.FIRST)
    assert content["deadlines"][0]["was"] == ""


def test_readers_are_told_of_an_extension_that_two_people_published(client):
    following = revise(live(), by=author())
    save(
        at_desk(author()),
        url(Article, "change", following.pk),
        **{ROW: "20.4.2031", "deadlines-0-told_at": "https://example.org/frist"},
    )
    following.refresh_from_db()
    move(following, "submit", by=author())
    following.refresh_from_db()
    move(following, "approve", by=editor())
    following.refresh_from_db()
    article = move(following, "publish", by=chief())
    page = client.get(article.get_absolute_url()).text
    assert "Verlängert, " in page
    assert article.change_note.startswith("Einreichung verlängert: ")
    assert "<s>15.03.2031</s>" in page
    assert 'href="https://example.org/frist"' in page


@pytest.mark.parametrize(
    ("day", "note"),
    [
        ("30.4.2031", "Einreichung verlängert: 30.04.2031 statt 15.03.2031."),
        # Back to what it was at first.
        ("1.3.2031", "Einreichung vorgezogen: 01.03.2031 statt 15.03.2031."),
    ],
)
def test_a_second_change_tells_the_day_that_held_last(day, note):
    first = {"was": "2031-03-01[Europe/Berlin]", "learned": "2020-01-02"}
    content = revised(live(**first), **{ROW: day})
    [row] = content["deadlines"]
    assert row["was"] == "2031-03-15[Europe/Berlin]"
    assert row["learned"] > "2020-01-02"
    assert content["change_note"] == note


def test_a_second_change_is_not_told_by_the_page_that_told_the_first():
    first = {"was": "2031-03-01[Europe/Berlin]", "told_at": "https://example.org/1"}
    [row] = revised(live(**first), **{ROW: "20.4.2031"})["deadlines"]
    assert row["told_at"] == ""
    # Typed again it is meant.
    [row] = moved_and({"deadlines-0-told_at": first["told_at"]}, first=first)[
        "deadlines"
    ]
    assert row["told_at"] == first["told_at"]


def test_a_day_without_a_zone_keeps_that_of_its_row():
    article = factories.published(
        deadlines=[NO_DEADLINE | {"key": KEY, "closes": "2031-03-15T17:00[Asia/Tokyo]"}]
    )
    [row] = revised(article, **{ROW: "20.3.2031 17:00"})["deadlines"]
    assert row["closes"] == "2031-03-20T17:00[Asia/Tokyo]"
    [row] = revised(live(), **{ROW: "20.3.2031 17:00 Tokio"})["deadlines"]
    assert row["closes"] == "2031-03-20T17:00[Asia/Tokyo]"


EXTENDED = "Einreichung verlängert: 20.04.2031 statt 15.03.2031."


def moved_and(*following: dict, first: dict | None = None) -> dict:
    """Move a day, save what follows, one after the other, and return the content."""
    one = revise(live(**(first or {})), by=author())
    client, path = at_desk(author()), url(Article, "change", one.pk)
    for typed in ({ROW: "20.4.2031"}, *following):
        assert save(client, path, **typed).status_code == 302
    return content_of(Article.objects.get(pk=one.pk))


@pytest.mark.parametrize(
    "typed",
    [
        {ROW: "15.3.2031"},
        {ROW: "15.3.2031", "deadlines-0-was": "", "deadlines-0-learned": ""},
        {ROW: "2031-03-15[Europe/Vienna]"},
        {"deadlines-0-DELETE": "on"},
    ],
    ids=["moved back", "and emptied", "as another zone says it", "taken out"],
)
def test_of_a_move_that_is_taken_back_nothing_is_told(typed):
    content = moved_and(typed)
    assert (content["change_note"], content["change_kind"]) == ("", Change.FIRST)
    told = [(row["was"], row["learned"]) for row in content["deadlines"]]
    assert told in ([("", None)], [])


def test_a_day_moved_back_was_what_it_was_in_public():
    first = {"was": "2031-03-01[Europe/Berlin]", "learned": "2020-01-02"}
    content = moved_and({ROW: "15.3.2031"}, first=first)
    [row] = content["deadlines"]
    assert (row["was"], row["learned"]) == tuple(first.values())
    assert content["change_note"] == ""


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ({"change_note": "Mehr Zeit."}, ("Mehr Zeit.", Change.UPDATE)),
        ({"change_kind": Change.CORRECTION}, ("", Change.CORRECTION)),
    ],
)
def test_words_and_kind_that_somebody_chose_stay_when_it_is_moved_back(typed, left):
    content = moved_and(typed, {ROW: "15.3.2031"})
    assert (content["change_note"], content["change_kind"]) == left


def several(number: int, **parts) -> Article:
    """Return the next version of a public one with so many deadlines."""
    closes = {"closes": "2031-03-15[Europe/Berlin]"}
    rows = [NO_DEADLINE | closes | {"key": str(uuid4())} | parts for _ in range(number)]
    return revise(factories.published(deadlines=rows), by=author())


def test_one_that_stays_moved_is_still_told():
    one = several(2)
    client, path = at_desk(author()), url(Article, "change", one.pk)
    save(client, path, **{ROW: "1.4.2031", "deadlines-1-closes": "20.4.2031"})
    one.refresh_from_db()
    assert one.change_note == f"{EXTENDED.replace('20.04.', '01.04.')} {EXTENDED}"
    save(client, path, **{ROW: "15.3.2031"})
    one.refresh_from_db()
    assert (one.change_note, one.change_kind) == (EXTENDED, Change.UPDATE)


def test_a_note_on_many_moves_is_no_longer_than_it_may_be():
    one = several(10, named="Stufe " + "ä" * 150)
    client, path = at_desk(author()), url(Article, "change", one.pk)
    for day in ("20.4.2031", "21.4.2031"):
        typed = {f"deadlines-{n}-closes": day for n in range(10)}
        assert save(client, path, **typed).status_code == 302
        one.refresh_from_db()
        assert len(one.change_note) <= 1_000
        assert one.change_note.count(f"{day[:2]}.04.") == 4
        assert one.change_note.endswith(" 6 weitere Fristen wurden verschoben.")
