"""Look ahead: the state of the site, and its next change by time alone."""

from dataclasses import dataclass
from datetime import datetime

from articles.domain.site_version.asking import ask
from articles.domain.site_version.boundaries import (
    NEXT_OF_EACH,
    moments_of_each,
    parameters_of_each,
)
from articles.domain.site_version.current import (
    COLUMNS,
    WIDTH,
    Revision,
    parameters,
    revision_of,
)
from articles.foundation import change_mark
from articles.foundation.sql import compose

READ = compose(
    "SELECT {revision}, {ahead} FROM articles_siterevision r",
    revision=COLUMNS,
    ahead=NEXT_OF_EACH,
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The schedule as planned at the moment of the revision.

    `next_boundary` is the next moment after it at which anything begins or ends by
    itself.
    """

    revision: Revision
    next_boundary: datetime | None = None


def outlook(at: datetime) -> Outlook:
    """Return the revision at `at` and the next change after it, in one query."""
    return change_mark.asked(at, outlook_at)


def outlook_at(at: datetime) -> Outlook:
    rows = ask(READ, [*parameters(at), *parameters_of_each(at)])
    found = revision_of(rows[0] if rows else None, at)
    ahead = moments_of_each(rows[0][WIDTH:])
    return Outlook(found, next_boundary=min(ahead, default=None))
