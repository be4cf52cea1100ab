"""Deciding about an item: one table of who may, and never two people."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.foundation.refusal import Refused
from articles.inbox.items import (
    ACTS,
    CLAIM,
    decide,
    dismiss_all,
    offered,
    sees_senders,
    visible_to,
)
from articles.models import InboxItem, ItemState, RecordEntry
from tests.support.factories import author, chief, editor, user
from tests.support.inbox import item

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

ALL = [*ACTS]
# By role, for an item that is new: all acts that are offered.
NEW = {
    "editor": ["claim", "hand", "take", "add", "dismiss", "part", "join"],
    "chief": ["claim", "hand", "take", "add", "dismiss", "part", "join"],
    "author": [],
    "handed": ["claim", "take", "add", "dismiss"],
    "sources": [],
}


def person(role: str):
    if role == "handed":
        return author()
    return {"editor": editor, "chief": chief, "author": author}.get(
        role, lambda: user("Quellenwart Beispiel", role)
    )()


@pytest.mark.parametrize("role", NEW)
def test_who_may_do_what_with_a_new_item(role):
    one = item(handed_to=author() if role == "handed" else None)
    by = person(role)
    assert [act.name for act in offered(one, by, timezone.now())] == NEW[role]
    for name in {*ALL} - {*NEW[role]} - {"release", "reopen", "source"}:
        with pytest.raises(Refused, match="may not decide"):
            decide(one, name, by=by, reason="Werbung")
    one.refresh_from_db()
    assert (one.state, one.lock) == (ItemState.NEW, 0)


def test_authors_see_the_items_that_were_handed_to_them_alone():
    mine, other = item("Mein Thema"), item("Ein anderes")
    decide(mine, "hand", by=editor(), handed_to=author())
    assert [*visible_to(author())] == [mine]
    assert {*visible_to(editor())} == {mine, other}
    assert not visible_to(user("Gast Beispiel")).exists()


def test_chief_editors_alone_see_who_sent_an_item():
    assert [sees_senders(one) for one in (author(), editor(), chief())] == [
        False,
        False,
        True,
    ]


def test_an_item_is_decided_about_once():
    one = item()
    seen = InboxItem.objects.get(pk=one.pk)
    decide(one, "dismiss", by=editor(), reason="Werbung")
    with pytest.raises(Refused, match="Redakteur Beispiel has just decided") as refused:
        decide(seen, "take", by=chief())
    assert refused.value.code == "stale"
    one.refresh_from_db()
    assert (one.state, one.reason, one.decided_by) == (
        ItemState.DISMISSED,
        "Werbung",
        editor(),
    )


def test_a_claim_stops_others_until_it_lapses():
    one, now = item(), timezone.now()
    claimed = decide(one, "claim", by=editor(), now=now)
    with pytest.raises(Refused, match="Redakteur Beispiel is at it"):
        decide(claimed, "dismiss", by=chief(), reason="Werbung", now=now)
    assert [act.name for act in offered(claimed, chief(), now)] == [
        "release",
        "hand",
        "part",
        "join",
    ]
    later = now + CLAIM + timedelta(seconds=1)
    done = decide(claimed, "dismiss", by=chief(), reason="Werbung", now=later)
    assert (done.state, done.claimed_by) == (ItemState.DISMISSED, None)


def test_a_claim_can_be_released_by_another_editor():
    claimed = decide(item(), "claim", by=editor())
    released = decide(claimed, "release", by=chief())
    assert (released.state, released.claimed_at) == (ItemState.NEW, None)


def test_nothing_is_dismissed_without_a_reason():
    one = item()
    with pytest.raises(Refused, match="No reason"):
        decide(one, "dismiss", by=editor(), reason="  ")
    assert InboxItem.objects.open().get() == one


def test_a_decision_is_taken_back():
    gone = decide(item(), "dismiss", by=editor(), reason="Werbung")
    back = decide(gone, "reopen", by=editor())
    assert (back.state, back.reason, back.decided_by) == (ItemState.NEW, "", None)


def test_each_decision_is_on_record():
    decide(item("Neue Brücke"), "dismiss", by=editor(), reason="Werbung")
    entry = RecordEntry.objects.get(deed="triaged")
    assert (entry.by, entry.name) == (editor(), "Neue Brücke")
    assert entry.details == {"act": "dismiss", "reason": "Werbung"}


def test_many_are_dismissed_and_those_that_somebody_has_are_named():
    free, hers = item("Frei"), item("Vergeben")
    hers = decide(hers, "claim", by=chief())
    done, refused = dismiss_all([free, hers], by=editor(), reason="Werbung")
    assert [one.title for one in done] == ["Frei"]
    assert [error.code for error in refused] == ["claimed"]
