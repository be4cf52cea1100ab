"""The decision about each table: backed up and exported or not, settled or not.

A new table gets a row here, by somebody who thought about it, or a test fails. Tables
of plug-ins are backed up, never exported, and settled by nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from articles import accounts
from articles.domain import assignments
from articles.editing import answering, guests, notices
from articles.inbox import watching
from articles.site import alerts

type Settles = Callable[[datetime], str]
type Keeps = Callable[[QuerySet, datetime], QuerySet]
type Shortens = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Answer:
    """`left_out` says why no backup holds the table, `unexported` why no export does.

    `settle` is for tables that promise something outside of the newsroom, as letters,
    links and tokens do: somebody has them, whatever the database says. After a restore
    it makes the rows fit that, within the same transaction, for the moment that it is
    given: nothing is sent twice, and no link works again. It returns a sentence for the
    operator, "" if there was nothing to do.

    `keeps` chooses the rows that a backup holds, for the moment at which it is taken,
    and `shortens` takes out of their columns what comes again by itself.
    """

    left_out: str = ""
    unexported: str = ""
    settle: Settles | None = None
    keeps: Keeps | None = None
    shortens: Shortens | None = None


# Backed up, and in an export of the articles.
WHOLE = Answer()


def kept(unexported: str, *, settle: Settles | None = None) -> Answer:
    return Answer(unexported=unexported, settle=settle)


def left_out(why: str) -> Answer:
    return Answer(left_out=why, unexported=why)


LIBRARY = kept("of a library")
READERS = kept("readers' numbers and words")
SITE = kept("of the site")
INBOX = kept("of the inbox, with others' texts")
QUEUE = left_out("letters and pings that waited then may have gone out since")

TABLES = {
    "account.emailaddress": LIBRARY,
    "account.emailconfirmation": LIBRARY,
    "admin.logentry": LIBRARY,
    "articles.address": WHOLE,
    "articles.aiuse": WHOLE,
    "articles.alert": kept("of subscribers"),
    "articles.alertletter": left_out("letters that waited may have gone out since"),
    "articles.alertrequest": left_out("waits for a button, and is asked for again"),
    "articles.allowance": left_out("counts begin anew"),
    "articles.article": WHOLE,
    "articles.articlecategory": WHOLE,
    "articles.articlecountry": WHOLE,
    "articles.articlereach": READERS,
    "articles.articletopic": WHOLE,
    "articles.articletrace": left_out("found again in the articles"),
    "articles.assignment": kept("of the desk", settle=assignments.settle),
    "articles.attachment": WHOLE,
    "articles.attribution": WHOLE,
    "articles.avoidedword": kept("of the desk"),
    "articles.callfacts": WHOLE,
    "articles.carriedform": left_out("waits for a day, and for one browser"),
    "articles.cataloguecopy": left_out("made again when first requested"),
    "articles.category": WHOLE,
    "articles.comment": kept("of the desk"),
    "articles.commentmention": kept("of the desk"),
    "articles.countryorganisation": WHOLE,
    "articles.dayreach": READERS,
    "articles.deadline": WHOLE,
    "articles.decision": WHOLE,
    "articles.desknotice": kept("of the desk", settle=notices.settle),
    "articles.desksession": left_out("has keys of sessions that go on where it was"),
    "articles.doctorfinding": left_out("found again, by the machine that serves it"),
    "articles.document": WHOLE,
    "articles.dossier": SITE,
    "articles.edition": WHOLE,
    "articles.embargo": WHOLE,
    "articles.erasure": WHOLE,
    "articles.errand": left_out("waits for minutes, and for one user"),
    "articles.feedday": INBOX,
    "articles.feedstate": kept("of the inbox", settle=watching.settle),
    "articles.feedsubscribers": READERS,
    "articles.figure": WHOLE,
    "articles.follow": kept("of the desk"),
    "articles.formeritem": INBOX,
    "articles.furtherreading": WHOLE,
    "articles.guestanswer": kept("of guests, with their names"),
    "articles.houseword": kept("of the desk"),
    "articles.identity": kept("says who people are elsewhere"),
    "articles.image": WHOLE,
    "articles.inboxitem": Answer(
        unexported=INBOX.unexported,
        keeps=watching.worth_keeping,
        shortens=watching.shortened,
    ),
    "articles.inboxmemory": left_out("learned again"),
    "articles.inboxrule": INBOX,
    "articles.itemcluster": INBOX,
    "articles.itemfact": left_out("found again in the items"),
    "articles.itemsender": kept("of people who wrote to the newsroom"),
    "articles.itemvector": left_out("made again"),
    "articles.keycounter": kept("made again"),
    "articles.labeldecision": WHOLE,
    "articles.labelslug": WHOLE,
    "articles.mailedfile": left_out("read within minutes"),
    "articles.masthead": SITE,
    "articles.missedsearch": READERS,
    "articles.newlabel": WHOLE,
    "articles.noticesettings": kept("of the desk"),
    "articles.notsame": INBOX,
    "articles.oldaddress": WHOLE,
    "articles.page": SITE,
    "articles.printedpart": left_out("made again when first requested"),
    "articles.proposal": SITE,
    "articles.proposalact": SITE,
    "articles.readerreport": kept(
        "from readers, with their addresses", settle=answering.settle
    ),
    "articles.recordentry": kept("says who did what"),
    "articles.relatedchoice": WHOLE,
    "articles.reviewlink": kept(
        "of guests, with their addresses", settle=guests.settle
    ),
    "articles.siterevision": WHOLE,
    "articles.snapshot": WHOLE,
    "articles.source": WHOLE,
    "articles.sourcefeed": INBOX,
    "articles.sourcefeed_countries": INBOX,
    "articles.sourcefeed_topics": INBOX,
    "articles.sourceterms": INBOX,
    "articles.story": WHOLE,
    "articles.subscriber": kept("of subscribers", settle=alerts.settle),
    "articles.suggestionpractice": INBOX,
    "articles.suppressedaddress": kept("of subscribers, as hashes"),
    # With its notes no mail is taken twice that a server brings again.
    "articles.takenmail": kept("of the mail server"),
    "articles.tip": left_out("waits two days for a link to be used"),
    "articles.topic": WHOLE,
    "articles.typedcopy": left_out("the browser that has the text sends it again"),
    # Exported without private data; links of invitations that were sent end.
    "articles.user": Answer(settle=accounts.settle_invitations),
    "articles.user_groups": kept("says who may do what"),
    "articles.user_user_permissions": kept("says who may do what"),
    "articles.wordpair": kept("of the desk"),
    "auth.group": LIBRARY,
    "auth.group_permissions": LIBRARY,
    "auth.permission": LIBRARY,
    "contenttypes.contenttype": LIBRARY,
    "django_ox.oxschedule": QUEUE,
    "django_ox.oxschedulechange": QUEUE,
    "django_ox.oxscheduletick": QUEUE,
    "django_ox.oxtask": QUEUE,
    "mfa.authenticator": LIBRARY,
    # Users have to log in again, so a stolen archive opens no session.
    "sessions.session": left_out("opens the desk"),
    "taggit.tag": LIBRARY,
    "taggit.taggeditem": LIBRARY,
}
# In no archive: these are made again, end by themselves, or must not happen twice.
LEFT_OUT = {name for name, answer in TABLES.items() if answer.left_out}
EXPORTED = {name for name, answer in TABLES.items() if not answer.unexported}


def settle(now: datetime) -> list[str]:
    """Settle all tables after a restore; return what an operator has to know of it."""
    settles = [answer.settle for answer in TABLES.values() if answer.settle]
    return [said for one in settles if (said := one(now))]
