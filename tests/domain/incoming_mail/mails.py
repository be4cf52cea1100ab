"""Mails as they arrive, by which the tests of this folder are fed."""

from email.message import EmailMessage

from articles.domain.incoming_mail.parsing import parsed
from articles.domain.incoming_mail.reading import mail_of

AT = "desk@news.example.org"
DSN = """\
Return-Path: <>
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
To: {to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Message-ID: <{name}@mx.example.net>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

This is the mail system. I'm sorry.

--b
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
Arrival-Date: Tue,  2 Mar 2027 10:00:00 +0100 (CET)

Final-Recipient: rfc822; erika@example.org
Action: {action}
Remote-MTA: dns; mx.example.org
{fields}
--b
Content-Type: message/rfc822

From: desk@news.example.org
To: erika@example.org
Subject: Neu

Text

--b--
"""


ARF = """\
Return-Path: <>
From: Abuse Desk <abuse@provider.example>
To: {to}
Subject: FW: Neu
Message-ID: <{name}@provider.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

This is an email abuse report.

--b
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: Provider/1.0
Version: 1
{fields}
--b
Content-Type: {original}

{headers}From: desk@news.example.org
To: redacted@provider.example
Subject: Neu

Text

--b--
"""


def arf(
    to: str,
    *,
    kind="abuse",
    fields="",
    original="message/rfc822",
    headers="",
    name="c",
) -> bytes:
    """Return a complaint; `fields` and `headers` are lines of the report and letter."""
    text = ARF.format(
        to=to, kind=kind, fields=fields, original=original, headers=headers, name=name
    )
    return text.replace("\n", "\r\n").encode()


def dsn(
    to: str,
    *,
    action="failed",
    status="5.1.1",
    said="550 5.1.1 <erika@example.org>: no such user",
    name="a",
) -> bytes:
    """Return a report; `status` or `said`, if empty, is a field that it lacks."""
    fields = (("Status: ", status), ("Diagnostic-Code: smtp; ", said))
    lines = "".join(f"{field}{value}\n" for field, value in fields if value)
    text = DSN.format(to=to, action=action, fields=lines, name=name)
    return text.replace("\n", "\r\n").encode()


def report_in_words(text: str, **headers: str) -> EmailMessage:
    """Return a report as mail systems wrote it before there was a form for it."""
    by = {"From": "MAILER-DAEMON@mx.example.net", "Return_Path": "<>"}
    made = mail(**by | {"Subject": "failure notice"} | headers)
    made.set_content(text)
    return made


def mail(**headers: str) -> EmailMessage:
    """Return a mail with some headers; `_` in their names stands for `-`."""
    made = EmailMessage()
    given = {"From": "Anna <anna@partner.example>", "Subject": "Neues"}
    given["Message-ID"] = "<1@partner.example>"
    given |= {name.replace("_", "-"): said for name, said in headers.items()}
    for name, said in given.items():
        made[name] = said
    return made


def read(raw: bytes | EmailMessage):
    content = raw.as_bytes() if isinstance(raw, EmailMessage) else raw
    return mail_of(parsed(content), AT)
