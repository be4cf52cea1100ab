"""Decide about an item: one function, which checks, updates and records.

Two people never take one item: the update finds it only as they saw it.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.domain import audit
from articles.foundation.refusal import Refused
from articles.foundation.text import clean_line
from articles.inbox.items.acts import (
    ACTS,
    DECIDED,
    Act,
    acts_for,
    fits,
    holds,
    sees_all,
)
from articles.inbox.items.counting import count_use
from articles.models import InboxItem, ItemState, RecordedDeed

# A claim stops others for so long; then it has lapsed.
CLAIM = timedelta(hours=1)
LONGEST_REASON = 200


def visible_to(user) -> Any:
    """Return the items that `user` sees: all, those handed to them, or none."""
    items = InboxItem.objects.all()
    if sees_all(user):
        return items
    if user.has_perm("articles.add_article"):
        return items.filter(handed_to=user.pk)
    return items.none()


def is_claimed_by_another(item: InboxItem, user, now: datetime) -> bool:
    """Return whether somebody else has it, and their claim hasn't lapsed."""
    if item.state != ItemState.CLAIMED or item.claimed_by_id in (None, user.pk):
        return False
    return item.claimed_at is not None and now < item.claimed_at + CLAIM


def offered(item: InboxItem, user, now: datetime) -> list[Act]:
    """Return the acts that would succeed now."""
    is_anothers = is_claimed_by_another(item, user, now)
    found = acts_for(user, item)
    return [act for act in found if not (is_anothers and act.respects_claim)]


@transaction.atomic
def decide(
    item: InboxItem,
    name: str,
    *,
    by,
    reason: str = "",
    now: datetime | None = None,
    **values: Any,
) -> InboxItem:
    """Do an act of the table on the item as `item.lock` says it was seen.

    `values` are further columns that the act sets. Raises Refused; then nothing has
    changed.
    """
    act, now = ACTS[name], now or timezone.now()
    reason = clean_line(reason)[:LONGEST_REASON]
    stored = InboxItem.objects.select_for_update().get(pk=item.pk)
    refuse_impossible(act, stored, item.lock, by, reason, now)
    former = stored.state
    changed = columns_after(act, stored, by, reason, now) | values
    for column, value in changed.items():
        setattr(stored, column, value)
    stored.lock += 1
    stored.save(update_fields=["lock", *changed])
    count_use(stored, former)
    said = {"act": name, "reason": reason}
    audit.write(RecordedDeed.TRIAGED, about=stored, by=by, name=stored.title, **said)
    return stored


def refuse_impossible(
    act: Act, stored: InboxItem, seen: int, by, reason: str, now: datetime
) -> None:
    what = _("“%(title)s” stays as it is.") % {"title": stored.title}
    if not holds(by, act, stored):
        raise Refused(
            what,
            _("You may not decide about this item."),
            _("Ask an editor to hand it to you."),
            code="not-allowed",
        )
    if is_claimed_by_another(stored, by, now) and act.respects_claim:
        raise Refused(
            what,
            _("%(name)s is at it.") % {"name": name_of(stored.claimed_by)},
            _("Ask them, or release the item first."),
            code="claimed",
        )
    if stored.lock != seen or ItemState(stored.state) not in act.of:
        raise Refused(
            what,
            decided_meanwhile(stored),
            _("Look at it again before you decide."),
            code="stale",
        )
    if not fits(act, stored):
        raise Refused(
            what,
            _("Its feed brought it, so its source is that of the feed."),
            _("Change the source of the feed."),
            code="not-pasted",
        )
    if act.needs_reason and not reason:
        raise Refused(
            what,
            _("No reason is given."),
            _("Choose a reason or write one."),
            code="no-reason",
        )


def decided_meanwhile(stored: InboxItem) -> str:
    """Name what has become of the item since, and who decided it."""
    state = stored.get_state_display()
    if by := stored.decided_by or stored.claimed_by:
        said = _("%(name)s has just decided: %(state)s.")
        return said % {"name": name_of(by), "state": state}
    return _("Somebody else has just decided: %(state)s.") % {"state": state}


def name_of(person) -> str:
    return person.get_full_name() or person.get_username()


def columns_after(
    act: Act, item: InboxItem, by, reason: str, now: datetime
) -> dict[str, Any]:
    """Return the columns that the act sets."""
    if act.to is None:
        return {}
    is_claim, is_decided = act.to == ItemState.CLAIMED, act.to in DECIDED
    return {
        "state": act.to,
        "claimed_by": by if is_claim else None,
        "claimed_at": now if is_claim else None,
        "decided_by": by if is_decided else None,
        "decided_at": now if is_decided else None,
        "reason": reason if is_decided else "",
    }


def dismiss_all(items: list[InboxItem], *, by, reason: str) -> tuple[list, list]:
    """Dismiss each of them; return those dismissed, and the refusals of the others."""
    done, refused = [], []
    for item in items:
        try:
            done.append(decide(item, "dismiss", by=by, reason=reason))
        except Refused as error:
            refused.append(error)
    return done, refused
