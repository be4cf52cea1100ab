"""Look ahead: the state of the site, and its next change by time alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from articles.domain.site_version.asking import ask
from articles.domain.site_version.current import (
    COLUMNS,
    NOTICE_PERIOD,
    WIDTH,
    Revision,
    as_parameter,
    moment_of,
    parameters,
    revision_of,
)
from articles.foundation import change_mark
from articles.foundation.sql import compose
from articles.models import public_in_text

# So many ends are known one by one; later ones come after the last of them.
MOST = 1000
# `COLUMNS` read the last moment of each index, these read the next.
READ = compose(
    """
SELECT {revision},
(SELECT live_from FROM articles_article
 WHERE live_from > %s ORDER BY live_from LIMIT 1),
(SELECT live_until FROM articles_article
 WHERE live_until > %s ORDER BY live_until LIMIT 1),
(SELECT featured_until FROM articles_edition
 WHERE featured_until > %s ORDER BY featured_until LIMIT 1),
(SELECT ended_at FROM articles_article
 WHERE ended_at > %s ORDER BY ended_at LIMIT 1),
a.edition_id, a.live_until
FROM articles_siterevision r
LEFT JOIN (
    SELECT a.edition_id, a.live_until FROM articles_article a
    WHERE a.live_until > %s AND {public}
    ORDER BY a.live_until LIMIT {most}
) a ON TRUE
""",
    revision=COLUMNS,
    public=public_in_text("a"),
    most=MOST,
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The schedule as planned at the moment of the revision.

    `next_boundary` is the next moment after it at which anything begins or ends by
    itself. `ends` has the moments at which public versions end, by edition, if they do.
    """

    revision: Revision
    next_boundary: datetime | None = None
    ends: Mapping[int, datetime] = field(default_factory=dict)


def outlook(at: datetime) -> Outlook:
    """Return the revision at `at` and the changes ahead of it, in one query."""
    return change_mark.asked(at, outlook_at)


def outlook_at(at: datetime) -> Outlook:
    now, noticed = as_parameter(at), as_parameter(at - NOTICE_PERIOD)
    rows = ask(READ, [*parameters(at), now, now, now, noticed, now, now, now])
    found = revision_of(rows[0] if rows else None, at)
    *ahead, noted = map(moment_of, rows[0][WIDTH : WIDTH + 4])
    if noted:
        ahead.append(noted + NOTICE_PERIOD)
    ends = {edition: moment_of(until) for *_revision, edition, until in rows}
    return Outlook(
        revision=found,
        next_boundary=min((moment for moment in ahead if moment), default=None),
        ends={edition: until for edition, until in ends.items() if until},
    )
