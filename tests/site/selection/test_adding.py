"""The addresses that facets offer are those of the lists that they lead to."""

from itertools import combinations

import pytest

from articles.domain.search import read_query
from articles.models import KINDS
from articles.site.selection import Selection, adding, in_periods
from tests.support import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def labels():
    return {
        "category": [factories.category(), factories.category("Analysen")],
        "topic": [factories.topic(name) for name in ("Zoll", "Ausfuhr", "B-Ware")],
        "country": [factories.country("FR"), factories.country("EU")],
        "source": [factories.source()],
    }


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_list_with_one_label_more_has_the_address_that_it_has_by_itself(
    labels, language
):
    dates = ({}, {"years": (2020,)}, {"years": (2019,), "months": (2, 11)})
    words = ({}, {"asked": read_query("Zölle & „Mehr“", language)})
    number = 0
    for chosen in some(labels):
        for when in dates:
            for what in words:
                selection = Selection(language, chosen, **when, **what)
                for kind in KINDS:
                    path = adding(selection, kind)
                    for label in labels[kind]:
                        if label in chosen.get(kind, ()):
                            continue
                        assert path(label) == selection.including(kind, label).path()
                        number += 1
    assert number > 500


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_list_of_other_dates_has_the_address_that_it_has_by_itself(labels, language):
    dates = [((), ()), ((2020,), ()), ((2021, 2020), ()), ((2020,), (11, 2))]
    words = ({}, {"asked": read_query("Zölle & „Mehr“", language)})
    for chosen in some(labels):
        for what in words:
            selection = Selection(language, chosen, years=(2019,), **what)
            for address in (Selection.path, Selection.path_outside_archive):
                path = in_periods(selection, address)
                for years, months in dates:
                    other = selection.in_period(years, months)
                    assert path(years, months) == address(other)


def some(labels):
    """Yield what may be chosen: nothing, one, several of a kind and of two kinds."""
    pairs = [(kind, label) for kind, each in labels.items() for label in each]
    for size in (0, 1, 2):
        for chosen in combinations(pairs, size):
            found = {}
            for kind, label in chosen:
                found[kind] = (*found.get(kind, ()), label)
            yield found
