"""No public address tells anything of a story under embargo until a second after it.

A new address fails here until its row says whether the end is to be seen there.
"""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.translation import override

from articles.editing.publishing import (
    Publication,
    lift_embargo,
    move,
    set_embargo,
)
from articles.models import Article, Document
from tests.site.public.every_page.test_leaks import paths, public_names, said, seen_in
from tests.site.public.hiding import TOKEN, hidden_content
from tests.support import factories
from tests.support.contents import NO_DEADLINE, keys
from tests.support.factories import DAY, author, chief, editor

pytestmark = [pytest.mark.django_db, pytest.mark.again]
SECOND = timedelta(seconds=1)
# Route → whether the story shows there once the embargo is over.
FEEDS = ("feed", "archive_month_feed", "category_feed", "topic_feed")
FEEDS += ("country_feed", "source_feed")
FORMATS = ("rss", "atom", "json")
FILES = tuple(f"feed.{form}" for form in FORMATS)
FILES += tuple(f"liste.{form}" for form in ("bib", "ris", "csv"))
LABELS = ("category", "topic", "country", "source")
LISTS = ("", *(f"{label}_" for label in LABELS))
ADDRESSES = {
    **{f"{feed}_{form}": True for feed in FEEDS for form in FORMATS},
    **dict.fromkeys(LABELS, True),
    **{f"{label}_overview": True for label in LABELS},
    "archive": True,
    "archive_month": True,
    "archive_year": True,
    "article": True,
    "articles": True,
    **{f"{label}_calendar": True for label in LABELS},
    "article_calendar": True,
    "article_ninjs": True,
    "article_side_by_side": True,
    "article_version": True,
    **{f"{of}list_{form}": True for of in LISTS for form in ("bib", "ris", "csv")},
    "by_email": True,
    "calendar": True,
    "citation_bib": True,
    "citation_ris": True,
    "country_partners": True,
    "deadlines": True,
    "document": True,
    "error_reported": True,
    "home": True,
    "news_sitemap": True,
    "opml": True,
    "picture": True,
    "report_error": True,
    "sitemap": True,
    "sitemap_file": True,
    "subscribe": True,
    "topic_partners": True,
    # They have nothing of articles.
    "alert_asked": False,
    "barrier_reported": False,
    # Articles with a picture, as this one, have none.
    "article_card": False,
    "bundle": False,
    "confirm_alert": False,
    "confirm_tip": False,
    "corrections": False,
    **{f"corrections_feed_{form}": False for form in FORMATS},
    "healthz": False,
    "icon": False,
    "large_icon": False,
    "manifest": False,
    "page": False,
    "readyz": False,
    "report_barrier": False,
    "robots": False,
    "root": False,
    "security_txt": False,
    "send_tip": False,
    "tip_received": False,
    "tip_sent": False,
    "style": False,
}


def test_every_public_address_says_here_whether_it_shows_the_end_of_an_embargo():
    assert {name for name, _parts in public_names()} == set(ADDRESSES)


def a_site(clock) -> tuple[dict, list[str]]:
    """Publish two articles that share labels with what is to come; return its content,
    and every address where that could be counted, found or shown.
    """
    content = hidden_content(TOKEN)
    content |= {"change_kind": "first", "change_note": "", "headline": f"Hafen {TOKEN}"}
    content["countries"] = keys(factories.country("FR"), factories.country("EU"))
    shared = {
        "topics": keys(factories.topic("Innovation")),
        "countries": content["countries"],
        "attributions": [{"source": str(factories.source().key)}],
    }
    content["topics"] = content["topics"] + shared["topics"]
    row = {"key": str(uuid4()), "closes": "2028-03-15[Europe/Berlin]"}
    content["deadlines"] = [NO_DEADLINE | row]
    live = factories.published(headline="Ein Hafen", **shared)
    factories.published(headline="Noch ein Hafen", **shared)
    # None is news any more, so nothing else ends meanwhile.
    clock.shift(5 * DAY)
    known = [*seen_in("innovation"), live.get_absolute_url()]
    known.remove("/de/nichts/")  # no route leads there
    country = "/de/laender-organisationen/frankreich/"
    known += [f"{country}{end}" for end in ("", "zusammen/", "calendar.ics", *FILES)]
    paper = Document.objects.get(key=content["attachments"][0]["document"])
    known.append(reverse("document", args=[paper.checksum, "geheim.pdf"]))
    return content, sorted({*paths(TOKEN), *known})


def name_of(path: str) -> str:
    with override(path[1:3] if path[3:4] == "/" else "de"):
        return resolve(path.partition("?")[0]).url_name or ""


def asked(client, addresses: list[str]) -> dict[str, tuple]:
    return {path: said(client.get(path)) for path in addresses}


def differing(client, before: dict[str, tuple]) -> set[str]:
    """Return the addresses that answer otherwise now, or tell a word of the story."""
    now = asked(client, list(before))
    return {path for path, answer in now.items() if answer != before[path]}


def showing(client, before: dict[str, tuple]) -> set[str]:
    """Return the routes whose text, or status, is another one now."""
    now = asked(client, list(before))
    told = {path for path in before if shown_of(now[path]) != shown_of(before[path])}
    return {name_of(path) for path in told}


def shown_of(answer: tuple) -> tuple:
    """Leave out the validators, and the page of an error: all of the site changes those
    with any part of it.
    """
    return answer[0], answer[-1] if answer[0] == 200 else None


def in_two_languages(content: dict) -> tuple[Article, Article]:
    article = factories.approved(**content)
    translation = factories.translated(
        article, slug=TOKEN, headline=f"Harbour {TOKEN}", dated=None
    )
    return article, move(translation, "submit", by=author())


def test_no_address_tells_of_the_story_before_and_those_that_show_it_do_after(client):
    with time_machine.travel("2027-03-01 09:00Z", tick=False) as clock:
        content, addresses = a_site(clock)
        before = asked(client, addresses)
        end = timezone.now() + DAY
        article, translation = in_two_languages(content)
        set_embargo(article, until=end, reason="Gesperrt.", by=author())
        for one in (article, translation):
            move(one, "publish", by=chief(), options=Publication(at=end))
        clock.move_to(end - SECOND)
        assert differing(client, before) == set()
        clock.move_to(end + SECOND)
        shown = showing(client, before)
    assert shown == {name for name, tells in ADDRESSES.items() if tells}


@pytest.mark.both
def test_nothing_that_is_done_to_an_embargo_moves_a_count_an_etag_or_a_suggestion(
    client,
):
    with time_machine.travel("2027-03-01 09:00Z", tick=False) as clock:
        content, addresses = a_site(clock)
        addresses = [path for path in addresses if TOKEN not in path]
        before = asked(client, addresses)
        article, translation = in_two_languages(content)
        now = timezone.now()
        move(translation, "publish", by=chief(), options=Publication(at=now + DAY))
        until, told = now + 2 * DAY, {"reason": "Gesperrt."}
        acts = [
            lambda: set_embargo(article, until=until, by=author(), **told),
            lambda: set_embargo(article, until=until + DAY, by=editor(), **told),
            lambda: set_embargo(article, until=until, by=chief(), **told),
            lambda: lift_embargo(article, note="Frei.", by=chief()),
            lambda: set_embargo(article, until=until, by=chief(), **told),
            # It ends, and nothing was scheduled for that.
            lambda: clock.move_to(until + SECOND),
        ]
        for act in acts:
            act()
            assert differing(client, before) == set()
    translation.refresh_from_db()
    assert translation.live_from is None
