"""Labels are merged and separated: in any order, by whom it is the business of, and
what points to them stays as it is.
"""

import pytest

from articles.domain.content import content_of
from articles.editing.writing import came_by, make, merge, separate, state_of
from articles.foundation.refusal import Refused
from articles.models import (
    KINDS,
    CountryOrganisation,
    LabelDecision,
    NewLabel,
    Source,
    Topic,
)
from tests.support import factories
from tests.support.contents import keys
from tests.support.factories import topic

pytestmark = pytest.mark.django_db
Act = LabelDecision.Act
LABELS = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


def keeper():
    return factories.user("Quellen Beispiel", "sources")


def refused(code: str, act, *args, **options) -> Refused:
    before = roots()
    with pytest.raises(Refused) as refusal:
        act(*args, by=options.pop("by", None) or keeper(), **options)
    assert refusal.value.code == code
    assert all(map(str, (refusal.value.what, refusal.value.why, refusal.value.remedy)))
    assert roots() == before
    return refusal.value


def roots() -> dict[str, str]:
    """Return what each merged topic stands for, by their names."""
    merged = Topic.objects.exclude(merged_into=None).select_related("merged_into")
    return {label.name: label.merged_into.name for label in merged}


def named(*names: str) -> list[Topic]:
    return [topic(name) for name in names]


@LABELS
def test_a_merged_label_stands_for_the_other_and_keeps_its_row(kind):
    one, other = (factories.label(kind.model, name, **kind.made_with) for name in "AB")
    assert merge(one, other, by=keeper(), note="Doppelt") == other
    one.refresh_from_db()
    assert (one.current, one.name, one.slug) == (other, "A", "a")
    act = LabelDecision.objects.get()
    assert (act.kind, act.label_key, act.other_key) == (kind.name, one.key, other.key)
    assert (act.act, act.names_before["de"], act.names_after["de"]) == (
        Act.MERGE,
        "A",
        "B",
    )
    assert (act.by, act.note) == (keeper(), "Doppelt")
    separate(one, by=keeper())
    one.refresh_from_db()
    assert one.current == one
    acts = LabelDecision.objects.values_list("act", flat=True)
    assert list(acts) == [Act.MERGE, Act.SEPARATE]


def test_nothing_that_points_to_it_is_touched():
    one, other = named("Zoll", "Zölle")
    article = factories.published(topics=keys(one, other))
    draft = factories.draft(topics=keys(one))
    before = [content_of(article), content_of(draft), article.content_hash]
    merge(one, other, by=keeper())
    article.refresh_from_db()
    assert [content_of(article), content_of(draft), article.content_hash] == before
    assert [str(label) for label in article.topic_list()] == ["Zölle"]
    separate(one, by=keeper())
    fresh = type(article).objects.get(pk=article.pk)
    assert [str(label) for label in fresh.topic_list()] == ["Zoll", "Zölle"]


def test_what_was_merged_before_goes_along_and_any_step_is_taken_back_by_itself():
    a, b, c, d = named("A", "B", "C", "D")
    merge(a, b, by=keeper())
    merge(b, c, by=keeper())
    assert roots() == {"A": "C", "B": "C"}
    merge(c, d, by=keeper())
    assert roots() == {"A": "D", "B": "D", "C": "D"}
    separate(b, by=keeper())
    assert roots() == {"A": "B", "C": "D"}
    separate(c, by=keeper())
    assert roots() == {"A": "B"}
    separate(a, by=keeper())
    assert roots() == {}


def test_what_went_its_own_way_since_does_not_come_back_with_another():
    a, b, c = named("A", "B", "C")
    merge(a, b, by=keeper())
    merge(b, c, by=keeper())
    separate(a, by=keeper())
    merge(a, c, by=keeper())
    separate(b, by=keeper())
    assert roots() == {"A": "C"}


def test_what_was_merged_before_there_was_a_record_follows_and_comes_back():
    a, b, c = named("A", "B", "C")
    a.merged_into = b
    a.save()
    merge(b, c, by=keeper())
    assert roots() == {"A": "C", "B": "C"}
    b.refresh_from_db()
    assert came_by(b, Topic.objects.filter(merged_into=c)) == [a]
    separate(b, by=keeper())
    assert roots() == {"A": "B"}
    assert LabelDecision.objects.get(label_key=a.key).by is None


def test_a_label_is_not_merged_into_itself_or_in_a_circle():
    a, b, c = named("A", "B", "C")
    refused("itself", merge, a, a)
    merge(a, b, by=keeper())
    refused("circle", merge, b, a)
    refused("merged", merge, a, c)
    told = refused("target-merged", merge, c, a)
    assert "„B“" in str(told.remedy)
    refused("not-merged", separate, c)


def test_labels_of_two_kinds_are_not_merged():
    refused("kind", merge, topic("A"), factories.source("A"))


@pytest.mark.parametrize(
    ("model", "roles"),
    [
        (Topic, {"editor", "chief", "sources"}),
        (Source, {"editor", "chief", "sources"}),
        (CountryOrganisation, {"chief", "sources"}),
        (KINDS["category"].model, {"chief", "sources"}),
    ],
)
def test_only_who_looks_after_a_kind_merges_and_separates(model, roles):
    one, other = (factories.label(model, name) for name in "AB")
    for role in ("author", "editor", "chief", "sources"):
        person = factories.user(f"Person {role}", role)
        if role in roles:
            merge(one, other, by=person)
            separate(one, by=person)
        else:
            refused("not-allowed", merge, one, other, by=person)
            one.merged_into = other
            refused("not-allowed", separate, one, by=person)


def test_what_was_changed_since_it_was_seen_is_decided_anew():
    a, b, c = named("A", "B", "C")
    seen = state_of(a, b)
    Topic.objects.filter(pk=b.pk).update(names={"de": "Anders"})
    refused("stale", merge, a, b, seen=seen)
    b.refresh_from_db()
    merge(a, b, by=keeper(), seen=state_of(a, b))
    a.refresh_from_db()
    seen = state_of(a, b)
    separate(a, by=keeper())
    merge(a, c, by=keeper())
    refused("stale", separate, a, seen=seen)


def test_a_label_that_is_gone_is_not_merged():
    a, b = named("A", "B")
    Topic.objects.filter(pk=b.pk).delete()
    refused("stale", merge, a, b)


def test_what_is_merged_is_not_new_any_more():
    new = make(Topic(name="Klima"), by=factories.author(), language="de")
    assert NewLabel.objects.exists()
    merge(new, topic("Klimawandel"), by=keeper())
    assert not NewLabel.objects.exists()


def test_decisions_about_labels_stay_as_they_are():
    a, b = named("A", "B")
    merge(a, b, by=keeper())
    act = LabelDecision.objects.get()
    act.note = "Anders"
    for change in (
        act.save,
        act.delete,
        LabelDecision.objects.all().delete,
        lambda: LabelDecision.objects.update(note="Anders"),
    ):
        with pytest.raises(Refused):
            change()
    assert LabelDecision.objects.get().note == ""
