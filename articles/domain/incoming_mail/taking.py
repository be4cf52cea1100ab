"""Take a mail: find who takes it, and give it to them once."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from articles.domain.incoming_mail.mail import Mail, NobodyTakes
from articles.domain.incoming_mail.parsing import parsed
from articles.domain.incoming_mail.reading import address_in, mail_of, recipients_in
from articles.domain.incoming_mail.takers import Taker, taker_at
from articles.models import TakenMail

PURPOSE = "articles.incoming_mail"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A mail that was read, who takes it, and the hash by which it is known again."""

    mail: Mail
    taker: Taker
    key: str


def read(raw: bytes, *, recipient: str = "") -> Arrival:
    """Read a mail, and find who takes it. Raises NotTaken.

    `recipient` is what the relay says; else its headers in the mail are asked. It
    queries no database. Some mails are made to take hours: let it run for a minute.
    """
    message = parsed(raw)
    named = [address_in(recipient)] if recipient else recipients_in(message)
    for address in named:
        if taker := taker_at(address):
            mail = mail_of(message, address)
            return Arrival(mail, taker, key_of(mail, raw))
    said = ", ".join(named) or "an address that nothing says"
    raise NobodyTakes(f"Nobody takes mail here for {said}.")


def give(arrival: Arrival) -> bool:
    """Give a mail to who takes it; return False if they had it before.

    Raises NotTaken; after any other error the mail should come again.
    """
    # Both are stored or neither: a mail that failed comes again and counts as new.
    with transaction.atomic():
        _note, is_new = TakenMail.objects.get_or_create(key=arrival.key)
        if is_new:
            arrival.taker.take(arrival.mail)
    return is_new


def key_of(mail: Mail, raw: bytes) -> str:
    """Return the hash by which a mail is known that comes again.

    Some programs give all their mails one Message-ID, so what a mail says counts, too.
    Relays change its headers on the way.
    """
    name = f"{mail.message_id}\n{mail.content_hash}" if mail.message_id else ""
    said = f"{mail.recipient}\n{name or sha256(raw).hexdigest()}"
    return salted_hmac(PURPOSE, said, algorithm="sha256").hexdigest()


def taken_before(moment: datetime) -> QuerySet[TakenMail]:
    return TakenMail.objects.filter(taken_at__lt=moment)
