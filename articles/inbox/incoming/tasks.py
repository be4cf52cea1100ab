"""Tasks about news that strangers sent or serve; those in `outside` read them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from django.db import transaction
from django.tasks import task
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.foundation.languages import site_language
from articles.foundation.refusal import Refused
from articles.inbox.fetching import NotFetched
from articles.inbox.incoming.keeping import LONGEST_TEXT, summary_of
from articles.inbox.incoming.pasted import from_address
from articles.inbox.incoming.pdfs import text_of_pdf
from articles.inbox.incoming.tips import tell_declined
from articles.inbox.reading import cut, embargo_in
from articles.inbox.watching import Candidate, discover
from articles.models import Errand, ErrandState, InboxItem, MailedFile


@task(queue_name="outside")
def read_files(key: int) -> None:
    """Add the text of its PDFs to the item of a mail. It may be killed and run again.

    A file and its text are never both there: the row goes with the change of the item.
    """
    for file in MailedFile.objects.filter(item=key).order_by("pk"):
        # Nothing is locked while the program reads.
        text = text_of_pdf(bytes(file.content))
        with translation.override(site_language()), transaction.atomic():
            item = InboxItem.objects.select_for_update().get(pk=key)
            if MailedFile.objects.filter(pk=file.pk).delete()[0]:
                add(item, file.name, text)


def add(item: InboxItem, name: str, text: str | None) -> None:
    """Add a file's text: a mail is kept whole, whatever the terms of its source."""
    if not item.is_open:
        return
    embargo = embargo_in("", text or "")
    if embargo and embargo.until and not item.embargo_until:
        item.embargo_until = embargo.until
    elif embargo and not embargo.until:
        item.summary = summary_of(item.summary or text or "", embargo)
    item.summary = item.summary or summary_of(text or "")
    told = text if text is not None else _("The text of this PDF can’t be read.")
    parts = (item.text, f"[{name}]", told)
    item.text = cut("\n\n".join(filter(None, parts)), 2 * LONGEST_TEXT)
    item.is_sorted = False
    item.save(update_fields=["embargo_until", "summary", "text", "is_sorted"])


@task(queue_name="outside")
def fetch_page(key: str) -> None:
    """Fetch the page that somebody asked for. Refusals are noted for them."""
    with errand_in_hand(key) as errand:
        if errand:
            errand.item = from_address(errand.address, by=errand.by)


@task(queue_name="outside")
def find_feeds(key: str) -> None:
    with errand_in_hand(key) as errand:
        if errand:
            try:
                found = discover(errand.address)
            except NotFetched as error:
                raise Refused(
                    _("Nothing was looked for."),
                    error.reason,
                    _("Check the address, or try again later."),
                    code=str(error.kind),
                ) from error
            errand.found = [as_kept(one) for one in found]


def as_kept(one: Candidate) -> dict[str, object]:
    return asdict(one) | {"newest": one.newest.isoformat() if one.newest else None}


@task(queue_name="soon")
def tell_senders() -> None:
    """Tell readers what became of their texts: each hour, by the clock."""
    tell_declined(timezone.now())


@contextmanager
def errand_in_hand(key: str) -> Iterator[Errand | None]:
    """Hand out an errand that waits, and note how it ended; None if it has ended."""
    waiting = Errand.objects.filter(pk=key, state=ErrandState.WAITING)
    errand = waiting.select_related("by").first()
    if errand is None:
        yield None
        return
    with translation.override(errand.language):
        try:
            yield errand
        except Refused as refused:
            errand.state, errand.reason = ErrandState.REFUSED, str(refused)
        else:
            errand.state = ErrandState.DONE
    errand.ended_at = timezone.now()
    errand.save(update_fields=["state", "reason", "item", "found", "ended_at"])
