"""Lists as BibTeX, RIS and CSV: the articles of the page, as programs read them."""

import csv
import io
import re
from datetime import timedelta

import bibtexparser
import pytest
import rispy
import time_machine
from bibtexparser.middlewares import LatexDecodingMiddleware
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain import search
from articles.editing.publishing import move
from articles.site.downloads import FORMS
from articles.site.selection import Selection
from tests.site.public.reading import headlines, tree
from tests.support.contents import full_content, keys
from tests.support.factories import (
    DAY,
    category,
    chief,
    published,
    topic,
    withdrawn,
)
from tests.support.worlds import world

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ORIGIN = "http://127.0.0.1:8000"
FORMULA = "=HYPERLINK(1)"


@world
def stock():
    """Publish what lists are narrowed to, and what would break a file."""
    shared = {"topics": keys(topic("Klima", slug_en="climate"))}
    for number in range(1, 6):
        published(headline=f"Nummer {number}", dated=f"2020-02-0{number}", **shared)
    published(headline=FORMULA, credit_name="@Eva {x} & Co", dated="2019-01-01")
    published(**full_content())
    published(headline="English", language="en", **shared)
    withdrawn(headline="Zurück", **shared)


def file(client, form: str, path: str = "/de/artikel/", query: str = ""):
    language = path[1:3]
    name = {"de": "liste", "en": "list"}[language]
    answer = client.get(f"{path}{name}.{form}{query}")
    assert answer.status_code == 200
    return answer


def titles_of_bib(text: str) -> list[str]:
    library = bibtexparser.parse_string(
        text, append_middleware=[LatexDecodingMiddleware()]
    )
    assert library.failed_blocks == []
    return [one["title"].strip("{}") for one in library.entries]


def titles_of_ris(text: str) -> list[str]:
    return [one["title"] for one in rispy.loads(text)]


def rows_of(answer) -> list[dict]:
    text = answer.content.decode("utf-8-sig")
    separator = ";" if '";"' in text.partition("\r\n")[0] else ","
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def titles_of_csv(text: str) -> list[str]:
    column = "Überschrift" if "Überschrift" in text else "Headline"
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="")
    separator = ";" if '";"' in text else ","
    return [one[column] for one in csv.DictReader(lines, delimiter=separator)]


READERS = {"bib": titles_of_bib, "ris": titles_of_ris, "csv": titles_of_csv}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/de/artikel/", ""),
        ("/de/artikel/", "?topic=klima&year=2020&month=2"),
        ("/de/artikel/", "?q=nummer"),
        ("/de/artikel/", "?since=2020-01-01"),
        ("/de/themen/klima/", ""),
        ("/en/topics/climate/", ""),
    ],
)
def test_a_file_has_the_articles_of_its_list_the_newest_first(
    client, form, path, query
):
    found = READERS[form](file(client, form, path, query).text)
    newest = "&order=newest" if "q=" in query else ""
    shown = headlines(client.get(f"{path}{query}{newest}").text)
    assert [plain(one) for one in found] == [plain(one) for one in shown]
    assert found


def plain(headline: str) -> str:
    return re.sub("[\u00ad\u2060'{}]", "", headline).replace("\u00a0", " ")


def test_the_list_links_its_files_in_its_head_and_below_it(client):
    page = tree(client.get("/de/artikel/?topic=klima&year=2020").text)
    wanted = [f"/de/artikel/liste.{form}?topic=klima&year=2020" for form in FORMS]
    types = {"application/x-bibtex", "application/x-research-info-systems", "text/csv"}
    heads = [one for one in page.iter("link") if one.get("type") in types]
    assert [one.get("href") for one in heads] == [ORIGIN + one for one in wanted]
    hrefs = [one.get("href") for one in page.iter("a") if one.get("rel") == "nofollow"]
    assert set(wanted) <= set(hrefs)
    empty = client.get("/de/artikel/?q=unauffindbar").text
    assert "liste.bib" not in empty


def test_a_table_says_what_the_page_says(client):
    rows = {row["Adresse"]: row for row in rows_of(file(client, "csv"))}
    row = rows[f"{ORIGIN}/de/artikel/ausfuhren-usa/"]
    assert row["Datum"] == "2020-02-12"
    assert row["Rubriken"] == "Wirtschaft; Bildung"
    assert row["Länder / Organisationen"] == "USA; Deutschland; EU"
    assert row["Quellen"] == "Zweite Quelle; Musterquelle"
    assert row["Adressen der Originale"] == "https://example.org/original?a=1&b=2"
    assert row["Dauerhafte Kennung"].startswith("urn:uuid:")
    english = rows_of(file(client, "csv", "/en/articles/"))
    assert english[0]["Headline"] == "English"


