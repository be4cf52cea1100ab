"""An author moves a deadline by typing the new day: the form does the rest."""

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


LINES = {
    "laufend": {"closes": "", "is_rolling": True},
    "ab 1.3.2031 bis 20.4.2031": {
        "opens": "2031-03-01[Europe/Berlin]",
        "closes": "2031-04-20[Europe/Berlin]",
    },
    "verlängert bis 20.4.2031 (früher 1.3.2031)": {
        "closes": "2031-04-20[Europe/Berlin]",
        "was": "2031-03-01[Europe/Berlin]",
    },
    "4.5.2031 10:00 bis 11:30, online": {
        "stage": "event",
        "closes": "2031-05-04T10:00[Europe/Berlin]",
        "until": "2031-05-04T11:30[Europe/Berlin]",
        "place": "online",
    },
    "20.4.2031 (Ausschlussfrist)": {
        "closes": "2031-04-20[Europe/Berlin]",
        "named": "Ausschlussfrist",
    },
}


@pytest.mark.parametrize(("line", "parts"), LINES.items())
def test_a_line_that_says_more_than_a_moment_fills_the_other_fields(line, parts):
    draft = factories.draft()
    row = {"deadlines-TOTAL_FORMS": "1", "deadlines-0-stage": "submission", ROW: line}
    client, path = at_desk(author()), url(Article, "change", draft.pk)
    assert save(client, path, **row).status_code == 302
    [stored] = content_of(Article.objects.get(pk=draft.pk))["deadlines"]
    del stored["key"]
    assert {n: v for n, v in stored.items() if v} == {
        name: value
        for name, value in ({"stage": "submission"} | parts).items()
        if value
    }


def test_a_line_that_contradicts_another_field_is_refused():
    draft = factories.draft()
    row = {"deadlines-TOTAL_FORMS": "1", "deadlines-0-stage": "event"}
    row |= {ROW: "4.5.2031, online", "deadlines-0-place": "Bonn"}
    answer = save(at_desk(author()), url(Article, "change", draft.pk), **row)
    assert answer.status_code == 200
    assert "„online“ ist nicht zu verstehen" in answer.text
    assert not content_of(Article.objects.get(pk=draft.pk))["deadlines"]


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
