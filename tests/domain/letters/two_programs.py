"""A letter as two mail programs read it that share no code: Python's and Rust's."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, NamedTuple

from fast_mail_parser import parse_email

# Headers that a program acts on.
HEADERS = (
    "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted",
    "Reply-To", "Content-Language", "Message-ID", "Cc", "Bcc",
)  # fmt: skip


class Read(NamedTuple):
    """The letter as a program shows
    it: people as name and address, the others as they are."""

    subject: str
    sender: list[tuple[str, str]]
    to: list[tuple[str, str]]
    headers: dict[str, list[str]]
    text: list[str]
    html: list[str]


def read_twice(raw: bytes) -> Read:
    """Return what both programs read; they mend nothing, and agree in everything."""
    one, other = read_by_python(raw), read_by_rust(raw)
    assert one == other
    return one


def read_by_python(raw: bytes) -> Read:
    message: Any = message_from_bytes(raw, policy=policy.default)
    parts: list[EmailMessage] = list(message.walk())
    assert [part.defects for part in parts] == [[]] * len(parts)
    texts: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    for part in parts:
        if not part.is_multipart():
            texts[part.get_content_type()].append(in_lines(part.get_content()))
    return Read(
        subject=str(message["Subject"]),
        sender=people(message["From"].addresses, "addr_spec"),
        to=people(message["To"].addresses, "addr_spec"),
        headers={name: message.get_all(name, []) for name in HEADERS},
        text=texts["text/plain"],
        html=texts["text/html"],
    )


def read_by_rust(raw: bytes) -> Read:
    message = parse_email(raw, strict=True)
    assert message.attachments == message.warnings == []
    return Read(
        subject=message.subject,
        sender=people([message.from_], "address"),
        to=people(message.to, "address"),
        headers={name: message.headers.get(name, []) for name in HEADERS},
        text=[in_lines(text) for text in message.text_plain],
        html=[in_lines(text) for text in message.text_html],
    )


def people(found: Any, address: str) -> list[tuple[str, str]]:
    return [(one.display_name or "", getattr(one, address)) for one in found]


def in_lines(text: str) -> str:
    """Return it with breaks of one kind, and one of them at its end."""
    return "\n".join(re.split("\r\n|\r|\n", text)).rstrip("\n") + "\n"
