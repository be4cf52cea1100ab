"""News on their whole way: a source on loopback is asked, and its items are sorted."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from articles.inbox.items import covered_by, decide
from articles.inbox.sorting import sort_new
from articles.inbox.sorting.recent import Recent
from articles.inbox.watching import ask
from articles.models import ArticleTrace, InboxItem, SourceFeed, TraceKind
from tests.inbox.watching.server import Answer
from tests.support.factories import country, editor, published
from tests.support.inbox import feed

pytestmark = pytest.mark.django_db
XML = {"Content-Type": "application/rss+xml"}
LAB = "Portugal fördert ein Zentrum für Quantentechnik mit 14,5 Millionen Euro"
SAME = "Portugal to fund a quantum centre with 14.5 million euros"
PLACE = "https://quelle.example/"


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """No test knows the items of another."""
    monkeypatch.setattr("articles.inbox.sorting.new_items.recent", Recent())


def news(
    title: str, more: str = "", *, link: str = f"{PLACE}a", name: str = "a"
) -> Answer:
    """Return a feed that declares a wrong encoding: its letters are windows-1252."""
    entry = f"<title>{title}</title><link>{link}</link><guid>{name}</guid>{more}"
    head = '<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel>'
    text = f"{head}<title>Quelle</title><item>{entry}</item></channel></rss>"
    return 200, XML, text.encode("windows-1252")


def came(source, answer: Answer, path: str = "/feed", **values) -> InboxItem:
    """Ask the source, and return what came as the newest item."""
    source.plays[path] = answer
    address = source.address(path)
    asked = SourceFeed.objects.filter(address=address).first()
    asked = asked or feed(path, address=address, **values)
    assert ask(asked, is_forced=True, patience=5).is_asked
    sort_new()
    return InboxItem.objects.latest("pk")


def test_i11_a_tracker_makes_no_other_item_and_the_address_stays_as_told(source):
    told = f"{PLACE}a?utm_source=feed&amp;id=7#top"
    one = came(source, news("Labor", link=told))
    assert one.link == f"{PLACE}a?utm_source=feed&id=7#top"
    other = came(source, news("Laboratory", link=f"{PLACE}a?id=7"), "/en")
    assert other != one
    assert other.link_key == one.link_key
    one.refresh_from_db()
    other.refresh_from_db()
    assert one.cluster
    assert other.cluster == one.cluster


def test_i12_the_same_news_of_another_source_is_named_with_its_reasons(source):
    one = came(source, news(LAB), language="de")
    other = came(source, news(SAME, link=f"{PLACE}b"), "/en", language="en")
    assert other.nearest == one
    assert {"n:14500000", "k:PT"} <= set(other.nearest_why)


def test_i13_an_article_that_cites_the_address_covers_what_came(source):
    one = came(source, news("Labor", link=f"{PLACE}a?utm_medium=rss"))
    article = published(headline="Ein Labor")
    ArticleTrace.objects.create(
        article=article, kind=TraceKind.LINK, value=one.link_key
    )
    [covering] = covered_by([one], editor())[one.pk]
    assert (covering.article, covering.is_cited) == (article, True)


def test_i16_signs_of_windows_are_read_and_an_escaped_title_is_unescaped(source):
    one = came(source, news("„Brücke“ – Forschung &amp;amp; Lehre"))
    assert one.title == "„Brücke“ – Forschung & Lehre"


def test_i17_a_german_date_is_in_its_zone_and_the_future_is_now(source):
    then = datetime.now(UTC).replace(hour=8, minute=30, second=0, microsecond=0)
    then -= timedelta(days=2)
    with override("de"):
        day = f"<pubDate>{date_format(then, 'D, j. F Y')} 09:30:00 MEZ</pubDate>"
    one = came(source, news("Labor", day), language="de")
    assert one.published_at == then
    day = "<pubDate>Fri, 1 Jan 2049 09:30:00 GMT</pubDate>"
    other = came(source, news("Brücke", day, link=f"{PLACE}b", name="b"))
    assert abs(other.at - timezone.now()) < timedelta(minutes=1)
    assert other.date_remark


def test_i18_a_named_country_is_suggested_with_its_reason_and_not_set(source):
    portugal = country("PT")
    one = came(source, news(LAB), language="de")
    [told] = [row for row in one.suggestions if row["kind"] == "country"]
    assert told["key"] == portugal.pk
    assert "Portugal" in str(told)
    assert one.edition is None


def test_i19_what_was_dismissed_does_not_come_back_with_another_guid(source):
    one = came(source, news("Labor"))
    decide(one, "dismiss", by=editor(), reason="Werbung")
    assert came(source, news("Labor", name="another")) == one
    assert [*InboxItem.objects.open()] == []


def test_i20_a_source_is_quiet_after_three_of_its_gaps_and_not_after_news(source):
    one = came(source, news("Labor"))
    state = one.feed.state
    state.usual_gap = 3600
    state.save()
    quiet = SourceFeed.objects.quiet
    assert not quiet(state.news_at + timedelta(hours=3)).exists()
    assert quiet(state.news_at + timedelta(hours=3, seconds=1)).get() == one.feed
