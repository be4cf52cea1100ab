"""Labels that were made while writing are named to who looks after them."""

import pytest

from articles.models import NewLabel
from tests.admin.day.lists import day_of
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db


def mark(number: int) -> None:
    for n in range(number):
        NewLabel.mark(factories.topic(f"Thema {n}"), by=factories.author())
    NewLabel.mark(factories.source("Neue Quelle"), by=None)


def test_who_looks_after_labels_is_told_of_new_ones_and_who_made_them():
    mark(1)
    for person in (
        factories.user("Quellen Beispiel", "sources"),
        factories.editor(),
        factories.admin(),
    ):
        topic, source = day_of(person)["labels"].rows
        assert (topic.title, source.title) == ("Thema 0", "Neue Quelle")
        assert topic.facts[:2] == ["Thema", "angelegt von Autorin Beispiel"]
        # The account is gone: nobody is named.
        assert len(source.facts) == 2
        assert at_desk(person).get(topic.address).status_code == 200
    assert "labels" not in day_of(factories.author())


def test_many_lead_to_the_list_of_each_kind():
    mark(6)
    client = at_desk(factories.editor())
    found = day_of(factories.editor())["labels"]
    assert len(found.rows) == 5
    assert [link.text for link in found.all] == ["Themen: 6", "Quellen: 1"]
    for link, count in zip(found.all, (6, 1), strict=True):
        assert client.get(link.address).context["cl"].result_count == count
