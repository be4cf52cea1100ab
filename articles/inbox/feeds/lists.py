"""Lists of feeds (OPML): one is planned, then added; and ours is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.domain import audit
from articles.editing import writing
from articles.foundation.languages import site_language
from articles.foundation.markup import normalised
from articles.foundation.text import fold
from articles.inbox.feeds.known_sources import KnownSources, host_of
from articles.inbox.fetching import refusal_of
from articles.inbox.reading import Outline, write_opml
from articles.models import RecordedDeed, Source, SourceFeed, Way


@dataclass(frozen=True, slots=True)
class Planned:
    """One feed of a list: it is added to a source that is there, or to one that is made
    with this `name`; or it is left out, for the reason in `refusal`.
    """

    outline: Outline
    source: Source | None = None
    name: str = ""
    watched: SourceFeed | None = None
    refusal: str = ""

    @property
    def is_new(self) -> bool:
        return self.watched is None and not self.refusal


def plan(outlines: Iterable[Outline]) -> list[Planned]:
    """Say what each would become. Nothing is changed."""
    known = KnownSources()
    feeds = SourceFeed.objects.exclude(address="").select_related("source")
    watched = {normalised(feed.address): feed for feed in feeds}
    return [planned(one, known, watched) for one in outlines]


def planned(one: Outline, known: KnownSources, watched: dict) -> Planned:
    if feed := watched.get(normalised(one.address)):
        return Planned(one, feed.source, watched=feed)
    source = known.named(one.folder) or known.named(one.title)
    source = source or known.at(one.homepage) or known.at(one.address)
    name = "" if source else one.title or host_of(one.homepage or one.address)
    if refusal := refusal_of(one.address):
        return Planned(one, source, name, refusal=refusal)
    try:
        feed = SourceFeed(source=source, address=one.address)
        feed.clean_fields(exclude=["source", "title"])
        if not source:
            writing.called(Source, name)
    except ValidationError as error:
        return Planned(one, source, name, refusal=" ".join(error.messages))
    return Planned(one, source, name)


@transaction.atomic
def add(plans: Iterable[Planned], **who: Any) -> list[SourceFeed]:
    """Add the feeds that are new, and the sources that aren't there yet.

    `who` is the user (`by`), or a command. Those that somebody added meanwhile are
    left out. Raises Refused if the user may make no source.
    """
    made: dict[str, Source] = {}
    added = []
    for one in plans:
        if not one.is_new or SourceFeed.objects.filter(address=one.outline.address):
            continue
        source = one.source or made.get(fold(one.name)) or new_source(one, **who)
        made.setdefault(fold(one.name), source)
        feed = SourceFeed(source=source, address=one.outline.address)
        feed.title = one.outline.title
        feed.save()
        audit.write(RecordedDeed.ADDED, about=feed, **who)
        added.append(feed)
    return added


def new_source(one: Planned, **who: Any) -> Source:
    source = writing.called(Source, one.name)
    if source.pk:  # somebody has made it meanwhile
        return source
    source.homepage = one.outline.homepage
    if by := who.get("by"):
        return writing.make(source, by=by, language=site_language())
    source.save()
    audit.write(RecordedDeed.ADDED, about=source, **who)
    return source


def our_list() -> bytes:
    """Return all feeds that are watched, those of a source together."""
    feeds = SourceFeed.objects.filter(way=Way.FEED).select_related("source")
    outlines = [
        Outline(
            feed.title or feed.source.name,
            feed.address,
            feed.source.homepage,
            feed.source.name,
        )
        for feed in feeds.order_by("source", "pk")
    ]
    return write_opml(outlines, title=_("Feeds of sources"))
