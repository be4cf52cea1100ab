"""Reports that somebody called a letter spam, as providers send them (RFC 5965)."""

import re
from collections.abc import Iterator

from django.conf import settings

from articles.domain.incoming_mail.mail import Mail

REPORT = "message/feedback-report"
# Of our letter providers send all, or its headers.
ORIGINALS = {"message/rfc822", "text/rfc822-headers"}
TYPE = re.compile(r"^feedback-type:[ \t]*([\w-]{1,40})", re.IGNORECASE | re.MULTILINE)
# Others say that a letter is no spam, or speak of signatures.
COMPLAINTS = {"abuse", "fraud", "virus", "other", "opt-out", "opt-out-list"}
# Bytes of a letter's headers that are looked at.
MOST = 60_000


def complaint_in(mail: Mail) -> tuple[str, str] | None:
    """Return the token of the letter and the kind of complaint; None if it is none.

    Providers send all reports to one address, and strike out whom a letter was for. The
    sender on its envelope, in the report or in the letter, tells which it was.
    """
    for attachment in mail.attachments:
        if attachment.type == REPORT:
            report = attachment.content.decode("utf-8", "replace")
            kind = TYPE.search(report)
            if kind and kind[1].lower() in COMPLAINTS:
                tokens = (mail.token, *tokens_in(report, mail))
                return next(filter(None, tokens), ""), kind[1].lower()
    return None


def tokens_in(report: str, mail: Mail) -> Iterator[str]:
    local, _at, host = settings.NEWSROOM_BOUNCE_ADDRESS.rpartition("@")
    ours = re.compile(
        rf"(?<![\w.+-]){re.escape(local)}\+([a-z2-7]{{1,64}})@{re.escape(host)}(?![\w.-])",
        re.IGNORECASE,
    )
    texts = [report]
    for attachment in mail.attachments:
        if attachment.type in ORIGINALS:
            headers = re.split(rb"\r?\n\r?\n", attachment.content[:MOST], maxsplit=1)[0]
            texts.append(headers.decode("utf-8", "replace"))
    for text in texts:
        yield from ours.findall(text)
