"""An article's page says what is due, and changes on the second."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.translation import override

from articles.domain import site_version
from articles.models import Article
from articles.site.shared import deadlines_of
from tests.support import factories
from tests.support.contents import NO_DEADLINE

pytestmark = [pytest.mark.django_db, pytest.mark.both]
SECOND = timedelta(seconds=1)
WATCHED = re.compile(r'<span data-due="[^"]*">(.*)</span>')


def key(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def with_rows(*rows: dict) -> dict:
    said = [NO_DEADLINE | {"key": key(n)} | row for n, row in enumerate(rows)]
    return {"deadlines": said}


def moment(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M}[UTC]"


def said(article: Article, at: datetime, language: str = "de") -> list[str]:
    """Return the sentences, without what a script needs to change them."""
    with override(language):
        shown = [str(one.said) for one in deadlines_of(article, at=at)]
    return [WATCHED.sub(r"\1", one) for one in shown]


def test_a_deadline_opens_and_closes_on_the_second(client):
    start = timezone.now().replace(second=0, microsecond=0) + timedelta(days=2)
    end = start + timedelta(hours=5)
    article = factories.published(
        **with_rows({"opens": moment(start), "closes": moment(end)})
    )
    path, pages, tags = article.get_absolute_url(), [], []
    for at in (start - SECOND, start, end - SECOND, end):
        with time_machine.travel(at, tick=False):
            answer = client.get(path)
            pages.append(answer.text)
            tags.append(answer["ETag"])
    ahead, first, last, over = pages
    assert "deadline-ahead" in ahead
    assert "deadline-open" in first
    assert first == last
    assert "deadline-closed" in over
    assert "geschlossen seit" in over
    assert len(set(tags)) == 3
    assert tags[1] == tags[2]


def test_nothing_of_a_drafts_deadline_is_seen(client):
    at = timezone.now().replace(second=0, microsecond=0) + timedelta(days=1)
    public = factories.published(headline="Öffentlich")
    factories.draft(headline="Geheim", **with_rows({"closes": moment(at)}))
    factories.scheduled(
        at=at + timedelta(days=1),
        headline="Später",
        **with_rows({"closes": moment(at)}),
    )
    seen = set()
    for now in (at - SECOND, at + SECOND):
        revision = site_version.current(now)
        seen.add(revision.state)
        ahead = site_version.outlook(at - SECOND).next_boundary
        with time_machine.travel(now, tick=False):
            seen.add(client.get(public.get_absolute_url())["ETag"])
    assert len(seen) == 2
    assert ahead == at + timedelta(days=1)


def test_a_closing_is_the_next_boundary_of_the_site():
    at = timezone.now().replace(second=0, microsecond=0) + timedelta(days=1)
    factories.published(**with_rows({"closes": moment(at)}))
    now = timezone.now()
    assert site_version.outlook(now).next_boundary == at
    assert site_version.current(at).boundary == at
    assert site_version.current(at - SECOND).boundary < at


ROWS = {
    "open": (
        {"closes": "2027-03-15T17:00[Europe/Brussels]"},
        'offen bis <time datetime="2027-03-15T16:00:00Z">15.03.2027, 17:00\u00a0Uhr'
        "</time>",
    ),
    "ahead": (
        {"opens": "2027-02-01[Europe/Berlin]", "closes": "2027-03-15[Europe/Berlin]"},
        'beginnt am <time datetime="2027-02-01">01.02.2027</time>, endet am '
        '<time datetime="2027-03-15">15.03.2027</time>',
    ),
    "closed": (
        {"closes": "2026-12-31[AoE]"},
        'geschlossen seit <time datetime="2026-12-31">31.12.2026 (überall auf der Erde)'
        "</time>",
    ),
    "rolling": ({"is_rolling": True}, "laufend möglich"),
    "rolling later": (
        {"is_rolling": True, "opens": "2027-02-01[Europe/Berlin]"},
        'beginnt am <time datetime="2027-02-01">01.02.2027</time>',
    ),
    "event": (
        {
            "stage": "event",
            "closes": "2027-05-03[Europe/Berlin]",
            "until": "2027-05-05[Europe/Berlin]",
        },
        'vom <time datetime="2027-05-03">03.05.2027</time> bis '
        '<time datetime="2027-05-05">05.05.2027</time>',
    ),
    "event of an hour": (
        {
            "stage": "event",
            "closes": "2027-05-04T10:00[Asia/Tokyo]",
            "until": "2027-05-04T11:30[Asia/Tokyo]",
        },
        'am 04.05.2027, <time datetime="2027-05-04T01:00:00Z">10:00</time> bis '
        '<time datetime="2027-05-04T02:30:00Z">11:30</time>\u00a0Uhr (Tokio)',
    ),
    "event of a day": (
        {
            "stage": "event",
            "closes": "2027-05-04[Europe/Berlin]",
            "until": "2027-05-04[Europe/Berlin]",
        },
        'am <time datetime="2027-05-04">04.05.2027</time>',
    ),
    "in force": (
        {"stage": "force", "closes": "2026-07-01[Europe/Berlin]"},
        'in Kraft seit <time datetime="2026-07-01">01.07.2026</time>',
    ),
    # The name of the stage stands before it: “Tritt in Kraft: am 01.07.2027”.
    "not yet in force": (
        {"stage": "force", "closes": "2027-07-01[Europe/Berlin]"},
        'am <time datetime="2027-07-01">01.07.2027</time>',
    ),
    "not yet in force, in other words": (
        {"stage": "force", "named": "Gesetz", "closes": "2027-07-01[Europe/Berlin]"},
        'tritt in Kraft am <time datetime="2027-07-01">01.07.2027</time>',
    ),
}


@pytest.mark.parametrize(("row", "words"), ROWS.values(), ids=ROWS)
def test_each_deadline_names_its_dates(row, words):
    article = factories.draft(**with_rows(row))
    assert said(article, datetime(2027, 1, 10, tzinfo=UTC)) == [words]


@pytest.mark.parametrize(
    ("row", "later"),
    [
        (
            {"opens": "2027-02-01[UTC]", "closes": "2027-03-15T17:00[UTC]"},
            "2027-02-01T00:00:00Z open offen bis {1}|"
            "2027-03-15T17:00:00Z closed geschlossen seit {1}",
        ),
        (
            {"closes": "2027-03-15T17:00[UTC]"},
            "2027-03-15T17:00:00Z closed geschlossen seit {0}",
        ),
        (
            {"is_rolling": True, "opens": "2027-02-01[UTC]"},
            "2027-02-01T00:00:00Z rolling laufend möglich",
        ),
        # A date keeps its words.
        (
            {"stage": "event", "closes": "2027-03-15[UTC]"},
            "2027-03-16T00:00:00Z closed ",
        ),
        ({"closes": "2027-01-09[UTC]"}, None),
        ({"is_rolling": True}, None),
    ],
)
def test_an_open_page_can_follow_the_clock(row, later):
    article = factories.draft(**with_rows(row))
    with override("de"):
        [one] = deadlines_of(article, at=datetime(2027, 1, 10, tzinfo=UTC))
    found = re.search(r'data-due="([^"]*)"', one.said)
    assert (found and found[1]) == later


def test_a_moved_deadline_says_what_was(client):
    row = {
        "closes": "2027-02-28[Europe/Berlin]",
        "was": "2027-01-31[Europe/Berlin]",
        "told_at": "https://example.org/frist",
        "named": "Vollantrag <b>",
    }
    article = factories.published(**with_rows(row))
    page = client.get(article.get_absolute_url()).text
    assert "Verlängert, zuvor <s>31.01.2027</s>" in page
    assert 'href="https://example.org/frist"' in page
    assert "Vollantrag &lt;b&gt;" in page


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            {"was": "2027-05-01[Europe/Berlin]"},
            "Brought forward from <s>1 May 2027</s>",
        ),
        ({"was": "2027-03-01[Europe/Berlin]"}, "Extended from <s>1 March 2027</s>"),
        (
            {"was": "2027-03-01[Europe/Berlin]", "stage": "event"},
            "Moved from <s>1 March 2027</s>",
        ),
    ],
)
def test_a_change_says_in_which_way(row, words):
    article = factories.draft(
        **with_rows({"closes": "2027-04-01[Europe/Berlin]"} | row)
    )
    with override("en"):
        [one] = deadlines_of(article, at=datetime(2027, 1, 10, tzinfo=UTC))
    assert one.change == words


def test_after_a_gate_the_rest_is_only_for_those_who_took_part():
    rows = with_rows(
        {"stage": "intent", "closes": "2027-01-05[UTC]", "is_gate": True},
        {"closes": "2027-03-05[UTC]"},
        {"stage": "event", "closes": "2027-04-05[UTC]"},
        {"stage": "force", "closes": "2027-08-01[UTC]"},
    )
    article = factories.draft(**rows)
    with override("en"):
        before, after = (
            [
                one.notes
                for one in deadlines_of(article, at=datetime(2027, 1, day, tzinfo=UTC))
            ]
            for day in (4, 6)
        )
    assert before == [["mandatory for the stages that follow"], [], [], []]
    assert after == [[], ["only for those who took part before"], [], []]
