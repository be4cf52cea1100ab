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
    for attachment in mail.attachments:
        if attachment.type == REPORT:
            text = attachment.content.decode("utf-8", "replace")
            for group in re.split(r"\n\s*\n", text):
                action = ACTION.search(group)
                if action and action[1].lower() == "failed":
                    status = STATUS.search(group)
                    return status[1] if status else UNKNOWN
    return ""
