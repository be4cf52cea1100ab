"""Moves that are refused say why, and lead to what is missing."""

import pytest
from django.urls import reverse

from articles.models import Article
from articles.workflow import Phase
from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.desk import at_desk, save, url
from tests.support.desk.refusing import wrong

pytestmark = pytest.mark.django_db

PAST = ("liegt in der Vergangenheit", "lies in the past")
SAY_WHEN = ("Geben Sie Datum und Uhrzeit an.", "Say when: date and time.")
BACKWARDS = ("enden, bevor er beginnt", "end before it begins")
NEVER = ("gibt es 02:30 nicht", "there is no 02:30")
TWICE = ("zweimal", "twice")
MISSING = ("Nennen Sie den Artikel", "Name the article")
NOWHERE = ("Dort steht kein öffentlicher Artikel.", "No public article is there.")
ITSELF = ("führt zu diesem zurück", "leads back to this one")
STALE = ("Jemand anderes hat diesen Artikel gerade", "Someone else has just")
NOTES = [
    *mistakes.needed("note"),
    *mistakes.text("note", 2000),
    ("no mark of what was seen", {"note": "Kurz", "seen": "x"}, "", refusing.DAMAGED),
    ("none at all", {"note": "Kurz", "seen": None}, "", refusing.DAMAGED),
    ("with a NUL", {"note": "Kurz", "seen": "1\0"}, "", refusing.DAMAGED),
    ("of another time", {"note": "Kurz", "seen": "999"}, "", STALE),
    ("of no time", {"note": "Kurz", "seen": "9" * 30}, "", STALE),
    ("before all", {"note": "Kurz", "seen": "-1"}, "", STALE),
]
TIMES = {
    "hour 25": "25:00",
    "minute 60": "09:60",
    "a word": "morgens",
    "below 0": "-1:00",
    "a NUL": "09:00\0",
    "blanks": "  ",
    "a number": "9" * 30,
    "markup": "<b>9</b>",
}


def at_day(day: str, field: str, words: refusing.Words, name: str = "at"):
    return (f"{name} on {day}", {f"{name}_0": day, f"{name}_1": "09:00"}, field, words)


DAYS = [typed["x"] for _what, typed, _field, words in mistakes.day("x")]
SCHEDULES = [
    at_day("2020-01-01", "id_at_0", PAST),
    at_day("0206-01-01", "id_at_0", PAST),
    at_day("9999-01-01", "id_at_0", refusing.NO_DAY),
    *(at_day(day, "id_at_0", refusing.NO_DAY) for day in DAYS[:-1]),
    *(
        at_day(day, "id_expires_at_0", refusing.NO_DAY, "expires_at")
        for day in DAYS[:3]
    ),
    *(
        (
            f"at {what}",
            {"at_0": "2030-02-20", "at_1": time},
            "id_at_1",
            refusing.NO_TIME,
        )
        for what, time in TIMES.items()
    ),
    ("no moment", {"when": "at"}, "id_at_0", SAY_WHEN),
    ("no time", {"at_0": "2030-01-01"}, "id_at_1", refusing.NO_TIME),
    ("no day", {"at_1": "09:00"}, "id_at_0", refusing.NO_DAY),
    ("left out", {"at_0": "2030-03-31", "at_1": "02:30"}, "id_at_0", NEVER),
    ("repeated", {"at_0": "2030-10-27", "at_1": "02:30"}, "id_at_0", TWICE),
    *mistakes.choice("when", "id_when_0"),
    ("a NUL in what was shown", {"confirmed": "\0"}, "", refusing.DAMAGED),
    (
        "no day of its end",
        {"expires_at_1": "09:00"},
        "id_expires_at_0",
        refusing.NO_DAY,
    ),
    (
        "end before begin",
        {
            "at_0": "2030-02-20",
            "at_1": "09:00",
            "expires_at_0": "2030-01-01",
            "expires_at_1": "09:00",
        },
        "id_expires_at_0",
        BACKWARDS,
    ),
    *mistakes.text("note", 2000),
]
NO_ADDRESSES = {
    "a script": "javascript:alert(1)",
    "another site": "https://example.org/x",
    "half an address": "https://[::1",
    "a huge key": "9" * 30,
    "marks of direction": "\u202e",
    "markup": "<b>x</b>",
}
REPLACED = {"note": "Überholt.", "ending": "replaced"}
ENDINGS = [
    *mistakes.needed("note"),
    *mistakes.text("note", 2000),
    ("no end", {"note": "x", "ending": ""}, "id_ending_0", refusing.REQUIRED),
    *(
        (what, {"note": "x"} | typed, field, words)
        for what, typed, field, words in mistakes.choice("ending", "id_ending_0")
    ),
    ("replaced by nothing", REPLACED, "id_successor", MISSING),
    ("by nobody's", REPLACED | {"successor": "nirgends"}, "id_successor", NOWHERE),
    *(
        (what, REPLACED | {"successor": typed}, "id_successor", NOWHERE)
        for what, typed in NO_ADDRESSES.items()
    ),
    ("a NUL", REPLACED | {"successor": "a\0"}, "id_successor", refusing.NUL),
    ("by itself", REPLACED | {"successor": "ein-beispiel"}, "id_successor", ITSELF),
    (
        "replaced, and not chosen so",
        {"note": "x", "ending": "gone", "successor": "anderer"},
        "id_successor",
        ("Leeren Sie dieses Feld", "Clear this"),
    ),
]


