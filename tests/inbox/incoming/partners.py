"""Mails of a partner, and how they come."""

from articles.domain import incoming_mail
from tests.domain.incoming_mail.mails import mail

RELAY = "mx.news.example.org"
TEXT = "Das ist das erste Labor, das von der Stadt und dem Land gebaut wird, und es ist"


def written(text=TEXT, *, files=(), **headers):
    headers.setdefault("From", "Anna Muster <anna@institut.example>")
    headers.setdefault("Subject", "Neues Labor in Köln")
    made = mail(**headers)
    made.set_content(text)
    for name, content in files:
        made.add_attachment(
            content, maintype="application", subtype="pdf", filename=name
        )
    return made.as_bytes()


def bring(raw: bytes, to: str) -> bool:
    return incoming_mail.give(incoming_mail.read(raw, recipient=to))
