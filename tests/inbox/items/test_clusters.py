"""Items that tell the same news are one cluster, unless an editor says otherwise."""

import pytest

from articles.foundation.refusal import Refused
from articles.inbox.items import join, join_nearest, part
from articles.models import InboxItem, ItemCluster
from tests.support.factories import author, editor
from tests.support.inbox import feed, item

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def three() -> list[InboxItem]:
    return [item(f"Meldung {n}", of=feed(f"Quelle {n}")) for n in range(3)]


def clusters() -> list[set[str]]:
    return [
        {one.title for one in cluster.items.all()}
        for cluster in ItemCluster.objects.order_by("pk")
    ]


def test_two_clusters_become_one():
    first, second, third = three()
    assert join(first, second)
    assert join(third, first)
    assert clusters() == [{"Meldung 0", "Meldung 1", "Meldung 2"}]


def test_i12_what_an_editor_parted_stays_apart():
    first, second, third = three()
    join(first, second)
    join(third, second)
    part(first, by=editor())
    assert clusters() == [{"Meldung 1", "Meldung 2"}]
    first.refresh_from_db()
    assert not join(first, third)
    assert not join(second, first)
    assert first.cluster is None


def test_one_alone_is_no_cluster():
    first, second, _third = three()
    join(first, second)
    part(second, by=editor())
    assert clusters() == []


def test_an_author_parts_nothing():
    first, second, _third = three()
    join(first, second)
    with pytest.raises(Refused):
        part(first, by=author())
    assert clusters() == [{"Meldung 0", "Meldung 1"}]


def test_an_editor_joins_an_item_with_the_nearest_unless_they_were_parted():
    first, second, _third = three()
    InboxItem.objects.filter(pk=second.pk).update(nearest=first, nearest_why=["n:500"])
    second.refresh_from_db()
    join_nearest(second, by=editor())
    assert clusters() == [{"Meldung 0", "Meldung 1"}]
    second.refresh_from_db()
    parted = part(second, by=editor())
    assert (parted.nearest, clusters()) == (None, [])
    parted.nearest = first
    parted.save()
    with pytest.raises(Refused, match="has parted"):
        join_nearest(parted, by=editor())
    assert clusters() == []
