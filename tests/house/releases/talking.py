"""Questions in a process of their own, on the database that DATABASE_URL names.

The clock stands at the moment of asking, whenever that is.
"""

import json
import logging
import sys
from collections.abc import Callable

import django

django.setup()

import time_machine  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from tests.editing.publishing.histories import checking  # noqa: E402
from tests.house.releases import asking, filling  # noqa: E402


def begin() -> None:
    """Fill the empty database, and tell all that it answers."""
    with filling.settled() as clock:
        call_command("migrate", verbosity=0)
        filling.fill(clock)
    tell(asking.everything)


def upgrade() -> None:
    """Bring the database up to date, and answer what was asked at its release."""
    questions = json.load(sys.stdin)
    call_command("migrate", verbosity=0)
    call_command("migrate", check_unapplied=True, verbosity=0)
    # As the worker does it, by and by.
    call_command("rebuild_search", verbosity=0)
    # Values derived only since then are there as if they had always been kept.
    checking.check_windows()
    words = questions.get("passwords", {})
    now = {"roles": asking.roles()}
    tell(lambda: asking.answers(questions) | now | {"logins": asking.logins(words)})


def lose() -> None:
    """Carry out what was sent as a careless migration would, answer, and undo it."""
    questions = json.load(sys.stdin)
    with transaction.atomic():
        with connection.cursor() as cursor:
            for statement in questions["statements"]:
                cursor.execute(statement)
        call_command("rebuild_search", verbosity=0)
        tell(lambda: asking.answers(questions))
        transaction.set_rollback(True)


def tell(answers: Callable[[], dict]) -> None:
    # The files of pictures aren't kept, as feeds would say of each.
    logging.getLogger("articles.site.feeds.formats.media").disabled = True
    with time_machine.travel(filling.ASKED, tick=False):
        json.dump(answers(), sys.stdout, ensure_ascii=False)
