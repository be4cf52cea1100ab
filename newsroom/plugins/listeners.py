"""Call plug-ins after a change that readers notice.

The worker finds changes, and calls each function as a task of its own. A change is
passed once to each function, whichever worker finds it; a task that fails is tried
again. The table `newsroom_told` lists the changes that were passed on in the last
two days. It has no model, and no backup holds it, so a restored newsroom passes nothing
on again.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import override

from articles.models import Article
from newsroom.conf.queue import UNNAMED
from newsroom.plugins.public_changes import (
    Act,
    PublicChange,
    PublicEdition,
    changes_between,
)

logger = logging.getLogger(__name__)

Listener = Callable[[PublicEdition, Act], object]
LISTENERS: dict[str, Listener] = {}
# The key of the row with the moment of the first look.
SINCE = "since"
# Older changes are passed to nobody, however long they took to be stored.
LONGEST = timedelta(days=1)


def after_public_change[Function: Listener](listener: Function) -> Function:
    """Have the function called with the edition and the act after each such change.

    The worker calls it some seconds after the change was stored, or after the moment
    that was planned. It may take its time, and may fail: it is tried again, at most
    four times.
    """
    name = f"{listener.__module__}.{listener.__qualname__}"
    LISTENERS[name] = listener
    return listener


def enqueue_if_due() -> int:
    """Queue new changes for each function; return how many there were."""
    if not LISTENERS:
        return 0
    now = timezone.now()
    after = max(listening_since(now), now - LONGEST)
    told = told_keys()
    found = [one for one in changes_between(after, now) if key_of(one) not in told]
    return sum(enqueue(change, now) for change in found)


@transaction.atomic
def enqueue(change: PublicChange, now: datetime) -> bool:
    """Queue it for each listener, unless another worker was faster."""
    if not note(key_of(change), now):
        return False
    for name in LISTENERS:
        tell.enqueue(name, change.version, change.act)
    return True


@task(queue_name=UNNAMED)
def tell(name: str, version: int, act: str) -> None:
    listener = LISTENERS.get(name)
    if listener is None:
        logger.warning("%s isn't told of a change: its plug-in is gone.", name)
        return
    article = Article.objects.select_related("edition").filter(pk=version).first()
    if article:
        with override(article.language):
            listener(public_edition(article), Act(act))


def public_edition(article: Article) -> PublicEdition:
    return PublicEdition(
        uuid=str(article.edition.uuid),
        language=article.language,
        headline=article.headline,
        address=article.permalink,
    )


def key_of(change: PublicChange) -> str:
    return f"{change.version} {change.act}"


def listening_since(now: datetime) -> datetime:
    """Return the moment of the first look: earlier changes are passed to nobody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT at FROM newsroom_told WHERE what = %s", [SINCE])
        found = cursor.fetchone()
    if found:
        return datetime.fromisoformat(found[0])
    note(SINCE, now)
    return now


def told_keys() -> set[str]:
    """Return the keys of all changes that were passed on in the last two days."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT what FROM newsroom_told")
        return {what for (what,) in cursor.fetchall()}


def note(what: str, now: datetime) -> bool:
    """Store that it was passed on; False if a row says so already."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO newsroom_told (what, at) VALUES (%s, %s) "
            "ON CONFLICT DO NOTHING",
            [what, now.isoformat()],
        )
        return cursor.rowcount == 1


def forget(now: datetime) -> None:
    """Remove rows of changes that are too old to be passed on anyway."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM newsroom_told WHERE at < %s AND what <> %s",
            [(now - 2 * LONGEST).isoformat(), SINCE],
        )
