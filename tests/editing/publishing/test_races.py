"""Several processes at once, and one that is killed: nothing twice, nothing by half."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain import site_version
from articles.editing.publishing import plan_of
from articles.editing.publishing.moving import move
from articles.models import Article, Decision, Edition, Image
from tests.editing.publishing import rival
from tests.editing.publishing.histories import checking
from tests.support import factories
from tests.support.contents import keys
from tests.support.factories import DAY, author, chief, editor
from tests.support.processes.rivals import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def start(start_rival):
    """Start a process that does one act; it is ready, and waits for its signal."""

    def start(act, by, *args, **how):
        return start_rival(rival.prepare, act, by.username, *args, **how)

    return start


def assert_sound():
    checking.check_windows()
    checking.check_addresses()
    checking.check_contents(Article.objects.all())
    for article in Article.objects.all():
        checking.check_records(article)
    connection.check_constraints()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_r2_four_who_publish_the_same_article_publish_it_once(start):
    article = factories.in_review()
    others = [factories.chief(f"Chefin {n}") for n in range(4)]
    came_of_it = at_once(*(start("publish", one, article.pk) for one in others))
    assert sorted(came_of_it) == ["done"] + ["refused overtaken"] * 3
    assert Decision.objects.filter(transition="publish").count() == 1
    assert Article.objects.public().get() == article
    assert_sound()


def test_an_embargo_and_a_publication_at_once_never_both_succeed(start):
    for number in range(3):
        article = factories.in_review(headline=f"Meldung {number}")
        came_of_it = at_once(
            start("publish", chief(), article.pk),
            start("embargo", editor(), article.pk),
        )
        is_public = Article.objects.public().filter(pk=article.pk).exists()
        lost = "refused public" if is_public else "refused embargo"
        assert sorted(came_of_it) == ["done", lost]
    assert_sound()


@pytest.mark.parametrize(
    ("make", "act", "by"),
    [
        (factories.in_review, "publish", chief),
        (factories.planned, "approve", lambda: editor("Zweiter")),
    ],
)
def test_a_blocking_comment_and_a_publication_at_once_never_both_succeed(
    start, make, act, by
):
    for number in range(3):
        article = make(headline=f"Meldung {number}")
        came_of_it = at_once(
            start(act, by(), article.pk), start("hold", editor(), article.pk)
        )
        is_public = Article.objects.public().filter(pk=article.pk).exists()
        lost = "refused nothing-to-hold" if is_public else "refused blocked"
        assert sorted(came_of_it) == ["done", lost]
        plan = plan_of(Article.objects.select_related("edition").get(pk=article.pk))
        assert (plan is not None) is (act == "approve" and not is_public)
    assert_sound()


def test_r3_of_those_who_approve_publish_and_change_at_once_one_wins(start):
    article = factories.in_review()
    came_of_it = at_once(
        start("approve", editor(), article.pk),
        start("publish", chief(), article.pk),
        start("change", factories.editor("Zweiter"), article.pk, "Umgeschrieben"),
    )
    assert sorted(came_of_it)[0] == "done"
    assert set(came_of_it) <= {"done", "refused overtaken", "refused stale"}
    assert came_of_it.count("done") == 1
    assert Article.objects.get().lock == 3
    assert_sound()


def test_of_those_who_approve_what_is_planned_at_once_one_publishes_it(start):
    article = factories.planned()
    others = [editor(), editor("Zweiter"), author(), chief("Zweite Chefin")]
    came_of_it = at_once(*(start("approve", one, article.pk) for one in others))
    assert sorted(came_of_it) == ["done"] + ["refused overtaken"] * 3
    acts = Decision.objects.order_by("lock").values_list("transition", flat=True)
    assert list(acts)[-2:] == ["approve", "publish"]
    assert list(acts).count("publish") == 1
    assert Article.objects.public().get() == article
    assert_sound()


@pytest.mark.parametrize("act", ["change", "call_off", "send_back"])
def test_r3_of_what_ends_a_plan_and_an_approval_at_once_one_wins(start, act):
    article = factories.planned()
    other = [article.pk, *(["Umgeschrieben"] if act == "change" else [])]
    by = chief() if act == "call_off" else editor("Zweiter")
    came_of_it = at_once(start("approve", editor(), article.pk), start(act, by, *other))
    assert sorted(came_of_it)[0] == "done"
    assert came_of_it.count("done") == 1
    is_public = Article.objects.public().exists()
    assert is_public == (came_of_it[0] == "done")
    assert_sound()


def test_r28_four_drafts_with_one_headline_have_four_addresses(start):
    drafts = [start("draft", author(), "Die Überschrift", "") for _ in range(4)]
    assert at_once(*drafts) == ["done"] * 4
    slugs = Article.objects.order_by("slug").values_list("slug", flat=True)
    first = "die-ueberschrift"
    assert list(slugs) == [first, f"{first}-2", f"{first}-3", f"{first}-4"]
    assert_sound()


def test_an_address_that_two_choose_goes_to_one(start):
    drafts = [start("draft", author(), f"Nummer {n}", "begehrt") for n in range(2)]
    assert sorted(at_once(*drafts)) == ["done", "refused address-taken"]
    assert Edition.objects.count() == 1
    assert_sound()


def test_four_who_begin_the_same_translation_begin_one(start):
    article = factories.published()
    came_of_it = at_once(*(start("translate", author(), article.pk) for _ in range(4)))
    assert sorted(came_of_it) == ["done"] + ["refused working-version-exists"] * 3
    assert Edition.objects.filter(language="en").count() == 1
    assert_sound()


@pytest.mark.parametrize("act", ["withdraw", "withdraw story"])
def test_two_articles_never_replace_each_other(act, start):
    one, other = factories.published(), factories.published()
    came_of_it = at_once(
        start(act, chief(), one.pk, other.edition.pk),
        start(act, chief(), other.pk, one.edition.pk),
    )
    assert sorted(came_of_it) == ["done", "refused loop"]
    assert Article.objects.public().count() == 1
    assert_sound()


def test_r4_six_who_save_again_and_again_get_no_error(start, full_size):
    times = 40 if full_size else 12
    articles = [factories.draft(headline=f"Nummer {n}") for n in range(6)]
    writers = [start("change often", author(), a.pk, times) for a in articles]
    assert at_once(*writers) == ["done"] * 6
    assert set(Article.objects.values_list("lock", flat=True)) == {times + 1}
    assert_sound()


def test_a_picture_is_deleted_or_taken_up_and_nobody_gets_an_error(start):
    for turn in range(2):
        image = factories.picture(f"Bild {turn}")
        first, second = at_once(
            start("illustrate", author(), image.key),
            start("remove picture", chief(), image.pk),
        )
        assert (first, second) in {("done", "done"), ("done", "refused used")}
        left = Image.objects.filter(pk=image.pk).first()
        assert (left is None) is (second == "done")
        assert Article.objects.order_by("pk").last().lead_image == left
    assert_sound()


def test_who_is_killed_while_an_approval_publishes_has_done_all_or_nothing(start):
    for die_before in range(4, 34, 10):
        article = factories.planned(headline=f"Nummer {die_before}")
        before = state(article)
        process = start("approve", editor(), article.pk, die_before=die_before)
        assert at_once(process) == [""]
        assert (process.returncode, state(article)) == (-9, before)
        move(article, "approve", by=editor())
        assert article.phase() == "live"
    assert_sound()


def test_of_public_changes_that_happen_at_once_none_is_lost(start):
    topics = [factories.topic(name) for name in ("Erstes", "Zweites")]
    labels = {"topics": keys(*topics)}
    factories.published(**labels)  # before, it would matter who is first
    articles = [factories.in_review(**labels) for _ in range(3)]
    before = site_version.current(timezone.now())
    renaming = [start("rename often", chief(), topic.pk, 20) for topic in topics]
    publishing = [start("publish", chief(), article.pk) for article in articles]
    assert at_once(*renaming, *publishing) == ["done"] * 5
    after = site_version.current(timezone.now())
    assert after.counter == before.counter + 2 * 20 + 3
    assert after.bumped_at >= before.bumped_at
    assert_sound()


def displacing_publication():
    """Return a version in review; publishing it displaces a scheduled one."""
    first = factories.published()
    factories.republished(first, at=timezone.now() + DAY)
    return move(factories.revised(first), "submit", by=author())


def state(article):
    rows = Article.objects.filter(edition=article.edition_id).order_by("pk").values()
    return list(rows), Decision.objects.count()


def test_r9_who_is_killed_while_publishing_has_done_all_or_nothing(start, full_size):
    rounds = 200 if full_size else 5
    last, killed = queries_of_a_publication(), 0
    for turn in range(rounds):
        article = displacing_publication()
        before = state(article)
        die_before = 1 + (turn * last // rounds if rounds < last else turn % last)
        process = start("publish", chief(), article.pk, die_before=die_before)
        if at_once(process) == ["done"]:
            assert state(article) != before
            continue
        killed += 1
        assert (process.returncode, state(article)) == (-9, before)
        begin = time.monotonic()
        move(article, "publish", by=chief())
        assert time.monotonic() - begin < 10
        assert_sound()
    assert killed > rounds // 2


def queries_of_a_publication():
    article = displacing_publication()
    with CaptureQueriesContext(connection) as queries:
        move(article, "publish", by=chief())
    return len(queries)
