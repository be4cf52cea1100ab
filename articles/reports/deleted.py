"""Who deleted which report: without a word of what it said."""

import logging
from collections.abc import Iterable

from articles.models import User

logger = logging.getLogger(__name__)


def note_deleted(keys: Iterable[int], *, by: User) -> None:
    """Note it in the server's log, too: no row that is removed takes that along."""
    said = ", ".join(map(str, sorted(keys)))
    logger.info("Deleted by account %d: readers' reports %s", by.pk, said)
