"""Read the revision: the counter of all public changes, together with the last boundary
that the clock has passed. Nothing is written when time passes.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Subquery

from articles.models import Article, Edition, SiteRevision

# How long a feed holds the notice of a withdrawn article.
NOTICE_PERIOD = timedelta(days=30)
# Younger than this no date is given: a second may bring two changes.
SETTLING = timedelta(seconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Revision:
    """What the public saw at the moment `at`, as two numbers that tell it apart.

    `bumped_at` is when something was changed last, `boundary` the last moment at which
    something began or ended by itself. `site` tells this site from any other, `token`
    this count from one that was undone. `sequence` counts what nobody sees yet as well.
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
        """What is the same as long as the public sees the same."""
        return self.site, self.counter, self.token, self.boundary

    def etag(self, *parts: str) -> str:
        """Return a strong validator of what is made of this revision and the parts.

        Those are whatever else it depends on: its address, language, and form.
        """
        # The counter alone could come again, from a copy of the database.
        told = (self.counter, self.bumped_at, self.boundary, *settings_of_all(), *parts)
        # Each with its length, so that no two lists of parts look the same.
        text = "".join(f"{len(part)}:{part}" for part in map(str, told))
        return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'

    @property
    def last_modified(self) -> datetime | None:
        """The second of the last change; None until it lies a second back.

        Then nothing can happen any more within the second that it names.
        """
        changed = max(self.bumped_at, self.boundary, settings.NEWSROOM_LOOK.changed_at)
        settled = self.at - changed >= SETTLING
        return changed.replace(microsecond=0) if settled else None


def settings_of_all() -> tuple[str, str, str]:
    """Return the settings that every page depends on."""
    look = settings.NEWSROOM_LOOK.digest
    return settings.NEWSROOM_ORIGIN, settings.TIME_ZONE, look


def current(at: datetime) -> Revision:
    """Return the revision at `at`, in one question to the database."""
    row = SiteRevision.objects.annotate(
        begun=last(Article, "live_from", at),
        ended=last(Article, "live_until", at),
        noticed=last(Article, "ended_at", at - NOTICE_PERIOD),
        featured=last(Edition, "featured_until", at),
    ).get()
    moments = [row.begun, row.ended, row.featured]
    moments.append(row.noticed and row.noticed + NOTICE_PERIOD)
    return Revision(
        at=at,
        counter=row.counter,
        bumped_at=row.bumped_at,
        boundary=max((moment for moment in moments if moment), default=EPOCH),
        site=row.site,
        token=row.token,
        sequence=row.sequence,
    )


def last(model, field: str, at: datetime) -> Subquery:
    """Return the last moment of that field up to `at`, as the field's index has it."""
    passed = model.objects.filter(**{f"{field}__lte": at}).order_by(f"-{field}")
    return Subquery(passed.values(field)[:1])