def page_of(article: Article, name: str) -> str:
    return reverse("admin:articles_article_move", args=[article.pk, name])


def test_a_note_that_is_refused_says_why_at_its_field():
    article = factories.in_review()
    client = at_desk(factories.chief())
    assert wrong(client, page_of(article, "send_back"), NOTES) == []


def test_a_moment_that_is_refused_says_why_at_its_day_or_its_time():
    article = factories.in_review()
    client = at_desk(factories.chief())
    assert wrong(client, page_of(article, "publish"), SCHEDULES) == []


def test_an_end_that_is_refused_says_why_at_its_field():
    article = factories.published(slug="ein-beispiel")
    factories.published(headline="Anderer")
    client = at_desk(factories.chief())
    assert wrong(client, page_of(article, "withdraw"), ENDINGS) == []
    assert Article.objects.get(pk=article.pk).phase() is Phase.LIVE


def test_what_the_text_lacks_is_summed_up_above_it_with_links():
    draft = factories.draft(body="")
    path = url(Article, "change", draft.pk)
    client = at_desk(factories.author())
    for language, words in (("de", "Der Text fehlt."), ("en", "The text is missing.")):
        headers = {"accept-language": language}
        client.get(path, headers=headers)
        refused = save(client, path, _then="submit", _save="")
        page = client.get(refused["Location"], headers=headers)
        [(field, said), *_others] = [
            one for one in refusing.summary(page.text) if one[0] == "id_body"
        ]
        assert (field, said.startswith(words)) == ("id_body", True), said
        assert page.text.count('class="errornote faults"') == 1


def test_a_move_that_is_possible_by_now_is_no_longer_refused():
    draft = factories.draft()
    page = at_desk(factories.author()).get(
        url(Article, "change", draft.pk) + "?refused=submit"
    )
    assert refusing.summary(page.text) == []


def test_an_unknown_move_in_the_address_says_nothing():
    draft = factories.draft(body="")
    page = at_desk(factories.author()).get(
        url(Article, "change", draft.pk) + "?refused=x"
    )
    assert page.status_code == 200
    assert refusing.summary(page.text) == []


def test_a_note_of_a_move_that_is_over_is_shown_below_the_reason():
    article = factories.in_review()
    client, path = at_desk(factories.chief()), page_of(article, "send_back")
    form = {"seen": str(article.lock), "note": "Bitte kürzen."}
    assert client.post(path, form).status_code == 302
    again = client.post(path, form)
    assert len(refusing.summary(again.text)) == 1
    assert "Bitte kürzen." in again.text
