"""The desk exports any list as a table: all its rows, to users who may see them."""

import csv
from io import StringIO

import pytest
from django.contrib import admin
from django.utils import timezone, translation

from articles.admin.parts.lists import tabled
from articles.admin.parts.lists.tabled import Tabled
from articles.editing.publishing import move
from articles.models import Article, Decision, Image, Source, Topic, User
from tests.support import factories
from tests.support.desk.desk import MODELS, PEOPLE, at_desk, url
from tests.support.factories import author
from tests.support.turns import has_turn

pytestmark = pytest.mark.django_db


def table(person, model, **query) -> list[dict[str, str]]:
    answer = at_desk(person).get(url(model, "table"), query)
    assert answer.status_code == 200
    return list(
        csv.DictReader(StringIO(answer.text.removeprefix("\ufeff")), delimiter=";")
    )


@pytest.mark.both
def test_every_list_has_a_table_with_as_many_rows():
    factories.published(topics=[str(factories.topic().key)])
    factories.picture()
    factories.site_page()
    factories.barrier_report()
    client = at_desk(factories.admin())
    today = timezone.localdate().isoformat()
    for model in MODELS:
        assert isinstance(admin.site.get_model_admin(model), Tabled), model
        page = client.get(url(model, "changelist"))
        answer = client.get(url(model, "table"))
        assert answer.status_code == 200, model
        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
        assert answer["Content-Disposition"].endswith(f'-{today}.csv"'), model
        assert answer.text.startswith("\ufeff"), model
        rows = list(csv.reader(StringIO(answer.text), delimiter=";"))
        assert len(rows) == page.context["cl"].result_count + 1, model
        assert len({len(row) for row in rows}) == 1, model
        assert "<" not in answer.text, model


@pytest.mark.parametrize("role", PEOPLE)
def test_s36_a_table_is_for_whom_the_list_is(role, full_size):
    """By day, each table is tried by two roles; every role has tables to try."""
    client, number = at_desk(PEOPLE[role]()), list(PEOPLE).index(role)
    for place, model in enumerate(MODELS):
        if has_turn(place, number, everything=full_size):
            listed = client.get(url(model, "changelist")).status_code
            answer = client.get(url(model, "table"))
            assert answer.status_code == listed, model


@pytest.mark.both
def test_it_has_what_the_filters_and_the_search_find_in_the_order_of_the_list():
    for number in range(3):
        factories.draft(headline=f"Hafen {number}")
    factories.published(headline="Hafen öffentlich")
    factories.draft(headline="Etwas", body="<p>Der Hafen.</p>")
    for query in ({}, {"phase": "draft"}, {"q": "Hafen"}, {"q": "Hafen", "o": "1"}):
        page = at_desk(factories.editor()).get(url(Article, "changelist"), query)
        listed = [article.headline for article in page.context["cl"].result_list]
        rows = table(factories.editor(), Article, **query)
        assert [row["Überschrift"] for row in rows] == listed, query
        assert listed


def test_what_isnt_on_the_page_is_in_the_table(monkeypatch):
    monkeypatch.setattr(tabled, "AT_A_TIME", 2)
    page = admin.site.get_model_admin(Topic)
    monkeypatch.setattr(page, "list_per_page", 2)
    for number in range(5):
        factories.topic(f"Thema {number}")
    rows = table(factories.editor(), Topic)
    assert [row["Name (Deutsch)"] for row in rows] == [f"Thema {n}" for n in range(5)]


def test_an_article_says_who_waits_for_whom():
    article = factories.in_review(headline="Hafen")
    move(article, "approve", by=factories.editor())
    [row] = table(factories.chief(), Article)
    assert row["Eingereicht von"] == "Autorin Beispiel"
    assert row["Freigegeben von"] == "Redakteur Beispiel"
    assert row["Phase"] == "Freigegeben"
    since = timezone.localtime(Decision.objects.get(transition="submit").at)
    assert row["Wartet seit"] == since.isoformat(timespec="seconds")


def test_s4_s36_no_table_holds_what_the_list_hides():
    factories.draft(headline="Geheim", by=factories.author("Kollegin Beispiel"))
    factories.published(headline="Offen")
    rows = table(factories.author(), Article, versions="all")
    assert [row["Überschrift"] for row in rows] == ["Offen"]
    factories.profile(factories.author(), email="adresse@example.org")
    looks = at_desk(PEOPLE["reader"]()).get(url(User, "table"))
    assert "adresse@example.org" not in looks.text


FORMULAS = [
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1)",
    "+1+1",
    "-2+3",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "%0A=1",
]


@pytest.mark.parametrize("evil", FORMULAS)
def test_s36_a_formula_is_text_in_every_table(evil):
    shown = evil.strip()
    factories.source(evil, slug="boese", name_en=evil)
    factories.draft(headline=evil, by=factories.profile(author(), printed_name=evil))
    factories.picture("Kran", alt=evil, credit=evil)
    for person, model in ((factories.admin(), one) for one in TABLES):
        [row] = table(person, model)
        assert not [cell for cell in row.values() if cell[:1] in set("=+-@\t\r＝%")]
        assert f"'{shown}" in row.values(), model


TABLES = (Source, Article, Image)


def test_a_table_is_in_the_language_of_the_desk():
    factories.draft(headline="Eins")
    client = at_desk(factories.profile(factories.editor(), language="en"))
    text = client.get(url(Article, "table")).text
    assert text.startswith('\ufeff"Headline","Language"')
    translation.activate("de")


def test_too_many_rows_are_refused_in_words_and_the_list_shows_them(monkeypatch):
    monkeypatch.setattr(tabled, "MOST", 1)
    for number in range(2):
        factories.topic(f"Thema {number}")
    client = at_desk(factories.editor())
    answer = client.get(url(Topic, "table"), {"q": "Thema"})
    assert answer["Location"] == f"{url(Topic, 'changelist')}?q=Thema"
    said = client.get(answer["Location"]).text
    assert "Es sind mehr als 1 Zeilen." in said


def test_odd_parameters_are_answered_as_by_the_list():
    client = at_desk(factories.admin())
    for query in ({"headline__regex": "x"}, {"printed_on__year": "0"}, {"e": "1"}):
        listed = client.get(url(Article, "changelist"), query)
        answer = client.get(url(Article, "table"), query)
        assert answer.status_code == listed.status_code, query
    odd = client.get(
        url(Article, "table"), {"printed_on__year": "2020", "printed_on__month": "x"}
    )
    assert odd["Location"] == f"{url(Article, 'changelist')}?e=1"


def test_a_table_is_only_read():
    assert at_desk(factories.admin()).post(url(Topic, "table")).status_code == 405
