"""The desk promises no merge that can't happen, and tells users who are too late."""

import pytest

from articles.editing.writing import merge
from articles.models import Topic
from tests.support import factories
from tests.support.desk.desk import PEOPLE, at_desk, read_form, url
from tests.support.factories import topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return at_desk(PEOPLE["sources"]())


def test_nothing_is_promised_of_a_merging_that_cannot_be(manager):
    one, other, third = topic("Zoll"), topic("Abgaben"), topic("Steuern")
    merge(one, other, by=factories.admin())
    for label, into, why in (
        (other, other, "nicht mit sich selbst zusammenführen"),
        (other, one, "„Zoll“ ist selbst in „Abgaben“ aufgegangen"),
        (third, one, "„Zoll“ ist selbst in „Abgaben“ aufgegangen"),
    ):
        page = manager.get(url(Topic, "merge", label.pk), {"into": into.pk})
        assert why in page.text
        assert "leiten dauerhaft weiter" not in page.text
        assert ">Zusammenführen<" not in page.text
        assert "Anderen wählen" in page.text


def test_who_merges_what_somebody_merged_meanwhile_is_told_so(manager):
    one, other, third = topic("Zoll"), topic("Abgaben"), topic("Steuern")
    path = url(Topic, "merge", one.pk)
    form = read_form(manager.get(path, {"into": other.pk}))
    merge(one, third, by=factories.admin())
    answer = manager.post(path, form, follow=True)
    assert "Nehmen Sie das zuerst zurück." in answer.text
    one.refresh_from_db()
    assert one.current == third
