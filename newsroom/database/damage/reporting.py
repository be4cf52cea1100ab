"""Say in the log where damage is: once an hour for each place and process."""

import logging
import time

from newsroom.database.damage.places import Place

logger = logging.getLogger(__name__)
# Seconds.
PAUSE = 3600
REMEDY = (
    "Restore it from a backup (docs/keeping.md, Damage); newsroom doctor reads all "
    "rows within a day, and names what else is damaged"
)
reported: dict[Place | None, float] = {}


def report(place: Place | None) -> None:
    """Log that readers see the rest alone; `place` is None if it wasn't found."""
    now = time.monotonic()
    if now - reported.get(place, -PAUSE) < PAUSE:
        return
    reported[place] = now
    logger.error(
        "The database is damaged: %s can't be read. Readers get what is sound beside "
        "it. %s.",
        place or "a row that wasn’t found",
        REMEDY,
    )
