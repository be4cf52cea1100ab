"""Derive windows and dates: the one place that decides when a version ends."""

from datetime import datetime, timedelta
from itertools import zip_longest

from django.utils import timezone

from articles.domain import site_version
from articles.editing.writing import follow_edition
from articles.models import Article, Edition
from articles.workflow import Change

DERIVED = ("live_until", "printed_on", "published_at", "updated_at")
# The values that a version loses if it won't be published as planned.
NO_WINDOW = dict.fromkeys(("live_from", "expires_at", *DERIVED))


def retime(edition: Edition) -> None:
    """Set the end of every window, and the dates that follow from the windows.

    The caller holds the lock on the edition's row, and has changed a window.
    """
    site_version.note_edition(edition.pk)
    versions = list(edition.articles.windowed().order_by("live_from"))
    first = versions[0].live_from if versions else None
    if edition.published_at != first:
        edition.published_at = first
        edition.save(update_fields=["published_at"])
    before = {version.pk: derived(version) for version in versions}
    zone = timezone.get_default_timezone()  # the site's, not the user's
    previous: Article | None = None
    for version, following in zip_longest(versions, versions[1:]):
        ends = (version.expires_at, version.ended_at, following and following.live_from)
        version.live_until = min((end for end in ends if end), default=None)
        version.printed_on = version.dated or timezone.localdate(first, zone)
        version.published_at = first
        version.updated_at = version.live_from
        if previous and is_silent(version, previous):
            version.updated_at = previous.updated_at
        previous = version
    changed = [v for v in versions if before[v.pk] != derived(v)]
    # Close before opening: at no moment may two windows be without an end.
    for version in sorted(changed, key=lambda v: v.live_until is None):
        Article.objects.filter(pk=version.pk).update(
            **dict(zip(DERIVED, derived(version), strict=True))
        )
    follow_edition(edition)


def is_silent(version: Article, previous: Article) -> bool:
    """Return whether readers needn't look again. After a notice they always must."""
    return not previous.ended_at and version.change_kind == Change.TYPO


def derived(version: Article) -> tuple:
    return tuple(getattr(version, name) for name in DERIVED)


def free_moment(edition: Edition, moment: datetime) -> datetime:
    """Return `moment`, or the next microsecond at which no version begins."""
    taken = set(
        edition.articles.windowed()
        .filter(live_from__gte=moment)
        .values_list("live_from", flat=True)
    )
    while moment in taken:
        moment += timedelta(microseconds=1)
    return moment
