"""A dossier has one row for each label and language; its contents are checked."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.domain.site_version import current
from articles.models import Dossier, with_labels
from tests.support import factories

pytestmark = pytest.mark.django_db


def count() -> int:
    return current(timezone.now()).counter


def refused(dossier) -> dict:
    with pytest.raises(ValidationError) as error:
        dossier.full_clean()
    return error.value.message_dict


def test_a_label_has_one_dossier_in_each_language_and_an_empty_one_is_no_change():
    topic, before = factories.topic(), count()
    german, english = (Dossier.begun(topic, code) for code in ("de", "en"))
    assert Dossier.begun(topic, "de") == german != english
    assert (count(), Dossier.objects.filled().count()) == (before, 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.create(kind="topic", label_key=topic.key, language="de")


def test_only_countries_organisations_and_topics_have_dossiers():
    source = factories.source()
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.begun(source, "de")
    assert Dossier.begun(factories.country("EU"), "de").label.code == "EU"


@pytest.mark.both
def test_readers_notice_its_text_but_not_when_somebody_looks_again():
    dossier = factories.dossier(factories.topic())
    before = count()
    dossier.look_again_on = date(2030, 1, 1)
    dossier.save()
    assert count() == before
    dossier.body = "<p>Anders.</p>"
    dossier.save()
    assert count() == before + 1
    assert [*Dossier.objects.filled()] == [dossier]
    Dossier.objects.update(body="")
    assert count() == before + 2
    assert not Dossier.objects.filled().exists()


@pytest.mark.both
@pytest.mark.parametrize("name", ["pinned", "organisations"])
def test_a_dossier_without_a_text_is_seen_if_it_pins_or_links_something(name):
    key = "11111111-2222-3333-4444-555555555555"
    dossier = factories.dossier(factories.topic(), body="", **{name: [key]})
    assert [*Dossier.objects.filled()] == [dossier]
    assert dossier.is_filled


def test_a_text_says_when_it_was_checked_and_the_next_look_is_later():
    dossier = Dossier(kind="topic", label_key=factories.topic().key, language="de")
    dossier.body = "<p>Neu</p><script>x()</script>"
    assert [*refused(dossier)] == ["as_of"]
    assert dossier.body == "<p>Neu</p>"
    dossier.as_of = dossier.look_again_on = date(2026, 5, 4)
    assert [*refused(dossier)] == ["look_again_on"]
    dossier.look_again_on = date(2026, 11, 4)
    dossier.full_clean()
    dossier.pinned, dossier.organisations = ["x"] * 6, ["x"] * 21
    assert [*refused(dossier)] == ["pinned", "organisations"]


def test_a_text_of_nothing_but_tags_is_none():
    dossier = factories.dossier(factories.topic(), body="<p> </p>")
    dossier.full_clean()
    assert not dossier.is_filled


def test_its_labels_take_a_query_for_each_kind(django_assert_num_queries):
    for name in ("Eins", "Zwei"):
        factories.dossier(factories.topic(name))
    factories.dossier(factories.country("EU"))
    rows = Dossier.objects.order_by("pk")
    with django_assert_num_queries(3):
        names = [str(one) for one in with_labels(rows)]
    assert [name.partition(" (")[0] for name in names] == [
        "Eins",
        "Zwei",
        "EU",
    ]


@pytest.mark.both
def test_a_label_that_is_deleted_takes_its_dossiers_along():
    one, other = factories.topic("Eins"), factories.topic("Zwei")
    factories.dossier(one)
    kept = factories.dossier(other)
    before = count()
    one.delete()
    assert ([*Dossier.objects.all()], count()) == ([kept], before + 1)
    type(other).objects.filter(pk=other.pk).delete()
    assert not Dossier.objects.exists()
