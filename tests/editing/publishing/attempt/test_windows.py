"""Windows determine the ends, the printed date and the date of the update."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editing.publishing.attempt.options import Publication
from articles.editing.publishing.attempt.windows import free_moment, retime
from articles.editing.publishing.moving import move
from articles.models import Article, Edition
from tests.support import factories
from tests.support.factories import DAY, author, chief

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
IN_TWO_DAYS = Publication(at=NOON + 2 * DAY)
MICROSECOND = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def clock(time_machine):
    """Set the clock, which then stands still."""

    def move_to(moment):
        time_machine.move_to(moment, tick=False)

    move_to(NOON)
    return move_to


def fresh(article):
    return Article.objects.get(pk=article.pk)


def printed_on(article):
    return fresh(article).printed_on.isoformat()


def test_the_printed_date_is_the_editors_if_there_is_one():
    article = factories.published(dated="2020-02-12")
    assert printed_on(article) == "2020-02-12"
    assert article.date_to_print() == date(2020, 2, 12)


@pytest.mark.alike
@pytest.mark.parametrize(
    ("utc", "day"),
    [
        ("2027-01-31 22:59:59.999999", "2027-01-31"),
        ("2027-01-31 23:00", "2027-02-01"),
        ("2027-06-30 21:59:59.999999", "2027-06-30"),
        ("2027-06-30 22:00", "2027-07-01"),
        # The last hour before, and the first after, the clocks go forward and back.
        ("2027-03-28 00:59", "2027-03-28"),
        ("2027-03-28 01:00", "2027-03-28"),
        ("2027-03-28 21:59", "2027-03-28"),
        ("2027-03-28 22:00", "2027-03-29"),
        ("2026-10-25 00:30", "2026-10-25"),
        ("2026-10-25 01:30", "2026-10-25"),
        ("2026-10-25 22:59", "2026-10-25"),
        ("2026-10-25 23:00", "2026-10-26"),
    ],
)
def test_else_it_is_the_local_day_on_which_it_was_first_public(utc, day, clock):
    clock(datetime.fromisoformat(utc).replace(tzinfo=UTC))
    assert printed_on(factories.published()) == day


@pytest.mark.alike
@pytest.mark.parametrize("day", [date(2026, 10, 25), date(2027, 3, 28)])
def test_r6_midnight_of_the_days_on_which_clocks_change_is_that_day(day, clock):
    clock(datetime(2026, 9, 1, tzinfo=UTC))
    midnight = datetime(day.year, day.month, day.day, tzinfo=BERLIN)
    assert printed_on(factories.scheduled(at=midnight)) == day.isoformat()


def test_the_printed_date_is_the_sites_wherever_the_publisher_is(clock):
    clock(datetime(2027, 6, 30, 22, 30, tzinfo=UTC))
    with timezone.override("America/New_York"):
        assert printed_on(factories.published()) == "2027-07-01"


def test_a_later_version_prints_the_first_day_of_publication(clock):
    first = factories.published()
    clock(NOON + 9 * DAY)
    second = factories.republished(first)
    assert printed_on(second) == printed_on(first) == "2027-03-01"


def test_each_version_prints_the_date_that_its_editor_set(clock):
    first = factories.published(dated="2020-02-12")
    clock(NOON + DAY)
    second = factories.republished(first, dated="2020-02-13")
    assert (printed_on(first), printed_on(second)) == ("2020-02-12", "2020-02-13")


def test_the_date_of_publication_never_changes_once_it_has_come(clock):
    first = factories.published()
    for days in (1, 2, 3):
        clock(NOON + days * DAY)
        factories.republished(first)
        first = Edition.objects.get().live_article()
    clock(NOON + 4 * DAY)
    withdrawn = move(first, "withdraw", by=chief(), note="Falsch.")
    clock(NOON + 5 * DAY)
    move(withdrawn, "reinstate", by=chief(), note="Doch richtig.")
    assert Edition.objects.get().published_at == NOON


def test_another_moment_replaces_the_planned_date_of_publication(clock):
    article = factories.scheduled(at=NOON + DAY)
    assert Edition.objects.get().published_at == NOON + DAY
    move(article, "cancel_schedule", by=chief())
    move(article, "publish", by=chief(), options=IN_TWO_DAYS)
    assert Edition.objects.get().published_at == NOON + 2 * DAY
    assert printed_on(article) == "2027-03-03"


def updates(*kinds, clock):
    """Publish versions of these kinds, a day apart; return their dates of update."""
    article = factories.published()
    for days, kind in enumerate(kinds, start=1):
        clock(NOON + days * DAY)
        kind_and_note = {"change_kind": kind, "change_note": "Es waren 3."}
        article = factories.republished(article, headline=f"{days}", **kind_and_note)
    versions = Article.objects.order_by("number")
    return [(v.updated_at - NOON).days for v in versions]


@pytest.mark.alike
@pytest.mark.parametrize(
    ("kinds", "days"),
    [
        (["update"], [0, 1]),
        (["correction"], [0, 1]),
        (["typo"], [0, 0]),
        (["update", "typo", "typo"], [0, 1, 1, 1]),
        (["typo", "correction"], [0, 0, 2]),
    ],
)
def test_only_a_typo_is_corrected_silently(kinds, days, clock):
    assert updates(*kinds, clock=clock) == days


def test_a_typo_in_a_first_version_has_nothing_to_keep_silent_about():
    assert factories.published(change_kind="typo").updated_at == NOON


def test_after_a_notice_nothing_is_silent(clock):
    article = factories.published()
    clock(NOON + DAY)
    article = move(article, "withdraw", by=chief(), note="Stimmt nicht.")
    clock(NOON + 2 * DAY)
    back = factories.republished(article, change_kind="typo")
    assert back.updated_at == NOON + 2 * DAY
    clock(NOON + 3 * DAY)
    again = factories.republished(back, change_kind="typo")
    assert again.updated_at == NOON + 2 * DAY


def test_a_silent_correction_follows_its_predecessor_when_that_changes(clock):
    first = factories.published()
    second = factories.republished(first, at=NOON + 2 * DAY, change_kind="typo")
    assert fresh(second).updated_at == NOON
    clock(NOON + DAY)
    third = factories.republished(first, change_kind="update")
    move(fresh(second), "publish", by=chief(), options=IN_TWO_DAYS)
    assert fresh(second).updated_at == fresh(third).updated_at == NOON + DAY


def test_what_is_no_longer_planned_has_no_dates_left_over(clock):
    first = factories.published()
    parked = factories.republished(first, at=NOON + DAY, expires_at=NOON + 2 * DAY)
    clock(NOON + timedelta(hours=1))
    factories.republished(first)
    parked = fresh(parked)
    assert parked.phase() == "in_review"
    dates = ("live_from", "live_until", "expires_at", "printed_on", "updated_at")
    assert [getattr(parked, name) for name in dates] == [None] * 5


def test_deriving_the_windows_again_changes_nothing():
    article = factories.published()
    factories.republished(article, at=NOON + DAY)
    before = list(Article.objects.order_by("pk").values())
    edition = Edition.objects.get()
    with CaptureQueriesContext(connection) as queries:
        retime(edition)
    # The check itself is noted, and no version is written.
    assert queries.captured_queries
    assert not [q for q in queries if 'UPDATE "articles_article"' in q["sql"]]
    assert list(Article.objects.order_by("pk").values()) == before


def test_a_free_moment_is_the_next_at_which_no_version_begins(clock):
    article = factories.published()
    for _ in range(3):
        article = factories.republished(article)
        clock(article.live_from)
    edition = article.edition
    assert free_moment(edition, NOON) == NOON + 4 * MICROSECOND
    assert free_moment(edition, NOON - MICROSECOND) == NOON - MICROSECOND


def test_a_draft_has_no_date_yet_and_shows_todays(clock):
    article = factories.draft()
    assert article.printed_on is None
    clock(datetime(2027, 3, 1, 23, 30, tzinfo=UTC))
    assert article.date_to_print() == date(2027, 3, 2)
    assert author() == article.author
