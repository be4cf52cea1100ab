"""Two merge labels at the same moment: never in a circle, and nobody waits for ever."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from articles.editing.writing import merge, separate
from articles.foundation.refusal import Refused
from articles.models import LabelDecision, Topic
from tests.support import factories

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts) -> list[str]:
    """Do them at the same moment; return what came of each."""
    begin = Barrier(len(acts))

    def do(act) -> str:
        begin.wait()
        try:
            act()
        except Refused as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))


def test_two_who_merge_in_opposite_directions_make_no_circle():
    person = factories.admin()
    for turn in range(5):
        a, b = (factories.topic(f"{name} {turn}") for name in "AB")
        came_of_it = at_once(
            lambda a=a, b=b: merge(a, b, by=person),
            lambda a=a, b=b: merge(b, a, by=person),
        )
        assert sorted(came_of_it) == ["circle", "done"]
        merged = Topic.objects.filter(pk__in=[a.pk, b.pk]).exclude(merged_into=None)
        assert merged.count() == 1
    assert LabelDecision.objects.count() == 5


def test_a_ring_of_three_stays_open():
    person = factories.admin()
    for turn in range(5):
        ring = [factories.topic(f"{name} {turn}") for name in "ABC"]
        turned = [*ring[1:], ring[0]]
        at_once(
            *(
                lambda one=one, other=other: merge(one, other, by=person)
                for one, other in zip(ring, turned, strict=True)
            )
        )
        for label in Topic.objects.filter(pk__in=[one.pk for one in ring]):
            # The label that it was merged into is itself not merged.
            assert label.current.merged_into is None
            assert label.merged_into != label


def test_who_separates_and_who_merges_on_leave_no_chain():
    person = factories.admin()
    for turn in range(5):
        a, b, c = (factories.topic(f"{name} {turn}") for name in "ABC")
        merge(a, b, by=person)
        came_of_it = at_once(
            lambda a=a: separate(Topic.objects.get(pk=a.pk), by=person),
            lambda b=b, c=c: merge(b, c, by=person),
        )
        assert "done" in came_of_it
        for label in Topic.objects.filter(pk__in=[a.pk, b.pk, c.pk]):
            assert label.current.merged_into is None
