"""Read the revision: the counter of all public changes, together with the last boundary
that the clock has passed. Nothing is written when time passes.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings

from articles.domain.site_version.asking import as_parameter, ask, moment_of
from articles.domain.site_version.boundaries import (
    BOUNDARIES,
    LAST_OF_EACH,
    last_up_to,
    moments_of_each,
    parameters_of_each,
)
from articles.foundation import change_mark
from articles.foundation.sql import compose
from articles.models import SiteRevision

# A date younger than this isn't sent: a second may bring two changes.
SETTLING = timedelta(seconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# The columns for `revision_of`, in a query of the row `r` of articles_siterevision. As
# text: compiling it each time takes longer than the answer. The last decision is no
# boundary: it corrects a clock that was set back.
COLUMNS = compose(
    "r.counter, r.bumped_at, r.site, r.token, r.sequence, {decided}, {boundaries}",
    decided=last_up_to("articles_decision", "at"),
    boundaries=LAST_OF_EACH,
)
WIDTH = 6 + len(BOUNDARIES)
READ = compose("SELECT {columns} FROM articles_siterevision r", columns=COLUMNS)


@dataclass(frozen=True, slots=True)
class Revision:
    """The public state of the site at the moment `at`, identified by two numbers.

    `bumped_at` is the moment of the last change, `boundary` the last moment at which
    something began or ended by itself. `site` tells this site from any other, `token`
    this count from one that was rolled back. `sequence` also counts changes that nobody
    sees yet.
    """

    at: datetime
    counter: int
    bumped_at: datetime
    boundary: datetime
    site: UUID
    token: int
    sequence: int

    @property
    def state(self) -> tuple[UUID, int, int, datetime]:
        """A value that stays the same as long as the public sees the same."""
        return self.site, self.counter, self.token, self.boundary

    def etag(self, *parts: str) -> str:
        """Return a strong validator of a response made of this revision and the parts.

        The parts are whatever else it depends on: its address, language, and form.
        """
        # The counter alone could come again, from a copy of the database.
        told = (self.counter, self.bumped_at, self.boundary, *settings_of_all(), *parts)
        # Each with its length, so that no two lists of parts look the same.
        text = "".join(f"{len(part)}:{part}" for part in map(str, told))
        return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'

    @property
    def changed(self) -> datetime:
        """The last moment at which the public view changed."""
        return max(self.bumped_at, self.boundary)

    @property
    def last_modified(self) -> datetime | None:
        """The second of the last change; None until it is a second ago.

        Then nothing can happen any more within the second that it names.
        """
        changed = max(self.changed, settings.NEWSROOM_LOOK.changed_at)
        settled = self.at - changed >= SETTLING
        return changed.replace(microsecond=0) if settled else None


def settings_of_all() -> tuple[str, str, str]:
    """Return the settings that every page depends on."""
    look = settings.NEWSROOM_LOOK.digest
    return settings.NEWSROOM_ORIGIN, settings.TIME_ZONE, look


def current(at: datetime) -> Revision:
    """Return the revision at `at`, in one query.

    If the clock was set back, the revision is that of the moment that counts instead.
    """

    def asked_at(at: datetime) -> Revision:
        rows = ask(READ, parameters(at))
        return revision_of(rows[0] if rows else None, at)

    return change_mark.asked(at, asked_at)


def parameters(at: datetime) -> list:
    """Return the parameters of `COLUMNS`."""
    return [as_parameter(change_mark.farthest()), *parameters_of_each(at)]


def revision_of(row: Sequence[Any] | None, at: datetime) -> Revision:
    """Read the values of `COLUMNS` at the beginning of a row, and note what counts."""
    if row is None:
        raise SiteRevision.DoesNotExist("The site's revision has lost its row.")
    counter, bumped_at, site, token, sequence, decided, *passed = row[:WIDTH]
    change_mark.note(moment_of(decided))
    return Revision(
        at=at,
        counter=counter,
        bumped_at=moment_of(bumped_at) or EPOCH,
        boundary=max(moments_of_each(passed), default=EPOCH),
        site=site if isinstance(site, UUID) else site_of(site),
        token=token,
        sequence=sequence,
    )


def site_of(text: str) -> UUID:
    """Return the id of this site; a damaged text tells it from others all the same."""
    try:
        return UUID(text)
    except ValueError:
        return uuid5(NAMESPACE_URL, text)
