"""The label of exactly the typed name comes first, before others that contain it."""

from functools import cache

import pytest

from articles.domain.search import answers, meant, similar
from articles.domain.search.results import label_choice
from articles.domain.search.results.label_choice import kept, named
from articles.models import KINDS, CountryOrganisation, Source, Topic
from articles.transfer.demo.loading import load_vocabulary
from tests.support import factories
from tests.support.worlds import world

pytestmark = pytest.mark.django_db


@world
def vocabulary():
    load_vocabulary()


def first(model, typed: str, used=None, language: str = "de") -> str:
    found = meant(model, typed, used=used or {}, language=language)
    return found[0].name if found else ""


def every_name():
    """Yield every label there is with each of its names, and its code if it has one."""
    for kind in KINDS.values():
        for label in kind.model.objects.all():
            for name in filter(None, (*label.all_names(), getattr(label, "code", ""))):
                yield kind.model, label, name


@pytest.mark.alike
def test_every_label_is_the_first_for_each_of_its_names_and_its_code(
    monkeypatch, full_size
):
    """Neither the use of other labels nor the case of the letters matters."""
    # Inside a transaction, all would be read again each time.
    monkeypatch.setattr(label_choice, "named", cache(label_choice.named))
    names, wrong = list(every_name()), []
    assert len(names) > 1_000
    # Labels that come last are used most, so that no exact name owes its place to that.
    used = {label.pk: label.pk for _model, label, _name in names}
    # By day every fourth of them, and of each kind.
    for model, label, name in names if full_size else names[::4]:
        for typed in (name, name.upper()):
            if first(model, typed, used) != label.name:
                wrong.append((typed, label.name))
    assert wrong == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("EU", "EU"),
        ("USA", "USA"),
        ("us", "USA"),
        ("UK", "Vereinigtes Königreich"),
        ("UN", "UN"),
        ("OECD", "OECD"),
        ("de", "Deutschland"),
        ("germany", "Deutschland"),
        ("Österreich", "Österreich"),
        ("osterreich", "Österreich"),
        ("OESTERREICH", "Österreich"),
        ("Cote d'Ivoire", "Elfenbeinküste"),
    ],
)
def test_a_country_is_found_as_people_type_it(typed, name):
    assert first(CountryOrganisation, typed) == name


def test_beginnings_come_before_words_and_words_before_what_is_inside():
    for name in ("Erdkunde", "Neue Erde", "Beerdigung", "Erde"):
        factories.topic(name)
    found = meant(Topic, "erd", used={}, language="de")
    names = [one.name for one in found]
    assert names[:4] == ["Erde", "Erdkunde", "Neue Erde", "Beerdigung"]


def test_among_equals_what_is_used_most_comes_first_and_then_the_name():
    one, two, three = (factories.topic(f"Wolke {n}") for n in "abc")
    assert first(Topic, "wolke") == one.name
    assert first(Topic, "wolke", {three.pk: 5, two.pk: 2}) == three.name
    factories.topic("Wolke")
    assert first(Topic, "wolke", {three.pk: 5}) == "Wolke"


def test_several_words_are_found_in_any_order_and_though_others_stand_between():
    assert first(Source, "austauschdienst deutscher").startswith("Deutscher Akad")
    assert first(Source, "gar nicht da") == ""


def test_what_was_merged_leads_to_what_it_became():
    kept = factories.topic("Erde")
    factories.topic("Terra", aliases="Tellus", merged_into=kept)
    assert first(Topic, "tellus") == "Erde"
    assert answers(Topic, "Terra").pk == kept.pk
    assert "Terra" not in [one.name for one in named(Topic)]


def test_names_are_similar_by_spelling_beginning_and_alias():
    factories.source("Clusterportal Baden-Württemberg", aliases="CPBW")
    for typed in (
        "Clusterportal Baden Württemberg",
        "Clusterportal Baden-Wuertemberg",
        "Clusterportal",
        "Klusterportal Baden-Württemberg",
        "CPBW Stuttgart",
    ):
        assert [one.name for one in similar(Source, typed)][:1] == [
            "Clusterportal Baden-Württemberg"
        ], typed
    assert similar(Source, "Zzyzx") == []


@pytest.mark.parametrize(
    ("typed", "is_misspelt"),
    [
        ("Universität Koln", True),
        ("Univresität Köln", True),
        ("Uni Köln", False),
        ("Universität Bonn", False),
        ("Universität Köln", True),
    ],
)
def test_a_name_is_misspelt_that_differs_by_a_letter_or_two(typed, is_misspelt):
    factories.source("Universität Köln")
    [one] = [one for one in named(Source) if one.name == "Universität Köln"]
    assert one.is_misspelt(typed) is is_misspelt


def test_a_name_is_answered_to_only_if_it_is_the_whole_one():
    assert answers(Topic, "innovationen").name == "Innovation"
    assert answers(Topic, "innovat") is None


def test_names_are_read_in_one_question(django_assert_num_queries):
    with django_assert_num_queries(1):
        meant(CountryOrganisation, "eu", used={}, language="de")


def test_every_kind_of_label_is_kept():
    assert set(kept) == {kind.model for kind in KINDS.values()}
