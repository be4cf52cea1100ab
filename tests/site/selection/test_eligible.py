"""Lists are narrowed by those who may apply, and each such list is a feed."""

import pytest
from django.http import QueryDict
from django.utils.translation import override

from articles.domain.label_index import building, catalogue_now, form
from articles.editing.publishing import Withdrawal, move
from articles.site.selection import (
    Selection,
    UnknownValueError,
    in_periods,
    read_selection,
)
from articles.workflow import Ending
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LIST = "/de/artikel/"
CALLS = {
    "Für alle": ["universities", "companies"],
    "Für Firmen": ["companies", "smes"],
    "Für niemand": [],
}


@pytest.fixture
def calls():
    found = {
        name: factories.published(headline=name, facts=[{"eligible": codes}])
        for name, codes in CALLS.items()
    }
    factories.draft(headline="Entwurf", facts=[{"eligible": ["individuals"]}])
    return found


def asked(query: str, language: str = "de") -> Selection:
    return read_selection(
        QueryDict(query), language=language, catalogue=catalogue_now()
    )


def titles(client, query: str) -> set[str]:
    items = client.get(f"{LIST}feed.json?{query}").json()["items"]
    return {item["title"] for item in items}


def test_any_of_the_chosen_is_enough(calls, client):
    assert titles(client, "eligible=smes") == {"Für Firmen"}
    assert titles(client, "eligible=universities&eligible=smes") == {
        "Für alle",
        "Für Firmen",
    }
    assert titles(client, "eligible=individuals") == set()
    assert titles(client, "eligible=") == {*CALLS}
    year = calls["Für alle"].printed_on.year
    assert titles(client, f"eligible=smes&year={year}") == {"Für Firmen"}
    assert titles(client, f"eligible=smes&year={year - 1}") == set()


def test_a_list_has_one_address_and_one_sentence(calls):
    one = asked("eligible=smes&eligible=universities")
    assert one.eligible == ("universities", "smes")
    assert one.path() == f"{LIST}?eligible=universities&eligible=smes"
    assert asked(one.path().partition("?")[2]) == one
    with override("de"):
        assert one.in_words() == (
            "Artikel zu Ausschreibungen für Hochschulen oder kleine und mittlere "
            "Unternehmen"
        )
    with override("en"):
        assert asked("eligible=smes", "en").in_words(1) == (
            "1 article on calls open to small and medium-sized companies"
        )
    assert not one.is_indexed


def test_years_of_a_list_keep_it(calls):
    one = asked("eligible=smes")
    path = in_periods(one, Selection.path)
    for years, months in (([2026], []), ([2026], [3]), ([], []), ([2025, 2026], [])):
        narrowed = one.in_period(years, months)
        assert asked(path(years, months).partition("?")[2]) == narrowed
    assert one.in_period([2026]).path() == f"{LIST}?year=2026&eligible=smes"


@pytest.mark.parametrize("value", ["everybody", "smes,companies", "SMES", "smes%00"])
def test_whom_nobody_knows_has_no_list(value, client):
    with pytest.raises(UnknownValueError):
        asked(f"eligible={value}")
    assert client.get(f"{LIST}?eligible={value}").status_code == 404


def test_each_number_is_that_of_the_list_behind_it(calls):
    catalogue = catalogue_now()
    assert Selection("de").numbers(catalogue).by_code == {
        "universities": 1,
        "companies": 2,
        "smes": 1,
    }
    narrowed = asked("eligible=universities").numbers(catalogue)
    assert narrowed.total == 1
    # A chosen one by itself; another one together with it.
    assert narrowed.by_code == {"universities": 1, "companies": 2, "smes": 2}
    assert Selection("en").numbers(catalogue).by_code == {}


def test_the_page_offers_those_for_whom_there_are_calls(calls, client):
    page = client.get(LIST).text
    assert "Antragsberechtigt" in page
    assert 'href="/de/artikel/?eligible=smes"' in page
    assert "eligible=individuals" not in page
    narrowed = client.get(f"{LIST}?eligible=smes").text
    assert f'href="{LIST}?eligible=companies&amp;eligible=smes"' in narrowed
    assert 'href="/de/artikel/feed.rss?eligible=smes"' in narrowed
    form_of = client.get("/de/abonnieren/?eligible=smes").text
    assert 'name="eligible" value="smes" checked' in form_of
    assert 'name="eligible" value="universities"' in form_of


def test_a_newsroom_without_calls_is_not_asked_about_them(client):
    factories.published()
    assert "eligible" not in client.get(LIST).text
    assert "eligible" not in client.get("/de/abonnieren/").text


def test_a_withdrawn_call_leaves_the_list_and_its_notice_stands_in_the_feed(
    calls, client
):
    options = Withdrawal(ending=Ending.NOTICE)
    by = factories.chief()
    move(calls["Für alle"], "withdraw", by=by, note="Falsch.", options=options)
    assert "Für alle" not in client.get(f"{LIST}?eligible=universities").text
    assert titles(client, "eligible=universities") == {"[Zurückgezogen] Für alle"}
    assert titles(client, "eligible=smes") == {"Für Firmen"}


def test_the_stored_copy_knows_them(calls):
    stock = building.built(catalogue_now().revision)
    assert {*stock.eligible} == {"universities", "companies", "smes"}
    assert form.read(form.written(stock)) == stock
