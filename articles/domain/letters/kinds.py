"""The table of the kinds of letters: a row for each, and for how long it is tried."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

TWO_DAYS = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class LetterKind:
    """`called` is the name that operators read for several of them.

    A letter of a list says how to leave it. If the kind isn't for accounts, its own
    department knows the addresses, and says what happens when one fails
    (`bounces.on_bounce`). Letters of a list or of such a kind stop for somebody who
    calls one spam (`complaints.on_complaint`). A personal one is written by somebody
    at the desk: it has the address for replies, and isn't called automatic.
    """

    name: str
    called: str
    queue: str
    tried_for: Callable[[], timedelta]
    is_list: bool = False
    is_for_accounts: bool = True
    is_personal: bool = False


def two_days() -> timedelta:
    return TWO_DAYS


def a_month() -> timedelta:
    return timedelta(days=30)


def a_link() -> timedelta:
    """Return how long a requested link is good."""
    return timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def an_invitation() -> timedelta:
    return timedelta(days=settings.NEWSROOM_INVITATION_DAYS)


ACCOUNT_NOTICE = LetterKind(
    "account-notice", "notices about accounts", "soon", two_days
)
RESET_LINK = LetterKind("reset-link", "links to a new password", "now", a_link)
ADDRESS_LINK = LetterKind("address-link", "links to a new address", "now", a_link)
INVITATION = LetterKind("invitation", "invitations", "now", an_invitation)
# To readers who send a text.
TIP_LINK = LetterKind(
    "tip-link", "links to confirm a text", "now", two_days, is_for_accounts=False
)
TIP_RECEIVED = LetterKind(
    "tip-received", "thanks for texts", "soon", two_days, is_for_accounts=False
)
TIP_DECLINED = LetterKind(
    "tip-declined", "refusals of texts", "soon", two_days, is_for_accounts=False
)
# Acts of others, to people at the desk.
NOTICES = LetterKind("notices", "notices about texts", "soon", two_days, is_list=True)
# To people without an account, who are to read a text.
REVIEW_LINK = LetterKind(
    "review-link", "review links", "now", two_days, is_for_accounts=False
)
# To readers who reported a barrier or an error.
REPORT_ANSWER = LetterKind(
    "report-answer",
    "answers to readers' reports",
    "soon",
    two_days,
    is_for_accounts=False,
    is_personal=True,
)
# To readers who want a list by letter: to confirm it, and then what is in it.
ALERT_LINK = LetterKind(
    "alert-link", "links to confirm alerts", "now", two_days, is_for_accounts=False
)
ALERT = LetterKind(
    "alert", "alerts", "post", two_days, is_list=True, is_for_accounts=False
)
# About the newsroom's faults, to the address of the settings. It is no account's, so
# the envelope has no token; and nobody is glad of a letter that was given up.
OPERATOR = LetterKind("operator", "letters to the operator", "soon", a_month)

# A new kind is a row here; its name is in tokens on their way, so it stays.
KINDS = (
    ACCOUNT_NOTICE, RESET_LINK, ADDRESS_LINK, INVITATION, TIP_LINK, TIP_RECEIVED,
    TIP_DECLINED, NOTICES, REVIEW_LINK, REPORT_ANSWER, ALERT_LINK, ALERT,
    OPERATOR,
)  # fmt: skip
