"""All that anonymous requests store: one table, with the bound of each store.

A row says what is stored, in which table, how much of it at most, and what removes it.
Some bounds are kept by the module that stores, named in `kept_by`; the others have an
allowance here, which one SQL statement grants or refuses. A test requests every URL as
an anonymous client. It fails if a table isn't listed here, or gets more rows than its
row allows. New code that stores something for anonymous clients needs a row.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

HOUR, DAY = 3_600, 86_400
# One statement, so that concurrent requests can't take more than there is room for.
TAKE = """
INSERT INTO articles_allowance (store, since, used) VALUES (%s, %s, %s)
ON CONFLICT (store) DO UPDATE SET
    since = excluded.since,
    used = CASE WHEN articles_allowance.since = excluded.since
        THEN articles_allowance.used + excluded.used ELSE excluded.used END
    WHERE articles_allowance.since <> excluded.since
        OR articles_allowance.used + excluded.used <= %s
"""
# It leaves the row as it is, and holds it until the transaction ends.
HOLD = """
INSERT INTO articles_allowance (store, since, used) VALUES (%s, %s, 0)
ON CONFLICT (store) DO UPDATE SET used = articles_allowance.used
"""
OWN = "an allowance"


@dataclass(frozen=True, slots=True)
class Store:
    """`most` times something is stored within each period of so many seconds, from all
    networks together; each time up to `rows` rows of `table`.

    `removed_by` is the kind of a purge (`newsroom.retention`), or says why they stay.
    """

    name: str
    table: str
    most: int
    period: int
    removed_by: str
    rows: int = 1
    kept_by: str = OWN

    def take(self) -> bool:
        """Return whether it may be stored once more, and count it if so."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(TAKE, [self.name, self.since(), 1, self.most])
            return cursor.rowcount == 1

    def hold(self) -> None:
        """Make others who store here wait until the transaction ends.

        For code that counts the stored rows by itself, and then adds to them.
        """
        with connection.cursor() as cursor:
            cursor.execute(HOLD, [self.name, self.since()])

    def since(self) -> Any:
        began = datetime.fromtimestamp(self.began(), UTC)
        return connection.ops.adapt_datetimefield_value(began)

    def wait(self) -> int:
        """Return after how many seconds the next period begins."""
        now = int(timezone.now().timestamp())
        return self.began() + self.period - now

    def began(self) -> int:
        now = int(timezone.now().timestamp())
        return now - now % self.period


