"""A label gets another name and is found by both, or something else follows it."""

import pytest
from django.core.exceptions import ValidationError

from articles.editing.writing import (
    merge,
    printed_in,
    renamed,
    succeed,
    successor_of,
    with_former_names,
)
from articles.models import CountryOrganisation, LabelDecision, NewLabel, Source, Topic
from tests.support import factories
from tests.support.contents import keys
from tests.support.factories import source, topic

pytestmark = pytest.mark.django_db
Act = LabelDecision.Act


def typed(former, **values):
    """Return the label as a form would hold it, with these values typed."""
    label = type(former).objects.get(pk=former.pk)
    for name, value in values.items():
        setattr(label, name, value)
    return label


def test_only_public_articles_print_a_name():
    label = topic("Zoll")
    factories.draft(topics=keys(label))
    factories.scheduled(topics=keys(label))
    factories.withdrawn(topics=keys(label))
    assert printed_in(label) == 0
    factories.published(topics=keys(label))
    factories.published(topics=keys(label), language="en")
    assert printed_in(label) == 2


def test_a_source_is_printed_as_publisher_too_and_each_article_counts_once():
    label = source("Ministerium")
    row, read = {"source": str(label.key)}, {"publisher": str(label.key), "title": "A"}
    factories.published(attributions=[row, row], further_reading=[read])
    factories.published(further_reading=[read])
    assert printed_in(label) == 2


def test_a_merged_label_is_printed_nowhere_and_the_other_for_both():
    one, other = topic("Zoll"), topic("Zölle")
    factories.published(topics=keys(one))
    merge(one, other, by=factories.admin())
    one.refresh_from_db()
    assert (printed_in(one), printed_in(other)) == (0, 1)


def test_lost_names_become_aliases_each_once():
    former = topic("Zoll", name_en="Customs", aliases="Abgaben")
    assert with_former_names(former, "Abgaben\n", "Zölle", "Customs duties") == (
        "Abgaben\nZoll\nCustoms"
    )
    assert with_former_names(former, "Abgaben", "ZOLL", "Customs") == "Abgaben"
    assert with_former_names(former, "customs", "Zölle", "") == "customs\nZoll"


def test_another_name_is_on_record_with_both():
    former, label = topic("Zoll", name_en="Customs"), topic("Zölle")
    renamed(former, label, by=factories.editor())
    act = LabelDecision.objects.get()
    assert (act.names_before["de"], act.names_before.get("en", "")) == (
        "Zoll",
        "Customs",
    )
    assert (act.names_after["de"], act.names_after.get("en", "")) == ("Zölle", "")
    assert (act.act, act.by) == (Act.RENAME, factories.editor())


def test_what_follows_gets_what_was_typed_and_the_former_one_stays():
    former = source(
        "Altes Ministerium",
        name_en="Old ministry",
        aliases="AM",
        homepage="https://old.example.org/",
        description="Alt.",
    )
    article = factories.published(attributions=[{"source": str(former.key)}])
    form = typed(
        former,
        name="Neues Ministerium",
        aliases="AM\nNM",
        homepage="https://new.example.org/",
    )
    following = succeed(former, successor_of(former, form), by=factories.editor())
    stored = Source.objects.get(names__de="Neues Ministerium")
    assert stored == following
    assert (stored.slugs, stored.names, stored.aliases) == (
        {"de": "neues-ministerium"},
        {"de": "Neues Ministerium"},
        "NM",
    )
    assert (stored.homepage, stored.description) == ("https://new.example.org/", "")
    former.refresh_from_db()
    assert (former.name, former.aliases, former.successor) == (
        "Altes Ministerium",
        "AM",
        stored,
    )
    assert former.key != stored.key
    assert (former.homepage, former.description) == ("https://old.example.org/", "Alt.")
    assert [str(row.source) for row in article.attributions.all()] == [str(former)]
    assert LabelDecision.objects.get().act == Act.SUCCEED
    assert not NewLabel.objects.exists()


def test_a_slug_that_was_typed_is_that_of_what_follows():
    former = source("Alt")
    following = successor_of(former, typed(former, name="Neu", slug="ganz-neu"))
    assert following.slug == "ganz-neu"


def test_a_code_stays_with_the_organisation_that_had_it():
    former = CountryOrganisation.objects.get(code="EU")
    following = successor_of(
        former, typed(former, name="Neue Union", name_en="New Union", aliases="")
    )
    assert following.code == ""


@pytest.mark.parametrize("name", ["Weiterer Name", "Alt", "Andere"])
def test_what_follows_needs_a_name_of_its_own(name):
    former = source("Alt", aliases="Weiterer Name")
    source("Andere")
    with pytest.raises(ValidationError):
        successor_of(former, typed(former, name=name, name_en="Something else"))
    assert Source.objects.count() == 2


def test_what_has_a_successor_gets_no_second_one():
    former, second = source("Alt"), source("Zweitens")
    former.successor = second
    former.save()
    with pytest.raises(ValidationError, match="Zweitens"):
        successor_of(former, typed(former, name="Drittens"))


def test_successors_never_lead_back():
    a, b, c = source("A"), source("B"), source("C")
    a.successor, b.successor = b, c
    a.save()
    b.save()
    for one, other in ((c, a), (c, b), (a, a)):
        one.successor = other
        with pytest.raises(ValidationError) as refused:
            one.full_clean()
        [told] = refused.value.message_dict["successor"]
        assert told.count(".") == 3


def test_successors_that_lead_back_by_a_merging_are_refused():
    a, b, c = source("A"), source("B"), source("C")
    b.successor = c
    b.save()
    merge(c, a, by=factories.admin())
    a = typed(a, successor=Source.objects.get(pk=b.pk))
    with pytest.raises(ValidationError) as refused:
        a.full_clean()
    assert "successor" in refused.value.message_dict


def test_topics_have_no_successor():
    label = topic("Zoll")
    label.full_clean()
    assert not any(field.name == "successor" for field in Topic._meta.fields)