def test_no_cell_of_a_table_is_a_formula_and_the_file_is_marked_as_utf_8(client):
    answer = file(client, "csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    cells = [cell for row in rows_of(answer) for cell in row.values()]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell[:1] in {*"=+-@\t\r"}]


def test_signs_of_bibtex_and_ris_in_a_text_break_no_record(client):
    text = file(client, "bib").text
    entry = bibtexparser.parse_string(text).entries
    assert len(entry) == text.count("@online{") == 7
    assert len(rispy.loads(file(client, "ris").text)) == 7


@pytest.mark.parametrize("form", FORMS)
def test_a_long_list_goes_on_in_the_file_that_its_header_names(
    client, form, monkeypatch
):
    monkeypatch.setattr("articles.site.downloads.views.MOST", 2)
    path, pages = f"/de/themen/klima/liste.{form}", []
    while path:
        answer = client.get(path)
        pages.append(READERS[form](answer.text))
        said = re.findall('<([^>]+)>; rel="([a-z]+)"', answer.get("Link", ""))
        links = {rel: address for address, rel in said}
        first = f"{ORIGIN}/de/themen/klima/liste.{form}"
        assert links.get("first") == (first if len(pages) > 1 else None)
        path = links.get("next", "").removeprefix(ORIGIN)
    assert pages == [["Nummer 5", "Nummer 4"], ["Nummer 3", "Nummer 2"], ["Nummer 1"]]
    for place in ("nonsense", "1_2020-02-03_0_1", ""):
        assert client.get(f"/de/artikel/liste.{form}?before={place}").status_code == 404


def test_it_is_as_long_good_as_a_feed_and_is_not_made_twice(client):
    first = file(client, "csv")
    assert first["Cache-Control"] == "public, max-age=1800, s-maxage=1"
    assert first["X-Robots-Tag"] == "noindex"
    named = first["Content-Disposition"]
    assert named == 'attachment; filename="artikel.csv"'
    told = {"If-None-Match": first["ETag"]}
    with CaptureQueriesContext(connection) as queries:
        again = client.get("/de/artikel/liste.csv", headers=told)
    assert (again.status_code, again.content) == (304, b"")
    assert len(queries) <= 2
    assert client.head("/de/artikel/liste.csv").status_code == 200
    assert client.post("/de/artikel/liste.csv").status_code == 405
    assert first.content == file(client, "csv").content


def test_what_changes_changes_its_tag_and_what_ends_leaves_it(client):
    before = file(client, "ris", "/de/themen/klima/")
    with time_machine.travel(timezone.now() + DAY, tick=False):
        article = published(
            headline="Nummer 6",
            topics=keys(topic("Klima")),
            expires_at=timezone.now() + timedelta(hours=1),
        )
        after = file(client, "ris", "/de/themen/klima/")
        assert after["ETag"] != before["ETag"]
        assert titles_of_ris(after.text)[0] == "Nummer 6"
    with time_machine.travel(timezone.now() + 2 * DAY, tick=False):
        assert "Nummer 6" not in file(client, "ris", "/de/themen/klima/").text
    assert article.pk


def test_a_withdrawn_article_leaves_no_notice_in_a_file(client):
    article = published(headline="Falsch", topics=keys(topic("Klima")))
    assert "Falsch" in file(client, "bib").text
    move(article, "withdraw", by=chief(), note="Falsch.")
    for form in FORMS:
        assert "Falsch" not in file(client, form).text
        assert "Zur" not in "".join(READERS[form](file(client, form).text))


def test_a_former_address_leads_to_the_present_one(client):
    for path, rest in {
        "/de/themen/climate/liste.csv": "/de/themen/klima/liste.csv",
        "/de/artikel/liste.bib?topic=climate&year=2020": (
            "/de/artikel/liste.bib?topic=klima&year=2020"
        ),
        "/de/artikel/liste.ris?topic=climate&before=2020-02-03_0_1": (
            "/de/themen/klima/liste.ris?before=2020-02-03_0_1"
        ),
    }.items():
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (301, rest)


def test_what_nobody_can_know_is_not_found_and_too_much_is_refused(client):
    category("Leer")
    for path in (
        "/de/themen/unbekannt/liste.csv",
        "/de/rubriken/leer/liste.csv",
        "/de/artikel/liste.csv?topic=unbekannt",
        "/de/artikel/liste.csv?year=20",
        "/de/artikel/list.csv",
    ):
        assert client.get(path).status_code == 404, path
    many = "&".join(f"year={year}" for year in range(2000, 2030))
    answer = client.get(f"/de/artikel/liste.csv?{many}")
    assert (answer.status_code, answer["Content-Type"]) == (
        400,
        "text/plain; charset=utf-8",
    )


def test_a_search_that_takes_too_long_sends_no_empty_file(client, monkeypatch):
    def found(*_args, **_named):
        raise search.TooMuch

    monkeypatch.setattr(Selection, "found", found)
    answer = client.get("/de/artikel/liste.csv?q=nummer")
    assert (answer.status_code, answer["Retry-After"]) == (503, "600")
    assert answer["Cache-Control"] == "no-store"
    assert "zu lange gedauert" in answer.text


def test_what_a_search_offers_instead_is_in_no_file(client):
    """A word that nobody wrote: the page shows what is near, files hold nothing."""
    query = "?q=nummer+unauffindbar"
    assert 'class="nearest"' in client.get(f"/de/artikel/{query}").text
    for form in FORMS:
        assert READERS[form](file(client, form, query=query).text) == []
