"""Feeds of several labels, or of months, that somebody asked for lately: a hub is told
of these, too, when they have changed. There are too many others to name each.

The list is in the shared cache. If an entry is lost, the subscribers of that feed find
out when they ask the next time. Feeds of a search aren't in it: their words are those
of a reader, and a hub belongs to somebody else.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

from django.core.cache import cache
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import override

from articles.domain.label_index import catalogue_at
from articles.domain.site_version import Revision
from articles.site.feeds.changed import is_told, names_hub
from articles.site.feeds.entries.latest import document_of
from articles.site.feeds.formats.formats import FORMATS
from articles.site.selection import (
    Selection,
    TooManyValuesError,
    UnknownValueError,
    read_selection,
)
from articles.site.shared import absolute

KEY = "articles.site.feeds.asked"
# Feeds that are kept, those that were asked for last, and for how long.
MOST, LATELY = 200, timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Asked:
    """A feed, the day on which it was asked for, and the hash of what the hub knows."""

    language: str
    form: str
    query: str
    day: date
    digest: str


def note(selection: Selection, form: str, content: bytes | str) -> None:
    """Note that somebody asked for the feed, once a day."""
    if is_told(selection) or not names_hub(selection):
        return
    path, today = selection.path("feed", form=form), timezone.localdate()
    known: dict[str, Asked] = cache.get(KEY, {})
    former = known.get(path)
    if former and former.day == today:
        return
    query = path.partition("?")[2]
    # Others than the hub's subscribers may have asked for it since it changed.
    digest = former.digest if former else digest_of(content)
    store(known | {path: Asked(selection.language, form, query, today, digest)})


def store(known: dict[str, Asked]) -> None:
    since = timezone.localdate() - LATELY
    recent = [pair for pair in known.items() if pair[1].day >= since]
    recent.sort(key=lambda pair: pair[1].day)
    cache.set(KEY, dict(recent[-MOST:]), LATELY.total_seconds())


def changed_since_told(languages: Collection[str], at: Revision) -> dict[str, str]:
    """Return the paths of those that have changed, with the hash of what they are."""
    known: dict[str, Asked] = cache.get(KEY, {})
    return {
        path: digest
        for path, one in known.items()
        if one.language in languages
        for digest in digests(path, one, at)
        if digest != one.digest
    }


def digests(path: str, one: Asked, at: Revision) -> Iterator[str]:
    """Yield the hash of what a feed is now, if it still has this address."""
    with override(one.language):
        try:
            selection = read_selection(
                QueryDict(one.query),
                language=one.language,
                catalogue=catalogue_at(at),
                ever=True,
            )
        except (UnknownValueError, TooManyValuesError):
            return
        if selection.path("feed", form=one.form) == path:
            written = FORMATS[one.form].write(document_of(selection, one.form, at))
            yield digest_of(written)


def note_told(digests: dict[str, str]) -> None:
    """Note what the hub knows by now, so that nothing is told twice."""
    known: dict[str, Asked] = cache.get(KEY, {})
    told = {
        path: replace(known[path], digest=digest)
        for path, digest in digests.items()
        if path in known
    }
    if told:
        store(known | told)


def addresses(paths: Collection[str]) -> list[str]:
    return [absolute(path) for path in paths]


def digest_of(content: bytes | str) -> str:
    data = content.encode() if isinstance(content, str) else content
    return sha256(data).hexdigest()
