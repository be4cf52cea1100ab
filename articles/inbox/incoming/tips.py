"""Texts that readers send: confirmed by a link, then items of the inbox.

Nobody gets a letter but by the link to confirm an address, until it was used.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.foundation.languages import clear_language
from articles.foundation.text import clean_line
from articles.inbox.incoming.keeping import summary_of
from articles.inbox.incoming.tip_letters import send_declined, send_received
from articles.inbox.reading import embargo_in, shortened
from articles.inbox.watching import key_of
from articles.models import InboxItem, ItemSender, ItemState, Tip

LONGEST_TITLE = 200
# An editor may undo a decision meanwhile.
PATIENCE = timedelta(hours=1)
AT_ONCE = 200


@transaction.atomic
def confirm(tip: Tip) -> None:
    """Make an item of a tip, and keep none of its words here; once, however often."""
    stored = Tip.objects.select_for_update().filter(pk=tip.pk).first()
    if stored is None or stored.confirmed_at:
        return
    now = timezone.now()
    item = item_of(stored, now)
    item.save()
    ItemSender.objects.create(
        item=item,
        name=stored.name,
        address=stored.address,
        is_proven=True,
        rights=stored.rights,
        is_made_with_ai=stored.is_made_with_ai,
        language=stored.language,
    )
    stored.name = stored.address = stored.rights = stored.message = ""
    stored.confirmed_at = now
    stored.save()
    send_received.enqueue(item=item.pk)


def item_of(tip: Tip, now: datetime) -> InboxItem:
    """Return the item of a tip: no source has it, and no label comes by itself."""
    first, _line, rest = tip.message.partition("\n")
    embargo = embargo_in("", tip.message)
    return InboxItem(
        identity=key_of(f"tip {tip.pk}"),
        content_key=key_of(tip.message),
        title=shortened(clean_line(first), LONGEST_TITLE),
        summary=summary_of(rest or first, embargo),
        text=tip.message,
        language=clear_language(tip.message[:3_000]) or tip.language,
        seen_at=now,
        at=now,
        embargo_until=embargo.until if embargo else None,
    )


@transaction.atomic
def tell_declined(now: datetime) -> int:
    """Have letters sent about texts that were dismissed; return their number."""
    rows = ItemSender.objects.select_for_update(of=("self",)).filter(
        is_proven=True,
        told_at=None,
        item__state=ItemState.DISMISSED,
        item__decided_at__lt=now - PATIENCE,
    )
    # Partners' mail has no language here: nobody answers it.
    keys = list(rows.exclude(language="").values_list("pk", flat=True)[:AT_ONCE])
    ItemSender.objects.filter(pk__in=keys).update(told_at=now)
    for key in keys:
        send_declined.enqueue(item=key)
    return len(keys)


def tips_before(before: datetime) -> QuerySet[Tip]:
    """Return tips sent before that moment: their links are good no more."""
    return Tip.objects.filter(sent_at__lt=before)


def tip_senders_before(before: datetime) -> QuerySet[Tip]:
    """Return tips sent before that still have the hash of their sender."""
    return tips_before(before).exclude(sender="")


def senders_before(before: datetime) -> QuerySet[ItemSender]:
    """Return senders of items that were decided about before that moment."""
    return ItemSender.objects.filter(item__decided_at__lt=before)
