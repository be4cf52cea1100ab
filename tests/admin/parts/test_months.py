"""Lists are narrowed by year, month and day, and offer the years that there are."""

from datetime import date

import pytest

from articles.admin.parts.lists.months import Months
from articles.models import Article, Decision
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def days():
    for day in ("2019-12-31", "2021-01-01", "2021-12-31", "2021-12-01"):
        factories.published(headline=day, dated=date.fromisoformat(day))
    factories.draft(headline="Entwurf")


def asked(person=None, model=Article, **query):
    path = url(model, "changelist")
    return at_desk(person or factories.editor()).get(path, query)


def found(**query) -> list[str]:
    names = {f"printed_on__{name}": value for name, value in query.items()}
    return [one.headline for one in asked(**names).context["cl"].result_list]


def offered(answer) -> list[str]:
    changelist = answer.context["cl"]
    [spec] = [one for one in changelist.filter_specs if isinstance(one, Months)]
    return [str(each["display"]) for each in spec.choices(changelist)]


def test_a_year_a_month_and_a_day_have_their_articles_newest_first(days):
    assert found(year=2021) == ["2021-12-31", "2021-12-01", "2021-01-01"]
    assert found(year=2021, month=12) == ["2021-12-31", "2021-12-01"]
    assert found(year=2021, month=12, day=31) == ["2021-12-31"]
    assert found(year=2020) == []
    assert len(found()) == 5
    assert len(found(month=12)) == 5  # of no year: it is passed over


def test_the_years_from_the_first_to_the_last_are_offered_and_the_months_of_one(days):
    years = ["2021", "2020", "2019"]
    assert offered(asked()) == ["Jedes Datum", *years]
    months = offered(asked(printed_on__year=2020))
    assert months[2:5] == ["2020", "Januar 2020", "Februar 2020"]
    assert len(months) == 4 + 12


def test_articles_are_narrowed_by_what_their_column_is_called():
    assert "Nach Datum" in asked().text


def test_an_empty_house_offers_no_year():
    assert offered(asked()) == ["Jedes Datum"]


@pytest.mark.parametrize(
    "odd", [{"year": "x"}, {"year": 2021, "month": 13}, {"year": 2021, "month": "x"}]
)
def test_a_month_that_there_isnt_leads_back_to_the_list(days, odd):
    names = {f"printed_on__{name}": value for name, value in odd.items()}
    assert asked(**names).status_code in {302, 400}


@pytest.mark.parametrize("year", [0, 1, 9999, 10**20])
@pytest.mark.parametrize("model", [Article, Decision])
def test_a_year_that_no_day_has_is_refused(model, year):
    name = {Article: "printed_on__year", Decision: "at__year"}[model]
    assert asked(factories.admin(), model, **{name: year}).status_code in {302, 400}


def test_records_are_narrowed_by_the_days_of_the_site(time_machine):
    time_machine.move_to("2026-12-31T23:30:00+00:00", tick=False)  # 0:30 in Berlin
    factories.in_review()
    for year, number in ((2026, 0), (2027, 1)):
        answer = asked(factories.admin(), Decision, at__year=year)
        assert answer.context["cl"].result_count == number
