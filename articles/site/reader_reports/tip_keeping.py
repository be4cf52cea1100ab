"""Keep a reader's text until its address is confirmed, unless too many came."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from articles.accounts import TIPS
from articles.inbox import incoming
from articles.models import Tip
from articles.site.reader_reports.keeping import (
    HOUR,
    MOST_OF_ONE,
    TooManyError,
    midnight,
    wait_beyond,
)

DAY = timedelta(days=1)
# Letters to one address in a day, whoever has them sent.
MOST_LETTERS = 3


@transaction.atomic
def keep_tip(*, sender: str, language: str, at: datetime, **said) -> Tip:
    """Store the text, and have the link sent; raise TooManyError if too many came.

    The answer is the same for an address that gets no more letters today.
    """
    TIPS.hold()
    incoming.tip_senders_before(midnight(at)).update(sender="")
    recent = Tip.objects.filter(sent_at__gt=at - HOUR).order_by("-sent_at")
    refuse_beyond(MOST_OF_ONE, recent.filter(sender=sender), at=at)
    refuse_beyond(TIPS.most, recent, at=at)
    tip = Tip.objects.create(sender=sender, language=language, sent_at=at, **said)
    known = Tip.objects.filter(address__iexact=tip.address, sent_at__gt=at - DAY)
    if known.count() <= MOST_LETTERS:
        incoming.send_link.enqueue(tip=tip.pk)
    return tip


def refuse_beyond(most: int, tips, *, at: datetime) -> None:
    if wait := wait_beyond(most, tips, at=at):
        error = TooManyError(
            _("Your text wasn’t accepted."),
            _("Too many came within an hour, and our editors have to read them all."),
            _("Please send it again later; it is still below."),
            code="too-many",
        )
        error.wait = wait
        raise error
