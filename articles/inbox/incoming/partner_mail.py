"""Mail of partners: each source has an address of its own, and its mail is an item.

The address has a secret. It says from which source a mail is, not who wrote it: the
sender counts as proven only if our relay says that the source's own domain signed it.
"""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.domain.incoming_mail import Mail, NobodyTakes, taker
from articles.foundation.languages import clear_language, site_language
from articles.foundation.text import clean_line
from articles.inbox.incoming.keeping import LONGEST_TEXT, LONGEST_TITLE, summary_of
from articles.inbox.incoming.pdfs import others_in, pdfs_in
from articles.inbox.incoming.tasks import read_files
from articles.inbox.items import count_seen
from articles.inbox.reading import Entry, cut, shortened
from articles.inbox.watching import Keys, item_of, key_of, note_mail
from articles.models import (
    FormerItem,
    InboxItem,
    ItemSender,
    MailedFile,
    SourceFeed,
    Way,
)

# The date of a mail counts if it isn't further from the moment at which it came.
APART = timedelta(days=7)
# The text by which its language is guessed.
GUESSED_BY = 3_000


@taker("inbox", lambda: settings.NEWSROOM_INBOX_ADDRESS)
def take_from_partner(mail: Mail) -> None:
    """Make an item of a mail. Raises NobodyTakes for a secret that no source has."""
    feeds = SourceFeed.objects.filter(way=Way.MAIL, is_paused=False)
    found = feeds.filter(secret=mail.token).exclude(secret="")
    feed = found.select_related("source", "state").first()
    if feed is None:
        # In the words for an address that doesn't exist: nobody learns what does.
        raise NobodyTakes(f"Nobody takes mail here for {mail.recipient}.")
    now = timezone.now()
    with translation.override(site_language()):
        item = made_of(mail, feed, now)
    if item is None:
        return
    ItemSender.objects.create(
        item=item,
        name=mail.sender_name[:200],
        address=mail.sender[:254],
        is_proven=is_from(mail, feed.source.homepage),
    )
    files = [
        MailedFile(item=item, name=name, content=content)
        for name, content in pdfs_in(mail)
    ]
    if MailedFile.objects.bulk_create(files):
        read_files.enqueue(item.pk)
    note_mail(feed, now)


def made_of(mail: Mail, feed: SourceFeed, now: datetime) -> InboxItem | None:
    """Store the item of a mail; return None if it came before under another name.

    Its text is kept whatever the source's terms: there is no original to open.
    """
    text = cut(mail.text, LONGEST_TEXT)
    keys = Keys(
        identity=key_of(f"mail {mail.message_id}\n{mail.content_hash}"),
        link="",
        content=key_of(mail.content_hash),
    )
    same = Q(identity=keys.identity) | Q(content_key=keys.content)
    if any(
        model.objects.filter(same, source=feed.source_id).exists()
        for model in (InboxItem, FormerItem)
    ):
        return None
    entry = Entry(
        title=title_of(mail),
        summary=summary_of(text),
        text="\n\n".join(filter(None, (text, not_kept(mail)))),
        language=clear_language(f"{mail.subject}. {text[:GUESSED_BY]}"),
        published=mail.date if mail.date and abs(now - mail.date) < APART else None,
    )
    item = item_of(feed, keys, entry, now, is_free=True)
    item.save()
    count_seen(feed, 1, now)
    return item


def not_kept(mail: Mail) -> str:
    """Return a line that names the files of a mail that nobody reads here."""
    names = ", ".join(filter(None, others_in(mail)))
    return _("[Attached, but not kept: %(names)s]") % {"names": names} if names else ""


def title_of(mail: Mail) -> str:
    first = next((line for line in map(clean_line, mail.text.split("\n")) if line), "")
    return shortened(mail.subject or first, LONGEST_TITLE) or _("Mail without a title")


def is_from(mail: Mail, homepage: str) -> bool:
    """Return whether the domain of the homepage, or one below it, signed the mail of a
    sender there.

    One above it doesn't count: thousands have their homepages below some domains.
    """
    host = (urlsplit(homepage).hostname or "").removeprefix("www.")
    if not host or not mail.is_proven:
        return False
    at = mail.sender.rpartition("@")[2]
    return any(
        is_at_or_below(domain, host) and is_at_or_below(at, domain)
        for domain in mail.proven_domains
    )


def is_at_or_below(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")
