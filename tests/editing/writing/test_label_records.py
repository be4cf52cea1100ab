"""The record of the desk has decisions about labels, with both names."""

import pytest

from articles.editing.writing import merge, separate
from articles.foundation.refusal import Refused
from articles.models import RecordEntry
from tests.support import factories

pytestmark = pytest.mark.django_db


def told() -> list[tuple]:
    found = RecordEntry.objects.order_by("pk")
    return [(one.deed, one.name, one.by, one.details) for one in found]


def test_s69_merging_and_taking_it_back_are_recorded():
    kept, merged = factories.topic("Hafen"), factories.topic("Häfen")
    admin = factories.admin()
    merge(merged, kept, by=admin, note="Ein Wort zu viel.")
    separate(merged, by=admin)
    names = {"before": "Häfen", "after": "Hafen"}
    assert told() == [
        ("merged", "Häfen", admin, names),
        ("separated", "Häfen", admin, names),
    ]


def test_what_is_refused_is_no_merging():
    kept, merged = factories.topic("Hafen"), factories.topic("Häfen")
    with pytest.raises(Refused):
        merge(merged, kept, by=factories.author())
    assert told() == []
