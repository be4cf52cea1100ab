"""Addresses of senders go after the decision, files that nobody reads sooner."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.inbox.incoming import files_before, senders_before
from articles.inbox.items import sent_before
from articles.models import InboxItem, ItemSender, ItemState, MailedFile
from newsroom.retention import PURGES
from tests.support import inbox

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DAY = timedelta(days=1)


def sent(title: str, **values) -> InboxItem:
    item = inbox.item(title, **values)
    ItemSender.objects.create(item=item, address=f"{title}@example.org")
    return item


def decided(item: InboxItem, ago: timedelta) -> InboxItem:
    item.state, item.decided_at = ItemState.TAKEN, timezone.now() - ago
    item.save()
    return item


def without_source(item: InboxItem) -> InboxItem:
    item.source = item.feed = None
    item.save()
    return item


def test_items_that_readers_sent_go_with_their_senders_and_others_stay():
    by_reader = decided(without_source(sent("a")), 91 * DAY)
    decided(without_source(sent("b")), 89 * DAY)
    without_source(sent("c"))
    # An editor pasted its address: nobody sent it.
    decided(without_source(inbox.item("d")), 91 * DAY)
    decided(sent("e"), 91 * DAY)
    assert [*sent_before(timezone.now() - 90 * DAY)] == [by_reader]


def test_senders_of_partners_mail_go_and_the_items_stay():
    old = decided(sent("a"), 91 * DAY)
    decided(sent("b"), 89 * DAY)
    sent("c")
    found = senders_before(timezone.now() - 90 * DAY)
    assert [one.item for one in found] == [old]
    found.delete()
    assert (InboxItem.objects.count(), ItemSender.objects.count()) == (3, 2)


def test_files_go_after_a_day():
    item, now = inbox.item(), timezone.now()
    for ago in (2 * DAY, timedelta()):
        MailedFile.objects.create(item=item, content=b"%PDF", came_at=now - ago)
    assert files_before(now - DAY).count() == 1


def test_each_of_these_has_a_row_of_the_purge():
    kinds = {one.kind: one.period for one in PURGES}
    assert kinds["items that readers sent, once they are decided"] == 90
    assert kinds["senders of items, once these are decided"] == 90
    assert kinds["files of mails that nobody read"] == 1
    assert kinds["texts of readers that waited for their link"] == 2
    assert kinds["addresses that the desk had fetched"] == 1