# The cache keeps a try's counts for the pair, the account and the network, and the
# pauses used, for an hour. Beyond the bound all tries are counted as one.
TRIES = Store(
    "tries to log in",
    "newsroom_cache",
    most=6_000,
    period=HOUR,
    rows=6,
    removed_by="tries to log in, and what else is kept for minutes",
)
# With its task the two counts of a try are stored.
LETTERS = Store(
    "letters for passwords",
    "django_ox_oxtask",
    most=300,
    period=HOUR,
    removed_by="tasks that were done",
)
# Failed logins of accounts that exist, and all other refusals of anonymous clients.
# With each, the cache notes for some minutes that the record has it.
GUESSED = Store(
    "failed logins of accounts",
    "articles_recordentry",
    most=500,
    period=HOUR,
    removed_by="entries of the record",
)
REFUSED = Store(
    "refusals of strangers",
    "articles_recordentry",
    most=200,
    period=HOUR,
    removed_by="entries of the record",
)
REPORTS = Store(
    "reports of readers",
    "articles_readerreport",
    most=200,  # a hundred of each kind
    period=HOUR,
    removed_by="reports of readers",
    kept_by="articles.site.reader_reports.keeping",
)
TIPS = Store(
    "texts of readers",
    "articles_tip",
    most=100,
    period=HOUR,
    removed_by="texts of readers that waited for their link",
    kept_by="articles.site.reader_reports.tip_keeping",
)
TIP_LETTERS = Store(
    "links to confirm texts of readers",
    "django_ox_oxtask",
    most=100,
    period=HOUR,
    removed_by="tasks that were done",
    kept_by="articles.site.reader_reports.tip_keeping",
)
# Confirmed ones, so there are no more of them.
TIPS_CONFIRMED = Store(
    "texts of readers in the inbox",
    "articles_inboxitem",
    most=100,
    period=HOUR,
    removed_by="items that readers sent, once they are decided",
    kept_by="articles.inbox.incoming.tips",
)
TIP_SENDERS = Store(
    "readers whose texts are in the inbox",
    "articles_itemsender",
    most=100,
    period=HOUR,
    removed_by="items that readers sent, once they are decided",
    kept_by="articles.inbox.incoming.tips",
)
ALERTS = Store(
    "requests for alerts",
    "articles_alertrequest",
    most=300,
    period=HOUR,
    removed_by="requests for alerts",
    kept_by="articles.site.alerts.subscribing",
)
ALERT_LINKS = Store(
    "links to confirm alerts",
    "django_ox_oxtask",
    most=300,
    period=HOUR,
    removed_by="tasks that were done",
    kept_by="articles.site.alerts.subscribing",
)
# Addresses of review links that aren't there. The cache counts them by network.
GUESSED_LINKS = Store(
    "tries to guess a review link",
    "newsroom_cache",
    most=600,
    period=HOUR,
    rows=2,
    removed_by="tries to log in, and what else is kept for minutes",
)
# By links that the desk gave to somebody.
GUEST_ANSWERS = Store(
    "answers of guests",
    "articles_guestanswer",
    most=200,
    period=HOUR,
    removed_by="stays: it belongs to the decisions about a text",
)
# For each writer, whom the mark of a form names; and at most 4 MB.
CARRIED = Store(
    "forms carried through a login",
    "articles_carriedform",
    most=200,
    period=DAY,
    removed_by="forms carried through a login",
    kept_by="articles.accounts.unsaved.carrying",
)
SEARCHES = Store(
    "searches that found nothing",
    "articles_missedsearch",
    most=1_000,
    period=DAY,
    removed_by="daily counts of what readers asked for",
    kept_by="articles.site.statistics.storing",
)
SUBSCRIBERS = Store(
    "subscribers that programs state",
    "articles_feedsubscribers",
    most=2_000,
    period=DAY,
    rows=2,  # the day's and the month's
    removed_by="daily counts of what readers asked for",
    kept_by="articles.site.statistics.storing",
)
# Anonymous clients can't make these grow: the size depends on the public articles.
READ = Store(
    "requests for articles",
    "articles_articlereach",
    most=0,
    period=DAY,
    removed_by="daily counts of what readers asked for",
    kept_by="the number of editions",
)
DAYS = Store(
    "requests of a day",
    "articles_dayreach",
    most=1,
    period=DAY,
    removed_by="daily counts of what readers asked for",
    kept_by="the number of days",
)
PRINTED = Store(
    "parts of pages",
    "articles_printedpart",
    most=0,
    period=DAY,
    removed_by="stays: it is made once of each version",
    kept_by="the number of versions",
)
CATALOGUE = Store(
    "a copy of the catalogue",
    "articles_cataloguecopy",
    most=1,
    period=DAY,
    removed_by="stays: it is one row",
    kept_by="a constraint",
)
ALLOWANCES = Store(
    "what was granted here",
    "articles_allowance",
    most=0,
    period=DAY,
    removed_by="stays: it is one row for each allowance",
    kept_by="the number of rows of this table",
)
STORES = (
    TRIES, LETTERS, GUESSED, REFUSED, REPORTS, TIPS, TIP_LETTERS, TIPS_CONFIRMED,
    TIP_SENDERS, ALERTS, ALERT_LINKS, GUESSED_LINKS, GUEST_ANSWERS, CARRIED,
    SEARCHES, SUBSCRIBERS, READ, DAYS, PRINTED, CATALOGUE, ALLOWANCES,
)  # fmt: skip
