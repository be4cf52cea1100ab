"""A partner's mail becomes an item; nobody else learns anything by writing."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_ox.models import OxTask

from articles.domain import incoming_mail
from articles.inbox.feeds import (
    Yield,
    mail_address,
    renew_address,
    yields_of,
)
from articles.inbox.incoming.tasks import read_files
from articles.inbox.items import forget
from articles.models import (
    FeedState,
    InboxItem,
    ItemSender,
    MailedFile,
    SourceFeed,
)
from newsroom.conf.mail import inbox_address
from tests.domain.incoming_mail.mails import mail
from tests.inbox.incoming import pdfs
from tests.inbox.incoming.partners import RELAY, TEXT, bring, written
from tests.support.factories import editor, source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_mail")]


def with_files_read() -> InboxItem:
    """Do the task that waits in `outside`; it may run twice."""
    [waiting] = OxTask.objects.filter(task_path=read_files.module_path)
    assert waiting.queue_name == "outside"
    item = InboxItem.objects.get()
    for _run in range(2):
        read_files.call(item.pk)
    item.refresh_from_db()
    return item


def test_a_mail_becomes_an_item_of_its_source(free):
    at = "Tue, 01 Dec 2026 10:00:00 +0100"
    assert bring(written(Date=at), mail_address(free))
    item = InboxItem.objects.get()
    assert (item.title, item.source, item.feed) == (
        "Neues Labor in Köln",
        free.source,
        free,
    )
    assert (item.text, item.link, item.author) == (TEXT, "", "")
    assert (item.language, item.is_sorted) == ("de", False)
    state = FeedState.objects.get(feed=free)
    assert state.standing == "well"
    assert state.news_at == state.succeeded_at == item.seen_at


def test_a_renewed_address_takes_mail_and_the_former_one_none(feed):
    former = mail_address(feed)
    fresh = renew_address(feed, feed.secret, by=editor())
    with pytest.raises(incoming_mail.NobodyTakes):
        bring(written(), former)
    assert bring(written(), mail_address(fresh))
    assert InboxItem.objects.get().feed == feed
    assert yields_of([feed], timezone.now()) == {feed.pk: Yield(1)}


@pytest.mark.parametrize("secret", ["", "0" * 32, "' OR 1=1", "%", "a" * 500])
def test_nobody_takes_mail_for_a_secret_that_no_source_has(feed, secret):
    SourceFeed.objects.create(
        source=source("Andere Quelle"), address="https://andere.example/feed"
    )
    to = f"inbox+{secret}@news.example.org"
    with pytest.raises(incoming_mail.NobodyTakes) as refused:
        bring(written(), to)
    with pytest.raises(incoming_mail.NobodyTakes) as unknown:
        bring(written(), "nobody@news.example.org")
    # The words are those for an address that nobody has ever heard of.
    told = str(unknown.value).replace("nobody@news.example.org", to.lower())
    assert str(refused.value) == told
    assert not InboxItem.objects.exists()


def test_a_paused_source_looks_like_none(feed):
    SourceFeed.objects.update(is_paused=True)
    with pytest.raises(incoming_mail.NobodyTakes):
        bring(written(), mail_address(feed))


def test_the_mail_server_hears_that_nobody_takes_it(feed, tmp_path):
    for folder in ("new", "cur"):
        (tmp_path / folder).mkdir()
    to = f"inbox+{'0' * 32}@news.example.org"
    (tmp_path / "new" / "1").write_bytes(written(X_Original_To=to))
    (tmp_path / "new" / "2").write_bytes(written(X_Original_To=mail_address(feed)))
    with pytest.raises(CommandError) as refused:
        call_command("take_mail", "--maildir", tmp_path, verbosity=0)
    assert refused.value.returncode == 65
    assert InboxItem.objects.count() == 1


def test_a_mail_that_comes_again_is_known(free):
    assert bring(written(), mail_address(free))
    assert not bring(written(), mail_address(free))
    # A second server forwards it under another name.
    assert bring(written(Message_ID="<2@x>"), mail_address(free))
    assert InboxItem.objects.count() == 1
    # The same headline with another text is another mail.
    bring(written("Anders.", Message_ID="<3@x>"), mail_address(free))
    assert InboxItem.objects.count() == 2


def test_a_mail_whose_item_is_gone_stays_away(free):
    bring(written(), mail_address(free))
    forget(InboxItem.objects.all())
    assert bring(written(Message_ID="<2@x>"), mail_address(free))
    assert not InboxItem.objects.exists()


AT = "a@institut.example"
PASSED = "dkim=pass header.d="


@pytest.mark.parametrize(
    ("results", "sender", "is_proven"),
    [
        ((), "anna@institut.example", False),
        ((f"{RELAY}; {PASSED}institut.example",), "anna@institut.example", True),
        ((f"{RELAY}; {PASSED}institut.example",), "a@presse.institut.example", True),
        (
            (f"{RELAY}; {PASSED}presse.institut.example",),
            "a@presse.institut.example",
            True,
        ),
        # Signed, but by somebody else, or for somebody else.
        ((f"{RELAY}; {PASSED}evil.example",), "anna@institut.example", False),
        ((f"{RELAY}; {PASSED}evil.example",), "anna@evil.example", False),
        ((f"{RELAY}; {PASSED}institut.example",), "anna@evil.example", False),
        ((f"{RELAY}; {PASSED}example",), "anna@institut.example", False),
        ((f"{RELAY}; {PASSED}xinstitut.example",), "a@xinstitut.example", False),
        # The relay is one that the sender has named.
        ((f"mx.evil.example; {PASSED}institut.example",), AT, False),
        ((f"{RELAY}; dkim=fail header.d=institut.example",), AT, False),
    ],
)  # fmt: skip
def test_a_sender_is_proven_by_the_domain_of_the_homepage_alone(
    feed, results, sender, is_proven
):
    raw = written(From=f"Anna Muster <{sender}>")
    head = "".join(f"Authentication-Results: {one}\r\n" for one in results)
    bring(head.encode() + raw, mail_address(feed))
    row = ItemSender.objects.get()
    assert (row.name, row.address, row.is_proven) == ("Anna Muster", sender, is_proven)


def test_an_embargo_is_set_where_it_is_clear(feed):
    bring(written("Sperrfrist: 12. März 2027, 10 Uhr\n\nText."), mail_address(feed))
    item = InboxItem.objects.get()
    assert item.embargo_until == datetime(2027, 3, 12, 9, tzinfo=UTC)


def test_an_embargo_that_is_not_clear_is_shown_first(feed):
    line = "Sperrfrist: 12. März 2027"
    bring(written(f"Guten Tag!\n\n{line}\n\nText."), mail_address(feed))
    item = InboxItem.objects.get()
    assert item.embargo_until is None
    assert item.summary.startswith(f"{line} – Guten Tag!")


def test_the_text_of_a_pdf_is_added_later_and_the_file_goes(free):
    files = [("labor.pdf", pdfs.with_text("Mehr zum Labor")), ("x.pdf", b"%PDF-1.7")]
    bring(written(files=files), mail_address(free))
    assert MailedFile.objects.count() == 2
    item = with_files_read()
    assert item.text == (
        f"{TEXT}\n\n[labor.pdf]\n\nMehr zum Labor\n\n[x.pdf]\n\n"
        "Der Text dieser PDF-Datei ist nicht lesbar."
    )
    assert not MailedFile.objects.exists()


def test_a_pdf_may_state_the_embargo(feed):
    said = pdfs.with_text("Sperrfrist: 12. März 2027, 10 Uhr")
    bring(written("", files=[("a.pdf", said)]), mail_address(feed))
    item = with_files_read()
    assert item.embargo_until == datetime(2027, 3, 12, 9, tzinfo=UTC)
    assert item.text == "[a.pdf]\n\nSperrfrist: 12. März 2027, 10 Uhr"
    assert item.summary.startswith("Sperrfrist")


def test_s70_markup_of_a_mail_is_gone(free):
    made = mail(Subject="<script>alert(1)</script>")
    made.set_content(
        "<p style='position:fixed'>Guten <b>Tag</b></p><form><input></form>"
        "<img src='https://pixel.example/1.gif'><iframe src='x'></iframe>",
        subtype="html",
    )
    bring(made.as_bytes(), mail_address(free))
    item = InboxItem.objects.get()
    assert item.text == "Guten Tag"
    assert "pixel" not in item.summary


def test_a_mail_without_a_subject_has_a_title(feed):
    bring(written("\nErste Zeile\nZweite", Subject=""), mail_address(feed))
    bring(written("", Subject="", Message_ID="<2@x>"), mail_address(feed))
    titles = set(InboxItem.objects.values_list("title", flat=True))
    assert titles == {"Erste Zeile", "Mail ohne Titel"}


@pytest.mark.parametrize("value", ["x", "a+b@example.org", f"{'a' * 32}@example.org"])
def test_an_address_without_room_for_a_secret_is_refused(value):
    with pytest.raises(ImproperlyConfigured, match="at most 31 signs"):
        inbox_address("NEWSROOM_INBOX_ADDRESS", value)
    assert inbox_address("X", "Inbox@news.example.org") == "inbox@news.example.org"


def test_without_the_setting_nobody_takes_mail(feed, settings):
    at = mail_address(feed)
    settings.NEWSROOM_INBOX_ADDRESS = ""
    assert mail_address(feed) == ""
    with pytest.raises(incoming_mail.NobodyTakes):
        bring(written(), at)
