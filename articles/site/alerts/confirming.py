"""The letter with the link by which a reader confirms an alert."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import override

from articles.domain import letters
from articles.domain.label_index import catalogue_now
from articles.models import AlertRequest
from articles.site.alerts.addresses import is_suppressed, waiting_at
from articles.site.alerts.links import GOOD_FOR, confirm_path
from articles.site.alerts.wishes import RHYTHMS, selection_of, sentence_of

DAY = timedelta(days=1)
# Letters to one address in a day, whoever has them sent.
MOST_LETTERS = 3


@letters.letter(letters.ALERT_LINK)
def send_link(*, request: int) -> None:
    """Send the link, unless it is confirmed, or the address gets no more today."""
    rows = AlertRequest.objects.filter(pk=request, confirmed_at=None)
    found = rows.exclude(address="").first()
    if found is None or is_suppressed(found.address) or is_beyond(found):
        return
    with override(found.language):
        selection = selection_of(found.language, found.query, catalogue_now())
        context = {
            "list": sentence_of(selection),
            "rhythm": RHYTHMS[found.rhythm],
            "link": confirm_path(found),
            "days": GOOD_FOR // DAY,
        }
        letters.send(
            letters.written(
                letters.ALERT_LINK,
                "articles/letters/alert_link",
                context,
                to=found.address,
                language=found.language,
                whom=found.pk,
            )
        )


def is_beyond(request: AlertRequest) -> bool:
    """Return whether so many links were asked for that address within a day already."""
    since = timezone.now() - DAY
    same = [
        one
        for one in waiting_at(request.address)
        if one.sent_at > since and one.pk <= request.pk
    ]
    return len(same) > MOST_LETTERS


@letters.on_bounce(letters.ALERT_LINK)
@letters.on_complaint(letters.ALERT_LINK)
def forget_request(told: letters.Bounce | letters.Complaint) -> None:
    """Remove a request whose address doesn't work, or whose owner didn't ask."""
    found = AlertRequest.objects.filter(pk=told.sent.whom, confirmed_at=None).first()
    if found and told.sent.is_to(found.address):
        found.delete()
