"""Above lists: what was published since yesterday, in a week, in a month."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests.site.public.reading import canonical, headlines, meta, text_of, tree
from tests.support.contents import NO_DEADLINE, keys
from tests.support.factories import published, topic
from tests.support.worlds import world

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NOW = datetime(2026, 12, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
SINCE = "/de/artikel/?since=2026-11-25"
KEY = "6f7c1ad2-3b54-4c4e-9d7e-0f4d7a3f2a01"


@world
def stock():
    with time_machine.travel(NOW, tick=False):
        shared = {"topics": keys(topic("Klima", slug_en="climate"))}
        published(headline="Neu", at=NOW - DAY / 2, **shared)
        published(headline="Gestern", at=NOW - 30 * DAY / 24)
        published(headline="Letzte Woche", at=NOW - 6 * DAY, **shared)
        published(headline="Letzter Monat", at=NOW - 20 * DAY)
        published(headline="Alt", at=NOW - 400 * DAY)
        row = {"key": KEY, "closes": "2027-03-15[Europe/Berlin]"}
        published(headline="Frist", at=NOW - 3 * DAY, deadlines=[NO_DEADLINE | row])


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def links(client, path: str, words: str = "since=") -> list[str]:
    page = tree(client.get(path).text)
    return [a.get("href") for a in page.iter("a") if words in a.get("href", "")]


def periods(client, path: str) -> list[str]:
    page = tree(client.get(path).text)
    line = next((p for p in page.iter("p") if p.get("class") == "periods"), None)
    return [] if line is None else [a.get("href") for a in line.iter("a")]


def test_a_list_links_periods_and_each_leads_to_a_day(client):
    for path, start in {
        "/de/artikel/": "/de/artikel/?since=",
        "/de/themen/klima/": "/de/artikel/?topic=klima&since=",
        "/de/artikel/?q=klima&order=newest": "/de/artikel/?since=",
    }.items():
        assert [one.partition("&q")[0] for one in periods(client, path)] == [
            f"{start}{period}" for period in ("yesterday", "week", "month")
        ]
    found = [client.get(one) for one in periods(client, "/de/artikel/")]
    assert [one.status_code for one in found] == [302, 302, 302]
    assert [one["Location"] for one in found] == [
        f"/de/artikel/?since=2026-{day}" for day in ("12-01", "11-25", "11-02")
    ]
    assert [len(headlines(client.get(one["Location"]).text)) for one in found] == [
        2,
        4,
        5,
    ]


def test_other_choices_and_the_order_stay(client):
    answer = client.get("/de/artikel/?order=newest&q=neu&since=week&topic=climate")
    assert answer["Location"] == (
        "/de/artikel/?topic=klima&since=2026-11-25&q=neu&order=newest"
    )


def test_a_page_that_was_cached_yesterday_leads_to_what_is_right_today(client, clock):
    yesterday = client.get("/de/artikel/").text
    assert "since=2026" not in yesterday
    clock.shift(DAY)
    assert client.get("/de/artikel/").text == yesterday
    answer = client.get(periods(client, "/de/artikel/")[0])
    assert answer["Location"] == "/de/artikel/?since=2026-12-02"
    # And nothing keeps the redirect, but for a second.
    assert answer["Cache-Control"] == "max-age=0, must-revalidate, s-maxage=1"


def test_the_day_changes_at_midnight_of_the_newsroom(client, clock):
    for moment, day in (
        (datetime(2026, 12, 2, 22, 59, tzinfo=UTC), "2026-12-01"),
        (datetime(2026, 12, 2, 23, 1, tzinfo=UTC), "2026-12-02"),
    ):
        clock.move_to(moment)
        answer = client.get("/de/artikel/?since=yesterday")
        assert answer["Location"] == f"/de/artikel/?since={day}"


def test_such_a_list_says_so_is_not_indexed_and_its_day_can_be_removed(client):
    page = tree(client.get(f"{SINCE}&topic=klima").text)
    assert "erschienen seit dem 25. November 2026" in text_of(page)
    assert page.find("head/title").text.startswith("Artikel zum Thema Klima, erschien")
    assert meta(page, "robots") == "noindex, follow"
    assert canonical(page).endswith("/de/artikel/?topic=klima&since=2026-11-25")
    chips = next(one for one in page.iter("ul") if one.get("class") == "tags")
    assert {text_of(a): a.get("href") for a in chips.iter("a")} == {
        "Aus der Auswahl entfernen: Klima×": SINCE,
        "Aus der Auswahl entfernen: seit dem 25. November 2026×": "/de/themen/klima/",
    }
    assert all(
        a.get("rel") == "nofollow"
        for a in page.iter("a")
        if "since=" in a.get("href", "")
    )


def test_an_empty_one_offers_the_list_without_the_day_and_other_periods(client):
    page = tree(client.get("/de/artikel/?topic=klima&since=2026-12-02").text)
    assert headlines(client.get("/de/artikel/?topic=klima&since=2026-12-02").text) == []
    hrefs = [a.get("href") for a in page.iter("a")]
    assert "/de/themen/klima/" in hrefs
    assert "/de/artikel/?topic=klima&since=month" in hrefs


def test_years_further_pages_and_empty_lists_name_no_periods(client):
    for path in (
        "/de/artikel/?year=2026",
        "/de/archiv/2026/",
        "/de/artikel/?before=2026-12-01_1_1",
        "/de/artikel/?q=unauffindbar",
        "/en/articles/",
    ):
        assert periods(client, path) == [], path


def test_what_one_subscribes_to_leaves_the_day_out(client):
    told = client.get(SINCE).text
    assert 'href="/de/artikel/feed.rss"' in told
    assert "feed.rss?since" not in told
    assert links(client, SINCE, "abonnieren") == ["/de/abonnieren/"] * 2
    for path, rest in {
        "/de/abonnieren/?topic=klima&": "/de/abonnieren/?topic=klima",
        "/de/artikel/calendar.ics?topic=klima&": "/de/themen/klima/calendar.ics",
    }.items():
        answer = client.get(f"{path}since=2026-11-25")
        assert (answer.status_code, answer["Location"]) == (301, rest)
    form = client.get("/de/abonnieren/per-mail/?topic=klima&since=2026-11-25").text
    assert "Artikel zum Thema Klima" in form
    assert "2026" not in text_of(tree(form).find("body/main"))


def test_the_page_of_deadlines_leads_to_the_list(client):
    answer = client.get("/de/fristen/?since=2026-11-25")
    assert answer.status_code == 301
    assert answer["Location"] == "/de/artikel/?since=2026-11-25&deadline=open"
    assert headlines(client.get(answer["Location"]).text) == ["Frist"]


def test_a_feed_with_a_day_has_the_same_articles_as_its_list(client):
    items = client.get("/de/artikel/feed.json?since=2026-11-25").json()["items"]
    assert [one["title"] for one in items] == headlines(client.get(SINCE).text)
    other = client.get("/de/artikel/feed.json?since=2026-11-26").json()
    whole = client.get("/de/artikel/feed.atom?since=2026-11-25").text
    assert "next_url" not in other
    assert (
        whole.split("<id>")[1]
        != client.get("/de/artikel/feed.atom").text.split("<id>")[1]
    )


@pytest.mark.parametrize("since", ["tomorrow", "2026-02-30", "week,month"])
def test_any_other_word_is_not_found(client, since):
    assert client.get(f"/de/artikel/?since={since}").status_code == 404
    assert client.get(f"/de/artikel/feed.rss?since={since}").status_code == 404
