"""The desk shows what readers ask for, to those who may know it."""

import csv
import io
import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.editing.publishing import move
from tests.site.statistics.counted import store
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db
PAGE = "/admin/reach/"
FEED = "/de/artikel/feed.rss"


def text_of(answer) -> str:
    said = re.sub(r"<[^>]+>", " ", answer.text.split('id="content-start"')[-1])
    return " ".join(unescape(said).split())


def today() -> date:
    return timezone.localdate()


def of(article) -> str:
    return reverse("articles_article_reach", args=[article.pk])


def table(answer) -> list[list[str]]:
    assert answer.status_code == 200
    text = answer.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


@pytest.fixture
def desk():
    return at_desk(factories.editor())


@pytest.fixture
def article():
    return factories.published(headline="Ausfuhren wachsen")


def test_the_most_read_stand_first_with_their_numbers(desk, article):
    other = factories.published(headline="Einfuhren sinken")
    store(today(), read={article.edition_id: (1_200, 30), other.edition_id: (7, 0)})
    store(today() - timedelta(days=20), read={other.edition_id: (5_000, 0)})
    week = text_of(desk.get(PAGE, {"days": 7}))
    assert "1.207 Abrufe von Lesenden · 30 von Programmen" in week
    assert week.index("Ausfuhren wachsen") < week.index("Einfuhren sinken")
    month = text_of(desk.get(PAGE))
    assert month.index("Einfuhren sinken") < month.index("Ausfuhren wachsen")
    assert "5.007" in month


def test_feeds_and_searches_stand_below_with_a_way_to_each(desk):
    store(
        today(),
        stated={(FEED, "Reader"): 42, (FEED, ""): 3},
        searched={("de", "zölle usa"): 3, ("de", "selten"): 2},
    )
    page = desk.get(PAGE)
    assert "Alle Artikel RSS 45 Reader 42, ohne Namen 3" in text_of(page)
    assert f'href="{FEED}"' in page.text
    assert 'href="/de/artikel/?q=z%C3%B6lle+usa"' in page.text
    assert "selten" not in text_of(page).split("Suchen ohne Treffer")[-1]


def test_it_says_what_is_counted_and_whether_anything_is(desk, settings):
    assert "Cookie" in text_of(desk.get(PAGE))
    assert "NEWSROOM_REACH" not in desk.get(PAGE).text
    settings.NEWSROOM_REACH = False
    assert "NEWSROOM_REACH" in desk.get(PAGE).text


def test_a_period_that_there_is_not_is_the_usual_one(desk):
    for asked in ("", "0", "9999", "-7", "x", "٣"):
        page = desk.get(PAGE, {"days": asked})
        [chosen] = re.findall(r'href="\?days=(\d+)" aria-current', page.text)
        assert chosen == "30"


def test_an_article_has_a_page_of_its_own_and_its_form_leads_there(desk, article):
    store(today(), read={article.edition_id: (3, 1)})
    store(today() - timedelta(days=500), read={article.edition_id: (40, 0)})
    form = desk.get(reverse("admin:articles_article_change", args=[article.pk]))
    assert f'href="{of(article)}"' in form.text
    page = text_of(desk.get(of(article)))
    assert "3 Abrufe von Lesenden · 1 von Programmen" in page
    assert "43 Abrufe von Lesenden" in page
    assert "höchstens 3 am" in page
    assert '<polyline class="chart-line-line"' in desk.get(of(article)).text


def test_what_nobody_reads_yet_leads_nowhere(desk):
    draft = factories.draft()
    form = desk.get(reverse("admin:articles_article_change", args=[draft.pk]))
    assert of(draft) not in form.text
    assert "noch nicht abgerufen" in text_of(desk.get(of(draft)))


def test_authors_neither_see_it_nor_are_led_there(article):
    author = at_desk(article.author)
    for path in (PAGE, of(article), f"{PAGE}articles.csv"):
        assert author.get(path).status_code == 403
    assert PAGE not in author.get("/admin/").text
    form = author.get(reverse("admin:articles_article_change", args=[article.pk]))
    assert of(article) not in form.text


def test_editors_and_chief_editors_are_led_there():
    for person in (factories.editor(), factories.chief()):
        assert f'href="{PAGE}"' in at_desk(person).get("/admin/").text


def test_a_revision_that_nobody_reads_yet_gives_no_name(desk, article):
    factories.revised(article, headline="Noch geheim")
    store(today(), read={article.edition_id: (3, 1)})
    page = text_of(desk.get(PAGE))
    assert "Ausfuhren wachsen" in page
    assert "Noch geheim" not in page
    move(article, "withdraw", by=factories.chief(), note="Falsch.")
    assert "Ausfuhren wachsen" in text_of(desk.get(PAGE))


def test_each_table_comes_for_spreadsheets_without_formulas(desk):
    article = factories.published(headline="=SUMME(A1)")
    store(
        today(),
        read={article.edition_id: (3, 1)},
        stated={(FEED, "+cmd"): 5},
        searched={("de", "-nirgends"): 3},
    )
    head, row = table(desk.get(f"{PAGE}articles.csv"))
    assert head == ["Überschrift", "Sprache", "Abrufe", "Von Programmen", "Adresse"]
    assert row[:4] == ["'=SUMME(A1)", "Deutsch", "3", "1"]
    assert row[4].endswith(article.get_absolute_url())
    assert table(desk.get(f"{PAGE}feeds.csv"))[1][3] == "'+cmd 5"
    assert table(desk.get(f"{PAGE}searches.csv"))[1] == ["'-nirgends", "Deutsch", "3"]
    days = table(desk.get(f"{PAGE}days.csv", {"days": 7}))
    assert len(days) == 8
    assert days[-1] == [today().isoformat(), "3", "1"]
    assert table(desk.get(f"{of(article)}days.csv", {"days": 7})) == days


@pytest.mark.both
def test_it_asks_as_often_for_many_articles_as_for_few(desk):
    counts = []
    for number in (2, 12):
        for one in range(number):
            article = factories.published(headline=f"Artikel {number} {one}")
            store(today(), read={article.edition_id: (one + 1, 0)})
        store(today(), stated={(FEED, f"Reader {number}"): 1})
        desk.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            desk.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15
