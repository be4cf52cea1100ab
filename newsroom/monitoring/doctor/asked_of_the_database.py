"""The database itself: is it up to date, and does it work as it should?"""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.core import checks
from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils import timezone

from articles.foundation.schema import Schema, explain, pending, read_schema
from articles.models import Decision
from newsroom.monitoring.doctor.examining import AWAY, OUTDATED
from newsroom.monitoring.doctor.finding import Finding, error, said as _, warning
from newsroom.monitoring.doctor.questions import Needs, question

# Further ahead than the clock is ever set back and forth. Decisions made after one so
# far ahead don't wait for it any more.
AHEAD = timedelta(hours=1)
MOST_TAKEN = 0.8


# `examining` reports why the database doesn't answer.
@question(AWAY, OUTDATED, needs=Needs.DATABASE)
def the_database_is_up_to_date() -> Iterator[Finding]:
    for message in checks.run_checks(
        tags=[checks.Tags.database], databases=["default"]
    ):
        if message.level >= checks.ERROR:
            why = _("Nothing can be done with it.")
            yield error(OUTDATED, str(message.msg), why, message.hint or "")
            return
    schema = read_schema()
    if schema is Schema.EMPTY:
        yield none_there()
        return
    if schema is Schema.NEWER:
        what, remedy = explain(schema).split(". ", 1)
        why = _("What this program stores may contradict what is there.")
        yield error(OUTDATED, f"{what}.", why, remedy)
    if schema is Schema.OLDER:
        plan = pending()
        first = plan[0][0]
        yield error(
            OUTDATED,
            _(
                "The database is not up to date: %(number)d migrations are pending, "
                "from %(first)s on.",
                number=len(plan),
                first=f"{first.app_label}.{first.name}",
            ),
            _("The server refuses to start, and what is in it wasn't looked at."),
            _(
                "Back it up, then run: %(command)s migrate",
                command=settings.NEWSROOM_COMMAND,
            ),
        )


def none_there() -> Finding:
    return error(
        OUTDATED,
        _("There is no newsroom in the database."),
        _("If there was one, it is lost, or another database is meant."),
        _(
            "See that DATABASE_URL or NEWSROOM_VAR names the right one, or restore "
            "a backup (docs/keeping.md); for a new newsroom run: %(command)s "
            "migrate",
            command=settings.NEWSROOM_COMMAND,
        ),
    )


@question("journal", needs=Needs.DATABASE)
def sqlite_lets_read_while_somebody_writes() -> Iterator[Finding]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()[0]
    if mode != "wal":
        yield error(
            "journal",
            _("SQLite's journal is “%(mode)s” instead of “wal”.", mode=mode),
            _("Readers wait for each save, or get nothing at all."),
            _(
                "See that its folder can be written to, and have NEWSROOM_VAR on a "
                "disk of this machine itself, not of a network; else take PostgreSQL."
            ),
        )


@question("connections", needs=Needs.DATABASE)
def postgresql_has_connections_left() -> Iterator[Finding]:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM pg_stat_activity "
            "WHERE backend_type = 'client backend'), "
            "(SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database()), "
            "current_setting('max_connections')::int"
        )
        taken, ours, most = cursor.fetchone()
    if taken > most * MOST_TAKEN:
        yield warning(
            "connections",
            _(
                "%(taken)d of PostgreSQL's %(most)d connections are taken, %(ours)d of "
                "them to this database.",
                taken=taken,
                most=most,
                ours=ours,
            ),
            _("When none is left, pages and desk answer that they can't be reached."),
            _(
                "See who holds them (SELECT * FROM pg_stat_activity), run fewer "
                "workers, or raise max_connections."
            ),
        )


@question("clock-behind")
def no_decision_is_ahead_of_the_clock() -> Iterator[Finding]:
    now = timezone.now()
    decided_anew = Decision.objects.filter(
        article=OuterRef("article"), pk__gt=OuterRef("pk"), at__lte=now + AHEAD
    )
    decisions = Decision.objects.filter(~Exists(decided_anew), at__gt=now + AHEAD)
    if ahead := decisions.order_by("-at", "-pk").first():
        address = f"/admin/articles/article/{ahead.article_id}/change/"
        yield error(
            "clock-behind",
            _(
                "The clock says %(now)s (UTC), and article %(article)d has a decision "
                "of %(ahead)s.",
                now=f"{now:%Y-%m-%d %H:%M}",
                article=ahead.article_id,
                ahead=f"{ahead.at:%Y-%m-%d %H:%M}",
            ),
            _("Articles published then aren't public now, and decisions may differ."),
            _(
                "Set the clock right if it is wrong, and let the machine keep it so: "
                "timedatectl set-ntp true. If it is right, it was ahead when that was "
                "decided: this ends by itself at that moment, or as soon as somebody "
                "decides anew (cancels the schedule and publishes): %(place)s",
                place=f"{settings.NEWSROOM_ORIGIN}{address}",
            ),
        )
