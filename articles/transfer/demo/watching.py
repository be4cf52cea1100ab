"""The sources that the demo's newsroom watches: those that `make run` serves beside it.

Elsewhere nothing answers for them, so nothing is made.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from articles.domain import site_version
from articles.foundation.slugs import slug_from
from articles.inbox.watching import look
from articles.models import Source, SourceFeed, SourceTerms, Terms, Way, given_words
from articles.transfer.demo.sources.telling import Feed, feeds

HERE = "127.0.0.1:"
# The homepage that they had before they had their own.
NONE = "https://example.org/"
DESCRIPTIONS = {
    "de": "Diese Einrichtung gibt es nicht. Sie steht für Quellen, die die Redaktion "
    "beobachtet.",
    "en": "This institution does not exist. It stands for sources that the newsroom "
    "watches.",
}
# The sources whose whole texts may be kept.
FREE = ("agentur", "ministerium")


def watch_sources() -> None:
    """Make the sources and feeds that are missing, and have them asked at once.

    Feeds are known by their path: another start may find another port.
    """
    if not (place := served_at()):
        return
    moment = settings.VAR / "demo-sources.txt"
    if not moment.exists():
        now = timezone.now().replace(microsecond=0)
        moment.write_text(now.isoformat(), encoding="ascii")
    for feed in feeds():
        watch(feed, place)
    look.enqueue()


def served_at() -> str:
    """Return the address and port of the sources on this machine, "" without them."""
    local = settings.NEWSROOM_FETCH_LOCAL
    return next((place for place in local if place.startswith(HERE)), "")


def watch(feed: Feed, place: str) -> None:
    for known in SourceFeed.objects.filter(address__startswith=f"http://{HERE}"):
        path = urlsplit(known.address).path
        if path in {feed.path, feed.moved_to}:
            change_address(known, f"http://{place}{path}")
            keep_homepage(known.source, feed, place)
            return
    SourceFeed.objects.create(
        source=source_of(feed, place),
        way=Way.PAGE if feed.form == "page" else Way.FEED,
        address=f"http://{place}{feed.path}",
        below=f"{feed.path}news/" if feed.form == "page" else "",
        title=feed.title,
        language=feed.language,
    )


def change_address(feed: SourceFeed, address: str) -> None:
    if feed.address != address:
        feed.address = address
        feed.save(update_fields=["address"])


@site_version.atomic()
def keep_homepage(source: Source, feed: Feed, place: str) -> None:
    """Lead to the page that is served now, unless an editor entered another one."""
    now = homepage_of(feed, place)
    if source.homepage != now and source.homepage.startswith((f"http://{HERE}", NONE)):
        source.homepage = now
        source.save(update_fields=["homepage"])


def homepage_of(feed: Feed, place: str) -> str:
    return f"http://{place}/{feed.source}/"


@site_version.atomic()
def source_of(feed: Feed, place: str) -> Source:
    """Return the invented source of a feed; make it where it is missing."""
    if known := Source.objects.called(feed.name, "de").first():
        return known
    names = given_words({"de": feed.name, "en": feed.name_en})
    source = Source.objects.create(
        names=names,
        slugs={
            code: slug_from(words, fallback="source", language=code)
            for code, words in names.items()
        },
        descriptions=given_words(DESCRIPTIONS),
        homepage=homepage_of(feed, place),
    )
    if feed.source in FREE:
        SourceTerms.objects.create(source=source, terms=Terms.FREE)
    return source
