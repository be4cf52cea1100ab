"""A backup holds what somebody decided about the inbox, and of the rest what is new."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import FeedState, InboxItem, NotSame
from articles.transfer.archives import lines_of
from articles.transfer.backup import take
from tests.support import factories, inbox

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
LONG_AGO = timedelta(days=15)


@pytest.fixture
def items() -> dict[str, InboxItem]:
    now, editor = timezone.now(), factories.user("erika", "editor")
    old = {"seen_at": now - LONG_AGO, "text": "Der ganze Text.", "summary": "Kurz."}
    decided = old | {"decided_at": now, "decided_by": editor}
    inbox.feed()
    mail = inbox.feed("Partner", way="mail", address="", secret="geheim")
    made = {
        "new": inbox.item("Neu", text="Der ganze Text."),
        "waits": inbox.item("Wartet", **old),
        "undone": inbox.item("Zurückgenommen", lock=2, **old),
        "handed": inbox.item("Gereicht", handed_to=editor, **old),
        "claimed": inbox.item("In Arbeit", state="claimed", claimed_at=now, **old),
        "taken": inbox.item("Übernommen", state="taken", **decided),
        "dismissed": inbox.item("Verworfen", state="dismissed", **decided),
        "apart": inbox.item("Eine", **old),
        "other": inbox.item("Andere", **old),
        "mailed": inbox.item("Post", of=mail, **old),
    }
    NotSame.objects.create(one=made["apart"], other=made["other"])
    InboxItem.objects.filter(pk=made["taken"].pk).update(nearest=made["waits"])
    pasted = inbox.item("Eingefügt", **old)
    InboxItem.objects.filter(pk=pasted.pk).update(feed=None)
    return made | {"pasted": pasted}


def test_only_old_items_that_nobody_touched_are_missing_after_a_restore(
    items, tmp_path
):
    FeedState.objects.update(etag='"1"', next_at=timezone.now() + timedelta(days=1))
    path = tmp_path / "one.tar"
    call_command("backup", path, verbosity=0)
    call_command("restore", path, "--replace", "--yes", verbosity=0)
    there = {item.title: item for item in InboxItem.objects.all()}
    assert {one.title for one in items.values()} - there.keys() == {"Wartet"}
    # Feeds say again what they still have.
    states = FeedState.objects.filter(feed__way="feed")
    assert states
    assert not states.exclude(etag="", next_at__lte=timezone.now())
    for name in ("new", "undone", "handed", "claimed", "taken", "mailed"):
        assert there[items[name].title].text == "Der ganze Text."
    dismissed = there["Verworfen"]
    assert (dismissed.text, dismissed.summary) == ("", "")
    for field in ("identity", "link_key", "content_key", "link", "decided_by_id"):
        assert getattr(dismissed, field) == getattr(items["dismissed"], field)
    assert there["Übernommen"].nearest is None


@pytest.mark.long
def test_a_newsroom_that_moves_takes_all_of_it_along(items, tmp_path):
    before = [*lines_of(InboxItem)]
    path = tmp_path / "one.tar"
    take(path, version="1", has_files=False, is_moved=True)
    InboxItem.objects.all().delete()
    call_command("restore", path, "--replace", "--yes", "--moved", verbosity=0)
    assert [*lines_of(InboxItem)] == before
    assert len(before) == len(items)
