"""Take letters that come back, and note the address that failed (RFC 3464), or that
its owner calls the letter spam.
"""

import re

from django.conf import settings

from articles.domain.incoming_mail.complaints import complaint_in
from articles.domain.incoming_mail.mail import Mail
from articles.domain.incoming_mail.takers import taker
from articles.domain.letters import note_bounce, note_complaint

REPORT = "message/delivery-status"
# The fields that each failed recipient has; a group of lines is about one of them.
ACTION = re.compile(r"^action:[ \t]*(\w+)", re.IGNORECASE | re.MULTILINE)
STATUS = re.compile(r"^status:[ \t]*([245]\.\d{1,3}\.\d{1,3})\b", re.I | re.MULTILINE)
# The reply of the server that refused it, for reports without a status: its code, and
# the status behind that if it told one.
REPLY = r"([45])\d\d(?:[ -]+([45]\.\d{1,3}\.\d{1,3})\b)?(?![\w.])"
DIAGNOSTIC = re.compile(rf"^diagnostic-code:[^\n;]*;[ \t]*{REPLY}", re.I | re.MULTILINE)
# Reports of before RFC 3464 are texts: “Remote host said: 550 no such user”.
IN_TEXT = re.compile(rf"(?:\bsaid|>):\s{{0,40}}{REPLY}", re.IGNORECASE)
# Below such a line is the letter that came back.
COPY = re.compile(r"^-{3}", re.MULTILINE)
# Those who send reports; people and their programs have other names.
REPORTERS = ("mailer-daemon@", "postmaster@")
# A server that doesn't say why.
UNKNOWN = "5.0.0"


@taker("bounces", lambda: settings.NEWSROOM_BOUNCE_ADDRESS)
def take_bounce(mail: Mail) -> None:
    """Note it if the report says that the letter failed for good, or is called spam.

    A delay isn't a failure. Answers by programs that ignore the rules are dropped, and
    so are reports about no letter of ours: nobody answers them, or two programs would
    go on for ever.
    """
    if complaint := complaint_in(mail):
        note_complaint(*complaint)
    elif status := status_of(mail):
        note_bounce(mail.token, status)


def status_of(mail: Mail) -> str:
    """Return the status of what failed; "" if nothing did."""
    reports = [one for one in mail.attachments if one.type == REPORT]
    for attachment in reports:
        text = attachment.content.decode("utf-8", "replace")
        for group in re.split(r"\n\s*\n", text):
            action = ACTION.search(group)
            if action and action[1].lower() == "failed":
                return status_in(group)
    return "" if reports else status_in_words(mail)


def status_in(group: str) -> str:
    """Return the status of a recipient that failed, whatever the report leaves out."""
    if status := STATUS.search(group):
        return status[1]
    reply = DIAGNOSTIC.search(group)
    return status_by(reply) if reply else UNKNOWN


def status_in_words(mail: Mail) -> str:
    """Return the status that a text names; "" if a program didn't report a failure.

    An answer on somebody's behalf may quote anything, but no mail system sends it.
    """
    if not (mail.is_automatic and mail.sender.startswith(REPORTERS)):
        return ""
    reply = IN_TEXT.search(COPY.split(mail.text, maxsplit=1)[0])
    return status_by(reply) if reply and reply[1] == "5" else ""


def status_by(reply: re.Match[str]) -> str:
    return reply[2] or f"{reply[1]}.0.0"
