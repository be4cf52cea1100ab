"""Moves that are refused say why, and lead to what is missing."""

import pytest
from django.urls import reverse

from articles.models import Article
from articles.workflow import Phase
from tests.support import factories
from tests.support.desk import refusing
from tests.support.desk.desk import at_desk, save, url
from tests.support.desk.refusing import at_most, wrong

pytestmark = pytest.mark.django_db

PAST = ("liegt in der Vergangenheit", "lies in the past")
SAY_WHEN = ("Geben Sie Datum und Uhrzeit an.", "Say when: date and time.")
BACKWARDS = ("enden, bevor er beginnt", "end before it begins")
NEVER = ("gibt es 02:30 nicht", "there is no 02:30")
TWICE = ("zweimal", "twice")
MISSING = ("Nennen Sie den Artikel", "Name the article")
NOWHERE = ("Dort steht kein öffentlicher Artikel.", "No public article is there.")
ITSELF = ("führt zu diesem zurück", "leads back to this one")
NOTES = [
    ("no note", {"note": ""}, "id_note", refusing.REQUIRED),
    ("blank note", {"note": "  \n "}, "id_note", refusing.REQUIRED),
    ("long note", {"note": "a" * 2001}, "id_note", at_most(2000)),
    ("nul", {"note": "a\0"}, "id_note", refusing.NUL),
    ("no mark of what was seen", {"note": "Kurz", "seen": "x"}, "", refusing.DAMAGED),
]
SCHEDULES = [
    ("past", {"at_0": "2020-01-01", "at_1": "09:00"}, "id_at_0", PAST),
    ("no moment", {"when": "at"}, "id_at_0", SAY_WHEN),
    ("no time", {"at_0": "2030-01-01"}, "id_at_1", refusing.NO_TIME),
    ("no day", {"at_1": "09:00"}, "id_at_0", refusing.NO_DAY),
    (
        "no such day",
        {"at_0": "2030-02-30", "at_1": "09:00"},
        "id_at_0",
        refusing.NO_DAY,
    ),
    ("hour 25", {"at_0": "2030-02-20", "at_1": "25:00"}, "id_at_1", refusing.NO_TIME),
    ("left out", {"at_0": "2030-03-31", "at_1": "02:30"}, "id_at_0", NEVER),
    ("repeated", {"at_0": "2030-10-27", "at_1": "02:30"}, "id_at_0", TWICE),
    ("year 9999", {"at_0": "9999-01-01", "at_1": "09:00"}, "id_at_0", refusing.NO_DAY),
    ("other choice", {"when": "x"}, "id_when_0", refusing.NO_CHOICE),
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
]
REPLACED = {"note": "Überholt.", "ending": "replaced"}
ENDINGS = [
    ("no reason", {"note": ""}, "id_note", refusing.REQUIRED),
    ("other end", {"note": "x", "ending": "q"}, "id_ending_0", refusing.NO_CHOICE),
    ("replaced by nothing", REPLACED, "id_successor", MISSING),
    ("by nobody's", REPLACED | {"successor": "nirgends"}, "id_successor", NOWHERE),
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
