"""The letters to readers who send a text: a link to confirm it, and what became of it.

The queue holds neither addresses nor links.
"""

from datetime import timedelta

from django.utils.translation import override

from articles.domain import letters
from articles.inbox.incoming.tip_links import GOOD_FOR, link_of
from articles.models import ItemSender, Tip

HOUR = timedelta(hours=1)


@letters.letter(letters.TIP_LINK)
def send_link(*, tip: int) -> None:
    """Send the link by which a reader confirms an address, unless that is done."""
    found = Tip.objects.filter(pk=tip, confirmed_at=None).first()
    if found:
        deliver(
            letters.TIP_LINK,
            "link",
            {"link": link_of(found), "hours": GOOD_FOR // HOUR},
            to=found.address,
            language=found.language,
            whom=found.pk,
        )


@letters.letter(letters.TIP_RECEIVED)
def send_received(*, item: int) -> None:
    tell(letters.TIP_RECEIVED, "received", item)


@letters.letter(letters.TIP_DECLINED)
def send_declined(*, item: int) -> None:
    tell(letters.TIP_DECLINED, "declined", item)


def tell(kind: letters.LetterKind, name: str, key: int) -> None:
    """Write to the sender of an item, if the address is proven and still known."""
    rows = ItemSender.objects.filter(pk=key, is_proven=True).exclude(language="")
    if sender := rows.select_related("item").first():
        deliver(
            kind,
            name,
            {"title": sender.item.title},
            to=sender.address,
            language=sender.language,
            whom=sender.pk,
        )


def deliver(
    kind: letters.LetterKind,
    name: str,
    context: dict,
    *,
    to: str,
    language: str,
    whom: int,
) -> None:
    template = f"articles/letters/tip_{name}"
    with override(language):
        letters.send(
            letters.written(
                kind, template, context, to=to, language=language, whom=whom
            )
        )


@letters.on_bounce(letters.TIP_LINK)
@letters.on_complaint(letters.TIP_LINK)
def forget_tip(told: letters.Bounce | letters.Complaint) -> None:
    """Remove a text whose sender can't be reached, or didn't send it: nobody will
    confirm it.
    """
    tip = Tip.objects.filter(pk=told.sent.whom, confirmed_at=None).first()
    if tip and told.sent.is_to(tip.address):
        tip.delete()


@letters.on_bounce(letters.TIP_RECEIVED)
@letters.on_bounce(letters.TIP_DECLINED)
@letters.on_complaint(letters.TIP_RECEIVED)
@letters.on_complaint(letters.TIP_DECLINED)
def write_no_more(told: letters.Bounce | letters.Complaint) -> None:
    sender = ItemSender.objects.filter(pk=told.sent.whom).first()
    if sender and told.sent.is_to(sender.address):
        ItemSender.objects.filter(pk=sender.pk).update(is_proven=False)
