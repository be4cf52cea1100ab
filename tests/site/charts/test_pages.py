"""Charts list labels without a place beside the map, and draw some things quietly."""

import pytest

from articles.models import CountryOrganisation
from articles.site.charts.columns import Columns, columns_of
from articles.site.charts.world import MOST_BESIDE
from tests.site.charts.newsroom import fill
from tests.site.charts.reading import SVG, drawing, drawings
from tests.site.public.reading import fragment, text_of, tree
from tests.support import factories
from tests.support.contents import keys
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
COUNTRIES = "/de/laender-organisationen/"


@pytest.fixture(autouse=True)
def _few_countries_are_enough(monkeypatch):
    monkeypatch.setattr("articles.site.charts.world.FEWEST", 1)


@world
def newsroom():
    fill()


def by_class(root, name: str) -> list:
    return [one for one in root.iter() if name in (one.get("class") or "").split()]


def quiet(client) -> set[str]:
    [group] = by_class(drawing(client, COUNTRIES, "tile"), "tiles-none")
    return {text_of(text) for text in group.iter(f"{SVG}text")}


def beside(client, path: str = COUNTRIES) -> list[str]:
    page = tree(client.get(path).text)
    [box] = by_class(page, "chart-beside")
    return [text_of(li) for li in box.iter("li")]


def test_a_country_without_articles_is_there_without_a_link(client, newsroom):
    svg = drawing(client, COUNTRIES, "tile")
    linked = {
        text_of(text) for a in svg.iter(f"{SVG}a") for text in a.iter(f"{SVG}text")
    }
    assert linked == {"DE", "FR", "LU", "GL", "GB"}
    # Greenland is drawn since an article is about it, other territories aren't.
    assert {"BR", "US", "TW"} <= quiet(client)
    assert not {"PR", "HK", "GL", "DE"} & quiet(client)
    assert len(linked | quiet(client)) == 199


def test_what_lies_nowhere_stands_beside_the_map_the_most_used_first(client, newsroom):
    assert beside(client) == ["EU 2", "CERN 1"]


def test_a_country_that_has_no_place_on_the_map_is_not_lost(client, newsroom):
    union = CountryOrganisation.objects.create(
        kind="country", code="SU", name="Sowjetunion", slug="sowjetunion"
    )
    factories.published(countries=keys(union))
    assert "Sowjetunion 1" in beside(client)


def test_of_many_organisations_the_home_page_shows_some_and_the_way_to_all(
    client, newsroom
):
    organisations = CountryOrganisation.objects.filter(kind="organisation")
    factories.published(countries=keys(*organisations[: MOST_BESIDE + 3]))
    shown = beside(client, "/de/")
    assert len(shown) == MOST_BESIDE + 1
    assert shown[-1] == "Alle Organisationen und Regionen"
    assert len(beside(client)) == MOST_BESIDE


@pytest.mark.wcag("3.1.2", on="site")
def test_a_name_in_another_language_says_so(client, newsroom):
    factories.english(factories.country("JP"), name="").save()
    svg = drawing(client, "/en/countries-organisations/", "tile")
    [tile] = svg.iter(f"{SVG}a")
    assert tile.get("lang") == "de"


def test_a_label_with_articles_of_one_year_needs_no_columns(client, newsroom):
    path = f"{COUNTRIES}luxemburg/"
    assert client.get(path).status_code == 200
    assert drawings(client, path, "column") == []


@pytest.mark.alike
def test_columns_stand_on_the_first_page_of_a_label_alone(client, newsroom):
    for number in range(25):
        dated = f"20{number + 1:02}-01-01"
        factories.published(dated=dated, topics=keys(factories.topic("Innovation")))
    path = "/de/themen/innovation/"
    assert len(drawings(client, path, "column")) == 1
    page = tree(client.get(path).text)
    [older] = [a.get("href") for a in page.iter("a") if a.get("rel") == "next"]
    assert drawings(client, older, "column") == []
    assert drawings(client, "/de/artikel/", "column") == []


def test_search_engines_are_not_led_from_a_column_to_a_list_of_two_values(
    client, newsroom
):
    svg = drawing(client, "/de/themen/innovation/", "column")
    assert {a.get("rel") for a in svg.iter(f"{SVG}a")} == {"nofollow"}


def columns(numbers: dict[int, int]) -> Columns | None:
    by_month = {(year, 1): number for year, number in numbers.items()}
    return columns_of(by_month, lambda years, _months: f"/{years[0]}/?a=1&b=2")


def test_a_column_is_as_high_as_its_number_and_never_invisible():
    [svg] = fragment(columns({2020: 1000, 2021: 500, 2023: 1}).svg)
    bars = {
        a.get("aria-label")[:4]: int(by_class(a, "column-bar")[0].get("height"))
        for a in svg.iter(f"{SVG}a")
    }
    assert bars["2020"] == 2 * bars["2021"]
    assert bars["2023"] > 0
    # Each year has its place, also one without articles.
    lefts = [int(a.find(f"{SVG}rect").get("x")) for a in svg.iter(f"{SVG}a")]
    assert lefts[2] - lefts[1] == 2 * (lefts[1] - lefts[0])


@pytest.mark.wcag("1.1.1", on="site")
def test_a_number_without_room_is_said_by_name_and_table():
    found = columns({2020: 1234, 2021: 999})
    texts = [text.text for text in fragment(found.svg)[0].iter(f"{SVG}text")]
    assert "1.234" not in texts
    assert "999" in texts
    assert [line.number for line in found.lines] == ["999", "1.234"]
    assert "1.234 Artikel" in found.svg


def test_of_many_years_some_are_named():
    svg = columns({1999: 1, 2026: 2}).svg
    [names] = fragment(svg)[0].iter(f"{SVG}g")
    assert [text.text for text in names] == [
        "1999",
        "2005",
        "2010",
        "2015",
        "2020",
        "2026",
    ]
    few = columns({2020: 1, 2026: 1}).svg
    [names] = fragment(few)[0].iter(f"{SVG}g")
    assert len(list(names)) == 7


def test_addresses_are_escaped():
    assert 'href="/2020/?a=1&amp;b=2"' in columns({2020: 1, 2021: 1}).svg


@pytest.mark.parametrize("numbers", [{}, {2020: 5}])
def test_one_year_is_no_picture(numbers):
    assert columns(numbers) is None
