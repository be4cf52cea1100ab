"""A partner's mail is kept whole, and each that says something else is an item."""

from datetime import date

import pytest

from articles.admin.watching.feed_form import FeedForm
from articles.inbox.feeds import mail_address
from articles.inbox.items import text_of
from articles.models import InboxItem, ItemSender, MailedFile, SourceTerms
from tests.inbox.incoming import pdfs
from tests.inbox.incoming.partners import TEXT, bring, written
from tests.support.inbox import feed as item_feed, item

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_mail")]


@pytest.mark.both
@pytest.mark.parametrize("terms", [None, "link", "free", "licensed"])
def test_a_mail_is_kept_and_shown_whole_whatever_the_terms(feed, terms):
    if terms:
        until = date(2020, 1, 1) if terms == "licensed" else None
        SourceTerms.objects.create(source=feed.source, terms=terms, until=until)
    said = ("Ein Satz. " * 400).strip()
    bring(written(said), mail_address(feed))
    item = InboxItem.objects.get()
    assert item.text == said
    assert text_of(item) == said
    assert item.summary.startswith("Ein Satz. Ein Satz.")
    assert len(item.summary) <= 301
    # The words stay once the sender's address has gone.
    ItemSender.objects.all().delete()
    assert text_of(InboxItem.objects.get()) == said


def test_files_that_nobody_reads_are_named(feed):
    names = [f"{number}.pdf" for number in range(6)]
    files = [(name, pdfs.with_text(name)) for name in names]
    bring(written(files=[*files, ("foto.jpg", b"JFIF")]), mail_address(feed))
    told = "[Im Anhang, aber nicht aufbewahrt: 5.pdf, foto.jpg]"
    assert InboxItem.objects.get().text == f"{TEXT}\n\n{told}"
    assert MailedFile.objects.count() == 5


@pytest.mark.both
@pytest.mark.parametrize(
    "other",
    [{"text": "Anders."}, {"Subject": "Anders"}, {"files": [("b.pdf", b"%PDF-2")]}],
)
@pytest.mark.parametrize("name", ["<1@partner.example>", "<2@partner.example>"])
def test_a_mail_that_says_something_else_is_an_item_whatever_its_name(
    feed, other, name
):
    """Some programs give all their mails one Message-ID."""
    at, given = mail_address(feed), {"text": TEXT, "files": [("a.pdf", b"%PDF-1")]}
    bring(written(**given), at)
    assert bring(written(**given | other, Message_ID=name), at)
    assert InboxItem.objects.count() == 2
    # Each of them is known when it comes again, by another way, too.
    assert not bring(b"Received: by x\r\n" + written(**given), at)
    assert not bring(written(**given | other, Message_ID=name), at)
    assert InboxItem.objects.count() == 2


@pytest.mark.both
def test_a_feed_with_items_stays_one_of_mail_or_stays_none(feed):
    """Else the texts of its mails would be hidden as those of pages are."""
    bring(written(), mail_address(feed))
    other = item_feed("Institut B", address="https://b.example/feed")
    item("Meldung", of=other)
    for one, way, address in (
        (feed, "feed", "https://a.example/feed"),
        (other, "mail", ""),
    ):
        typed = {"source": one.source_id, "way": way, "address": address}
        assert "way" in FeedForm(typed, instance=one).errors
    typed = {"source": other.source_id, "way": "page", "address": other.address}
    assert "way" not in FeedForm(typed, instance=other).errors
