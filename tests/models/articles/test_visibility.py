"""The public articles depend on the moment, those of the desk on the user."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection

from articles.editing.publishing import move
from articles.models import (
    Article,
    Edition,
    once_public_in_text,
    public_in_text,
)
from tests.support import factories
from tests.support.factories import DAY, chief

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
MICROSECOND = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def clock(time_machine):
    """Set the clock, which then stands still."""

    def move_to(moment):
        time_machine.move_to(moment, tick=False)

    move_to(NOON)
    return move_to


def shown(kind, at=None):
    return {a.number for a in getattr(Article.objects, kind)(at=at)}


@pytest.fixture
def history(clock):
    """Version 1 live for an hour, then 2; withdrawn after another; 3 after another."""
    article = factories.published()
    clock(NOON + HOUR)
    article = factories.republished(article)
    clock(NOON + 2 * HOUR)
    move(article, "withdraw", by=chief(), note="Falsch.")
    clock(NOON + 3 * HOUR)
    move(article, "reinstate", by=chief(), note="Doch richtig.")
    return article.edition


SHOWN = [
    (-MICROSECOND, set(), set()),
    (0 * HOUR, {1}, set()),
    (HOUR - MICROSECOND, {1}, set()),
    (HOUR, {2}, set()),
    (2 * HOUR - MICROSECOND, {2}, set()),
    (2 * HOUR, set(), {2}),
    (3 * HOUR - MICROSECOND, set(), {2}),
    (3 * HOUR, {3}, set()),
    (900 * DAY, {3}, set()),
]


@pytest.mark.usefixtures("history")
def test_what_was_public_at_each_moment_is_known():
    for after, public, notices in SHOWN:
        assert shown("public", NOON + after) == public, after
        assert shown("notices", NOON + after) == notices, after


@pytest.mark.usefixtures("history")
def test_a_version_knows_whether_it_was_ever_public_as_the_database_does():
    for after, _public, _notices in SHOWN:
        at = NOON + after
        known = {one.pk for one in Article.objects.all() if one.was_public(at)}
        asked = Article.objects.once_public(at).values_list("pk", flat=True)
        assert known == {*asked}, after


def test_an_edition_knows_its_live_article_and_its_notice(history):
    assert history.live_article().number == 3
    assert history.live_article(NOON).number == 1
    assert history.live_article(NOON - HOUR) is None
    assert history.notice() is None
    assert history.notice(NOON + 2 * HOUR).number == 2
    assert history.latest_shown(NOON + 2 * HOUR).number == 2
    assert history.latest_shown(NOON - HOUR) is None
    assert history.working_version() is None


@pytest.mark.parametrize(
    "phase", ["draft", "in_review", "scheduled", "expired", "withdrawn", "discarded"]
)
def test_nothing_but_what_is_live_is_public(phase, clock):
    getattr(factories, phase)()
    clock(NOON + HOUR)
    assert shown("public") == set()
    assert shown("notices") == ({1} if phase == "withdrawn" else set())


def test_what_expired_leaves_no_notice(clock):
    factories.published(expires_at=NOON + HOUR)
    clock(NOON + HOUR)
    assert (shown("public"), shown("notices")) == (set(), set())
    assert shown("once_public") == shown("latest_begun") == {1}


def test_a_notice_goes_when_the_next_version_begins(clock):
    article = factories.withdrawn()
    clock(NOON + HOUR)
    factories.republished(article, at=NOON + DAY)
    assert shown("notices") == {1}
    assert shown("notices", NOON + DAY) == set()
    assert shown("public", NOON + DAY) == {2}


def test_what_was_planned_and_cancelled_was_never_public(clock):
    article = factories.scheduled(at=NOON + DAY)
    clock(NOON + HOUR)
    move(article, "cancel_schedule", by=chief())
    clock(NOON + 2 * DAY)
    for kind in ("public", "once_public", "latest_begun", "notices", "scheduled"):
        assert shown(kind) == set()


def test_the_desk_finds_what_is_in_work_and_what_waits(history):
    factories.draft(headline="Entwurf")
    factories.in_review(headline="In Prüfung")
    factories.scheduled(headline="Terminiert")
    names = {
        kind: {a.headline for a in getattr(Article.objects, kind)()}
        for kind in ("working", "awaiting_review", "scheduled")
    }
    assert names["working"] == {"Entwurf", "In Prüfung"}
    assert names["awaiting_review"] == {"In Prüfung"}
    assert "Terminiert" in names["scheduled"]
    assert not names["scheduled"] & names["working"]


def test_lists_begin_with_the_newest_printed_date():
    old = factories.published(headline="Alt", dated="2020-01-01")
    new = factories.published(headline="Neu")
    older = factories.published(headline="Älter", dated="2019-01-01")
    same = factories.published(headline="Gleich alt", dated="2020-01-01")
    assert list(Article.objects.newest_first()) == [new, same, old, older]


def test_each_language_has_its_own_articles():
    german = factories.published()
    english = factories.published(language="en", headline="An example")
    assert Article.objects.in_language("de").get() == german
    assert Article.objects.in_language("en").get() == english


def everyone():
    """Return one article of each phase, the author's and another author's."""
    other = factories.author("Andere Autorin")
    for make in (factories.draft, factories.scheduled, factories.published):
        make(headline="eigener")
        make(headline="fremder", by=other)


ALL = {"draft", "scheduled", "live"}
# Who → in which phases she sees her own articles, if there are any, and others'.
SEEN = [
    (factories.author, ALL, {"live"}),
    (factories.editor, ALL, ALL),
    (factories.chief, ALL, ALL),
    (factories.admin, ALL, ALL),
    (lambda: factories.user("Q", "sources"), {"live"}, {"live"}),
    (lambda: factories.user("Niemand"), set(), set()),
]


def test_an_author_sees_others_articles_only_once_they_were_public():
    everyone()
    for person, own, foreign in SEEN:
        one = person()
        seen = Article.objects.visible_to(one)
        assert {a.phase() for a in seen if a.headline == "eigener"} == own, one
        assert {a.phase() for a in seen if a.headline == "fremder"} == foreign, one


def test_who_has_left_sees_nothing():
    factories.published()
    gone = factories.editor()
    gone.is_active = False
    assert not Article.objects.visible_to(gone).exists()


def test_a_reader_of_the_desk_sees_what_was_public():
    everyone()
    reader = factories.user("Leser Beispiel")
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    assert {a.phase() for a in Article.objects.visible_to(reader)} == {"live"}
    assert Edition.objects.count() == 6


MOMENTS = [
    NOON - MICROSECOND,
    NOON,
    NOON + HOUR - MICROSECOND,
    NOON + HOUR,
    NOON + 2 * HOUR,
    NOON + 3 * HOUR,
]


@pytest.mark.usefixtures("history")
def test_in_plain_text_the_same_is_public_and_was_once(clock):
    clock(NOON)
    factories.draft()
    factories.discarded()
    factories.scheduled(at=NOON + HOUR, expires_at=NOON + 2 * HOUR)

    def found(condition: str, at: datetime) -> set[int]:
        moment = connection.ops.adapt_datetimefield_value(at)
        question = f"SELECT x.id FROM articles_article x WHERE {condition}"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(question, [moment] * condition.count("%s"))
            return {pk for (pk,) in cursor.fetchall()}

    def expected(articles) -> set[int]:
        return set(articles.values_list("pk", flat=True))

    for at in MOMENTS:
        public = expected(Article.objects.public(at))
        assert found(public_in_text("x"), at) == public, at
        once = expected(Article.objects.once_public(at))
        assert found(once_public_in_text("x"), at) == once, at


def test_a_window_that_ended_as_it_began_was_never_public():
    """No verb makes one (`free_moment`), but the constraints allow it."""
    article = factories.published()
    rows = Article.objects.filter(pk=article.pk)
    rows.update(live_until=article.live_from)
    assert not Article.objects.once_public(at=NOON + DAY).exists()
    with connection.cursor() as cursor:
        where = once_public_in_text("a")
        cursor.execute(
            f"SELECT count(*) FROM articles_article a WHERE {where}",  # noqa: S608 (ours)
            [connection.ops.adapt_datetimefield_value(NOON + DAY)],
        )
        assert cursor.fetchone() == (0,)
