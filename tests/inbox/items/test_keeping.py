"""Items go after their time, and never come back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.inbox.items import (
    decide,
    dismissed_before,
    forget,
    join,
    take_over,
    unread_before,
)
from articles.models import FormerItem, InboxItem, ItemCluster
from tests.support.factories import editor
from tests.support.inbox import item

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
DAY = timedelta(days=1)


def titles() -> set[str]:
    return set(InboxItem.objects.values_list("title", flat=True))


def test_unread_items_go_and_leave_their_hashes():
    now = timezone.now()
    old, new = item("Alt", seen_at=now - 91 * DAY), item("Neu")
    assert forget(unread_before(now - 90 * DAY)) == 1
    assert titles() == {"Neu"}
    [former] = FormerItem.objects.all()
    assert (former.identity, former.link_key, former.content_key) == (
        old.identity,
        old.link_key,
        old.content_key,
    )
    assert former.source == new.source


def test_what_was_taken_stays_and_what_was_dismissed_goes():
    taken, gone = item("Genommen"), item("Verworfen")
    take_over(taken, by=editor())
    decide(gone, "dismiss", by=editor(), reason="Werbung")
    later = timezone.now() + DAY
    assert forget(unread_before(later)) == 0
    assert forget(dismissed_before(later)) == 1
    assert titles() == {"Genommen"}


def test_a_cluster_without_items_goes_too():
    join(item("Eins"), item("Zwei"))
    assert forget(unread_before(timezone.now() + DAY)) == 2
    assert not ItemCluster.objects.exists()
