"""The sign of life to a service outside, in the form of healthchecks.io: it tells the
operator when none comes, because the worker, the machine or the database is away.
"""

import logging

from django.conf import settings

from articles.inbox.fetching import Limits, NotFetched, fetch
from articles.models import DoctorFinding
from newsroom.monitoring.doctor import QUESTIONS

logger = logging.getLogger(__name__)

LIMITS = Limits(size=65_536, cuts=True)
FAIL = "/fail"


def give_sign() -> None:
    """Ask the address, or the one for a failure while an urgent error stands."""
    if not settings.NEWSROOM_PING:
        return
    address = settings.NEWSROOM_PING + ("" if is_well() else FAIL)
    # The address is a secret, so the log has only why it wasn't asked.
    try:
        answer = fetch(address, limits=LIMITS)
    except NotFetched as error:
        logger.warning("The sign of life (NEWSROOM_PING) wasn't given: %s", error.kind)
        return
    if not 200 <= answer.status < 300:
        logger.warning(
            "The sign of life (NEWSROOM_PING) was answered with %d.", answer.status
        )


def is_well() -> bool:
    codes = {code for one in QUESTIONS if one.is_urgent for code in one.codes}
    errors = DoctorFinding.objects.standing().filter(level=DoctorFinding.Level.ERROR)
    return not errors.filter(code__in=codes).exists()
