"""A list offers its feed in each format, with address and type."""

from articles.models import Topic
from articles.site.feeds import (
    FORMATS,
    corrections_feeds,
    feeds_of,
    site_feeds,
    with_site,
)
from articles.site.selection import Selection


def told(feeds) -> list[tuple[str, str, str]]:
    return [(feed.title, feed.path, feed.media_type) for feed in feeds]


def in_every_form(title: str, path: str) -> list[tuple[str, str, str]]:
    return [
        (title, f"{path}feed.{form}", written.MEDIA_TYPE)
        for form, written in FORMATS.items()
    ]


def test_a_list_names_its_feed_in_every_form():
    climate = Selection("de").including("topic", Topic(name="Klima", slug="klima"))
    assert told(feeds_of(climate)) == in_every_form(climate.name, "/de/themen/klima/")
    title = "Korrekturen und zurückgezogene Artikel"
    corrections = in_every_form(title, "/de/korrekturen/")
    assert told(corrections_feeds()) == corrections


def test_beside_its_own_feeds_a_list_names_the_one_of_all_articles_once():
    everything = site_feeds()
    assert told(everything) == in_every_form("Alle Artikel", "/de/artikel/")
    assert with_site(everything) == everything
    own = corrections_feeds()
    assert with_site(own) == [*own, everything[0]]
    assert with_site([]) == [everything[0]]
