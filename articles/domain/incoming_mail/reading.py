"""Make a `Mail` of a message: its sender, its contents, and what is proven."""

from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

from django.conf import settings

from articles.domain.incoming_mail.mail import Mail, Unreadable
from articles.domain.incoming_mail.parsing import (
    MOST_BYTES as MOST_BYTES,
    OF_THE_LIBRARY,
    raw_values,
    value,
)
from articles.domain.incoming_mail.parts import Parts
from articles.domain.incoming_mail.proving import proven_domains
from articles.foundation.text import clean_line

# Those by which relays say for whom a mail is; the first that somebody takes counts.
FOR_WHOM = ("X-Original-To", "Delivered-To")


def recipients_in(message: EmailMessage) -> list[str]:
    """Return for whom the relay says it is: of each header the topmost one."""
    found = (raw_values(message, name)[:1] for name in FOR_WHOM)
    return [address_in(one) for values in found for one in values]


def address_in(said: str) -> str:
    return clean_line(said).strip("<> ").lower()


def mail_of(message: EmailMessage, recipient: str) -> Mail:
    """Raises Unreadable."""
    try:
        return read(message, recipient)
    except OF_THE_LIBRARY as error:
        raise Unreadable(f"It is malformed ({type(error).__name__}).") from error


def read(message: EmailMessage, recipient: str) -> Mail:
    parts = Parts(message)
    sender, name = sender_of(message)
    results = raw_values(message, "Authentication-Results")
    return Mail(
        message_id=message_id_of(message),
        sender=sender,
        sender_name=name,
        recipient=recipient,
        subject=clean_line(str(value(message, "Subject") or "")),
        date=date_of(message),
        text=parts.text,
        attachments=tuple(parts.attachments),
        proven_domains=proven_domains(results, settings.NEWSROOM_MAIL_RELAY),
        is_automatic=is_automatic(message),
    )


def message_id_of(message: EmailMessage) -> str:
    return clean_line(next(iter(raw_values(message, "Message-ID")), ""))


def sender_of(message: EmailMessage) -> tuple[str, str]:
    """Return address and name; nothing if there are several to choose from."""
    header = value(message, "From")
    addresses: tuple[Any, ...] = getattr(header, "addresses", ())
    if len(addresses) != 1 or len(raw_values(message, "From")) != 1:
        return "", ""
    [one] = addresses
    address = clean_line(one.addr_spec).lower() if one.domain else ""
    return address, clean_line(one.display_name)


def date_of(message: EmailMessage) -> datetime | None:
    found: datetime | None = getattr(value(message, "Date"), "datetime", None)
    if found is not None and found.tzinfo is None:
        return found.replace(tzinfo=UTC)
    return found


def is_automatic(message: EmailMessage) -> bool:
    """Return whether a program answered or reported (RFC 3834, and habits before)."""

    def said(name: str) -> str:
        return next(iter(raw_values(message, name)), "").lower()

    submitted = said("Auto-Submitted").partition(";")[0].strip()
    is_bulk = said("Precedence") in {"bulk", "junk"} and not said("List-Id")
    return (
        submitted not in {"", "no"}
        or said("Return-Path") == "<>"
        or said("Precedence") == "auto_reply"
        or bool(said("X-Autoreply") or said("X-Autorespond"))
        or is_bulk
        or message.get_content_type() == "multipart/report"
    )
