"""The site's revision: another one for what the public sees, and for nothing else."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain import search, site_version
from articles.domain.search.index import table
from articles.domain.site_version import Revision
from articles.editing.publishing import Publication, feature, move, withdraw_story
from articles.models import (
    Article,
    Edition,
    Masthead,
    Page,
    SiteRevision,
    Source,
    Topic,
)
from articles.transfer.demo import loading as demo
from tests.domain.site_version.onlookers import Onlooker
from tests.support import factories
from tests.support.contents import keys
from tests.support.factories import DAY, author, chief, editor

pytestmark = pytest.mark.django_db

SECOND, MICROSECOND = timedelta(seconds=1), timedelta(microseconds=1)
START = datetime(2027, 3, 1, 10, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def now() -> Revision:
    return site_version.current(timezone.now())


def counted(act) -> int:
    """Return by how many the counter goes on when something is done."""
    before = now().counter
    act()
    return now().counter - before


def test_every_act_that_the_public_sees_is_another_revision(clock):
    topic, other, source = factories.topic(), factories.topic("B"), factories.source()
    content = {"topics": keys(topic), "attributions": [{"source": str(source.key)}]}
    Masthead.objects.create(language="de", name="Erste")
    public, page = Onlooker(topic), factories.site_page("about")
    public.look()
    drafts = [factories.in_review(**content) for _ in range(3)]
    public.look()
    assert public.changes == 0
    first, second, third = drafts
    past = Publication(at=START - DAY, backdated=True)
    acts = [
        lambda: move(first, "publish", by=chief()),
        lambda: move(second, "publish", by=chief()),
        lambda: feature(first, until=START + DAY, by=chief()),
        lambda: feature(first, until=None, by=chief()),
        lambda: move(first, "withdraw", by=chief(), note="Falsch."),
        lambda: move(first, "reinstate", by=chief(), note="Doch richtig."),
        lambda: factories.republished(second, headline="Zweite Fassung"),
        lambda: save(topic, name="Anders"),
        lambda: save(topic, slug="anders"),
        lambda: factories.published(topics=keys(other)),
        lambda: save(other, merged_into=topic),
        lambda: save(other, merged_into=None),
        lambda: save(source, name="Andere Quelle"),
        lambda: Source.objects.update(names={"de": "Dritte Quelle"}),
        lambda: save(Masthead.objects.get(), tagline="Neues"),
        lambda: save(page, title="Anderer Titel"),
        lambda: factories.site_page("sign-language"),
        lambda: page.delete(),
        lambda: Page.objects.all().delete(),
        lambda: Masthead.objects.all().delete(),
        lambda: move(third, "publish", by=chief(), options=past),
    ]
    for number, act in enumerate(acts, start=1):
        assert counted(act) == 1, number
        clock.shift(2 * SECOND)  # then its date is told
        public.look()
        assert public.changes == number
    assert len(public.by_date) == len(acts)


def save(row, **values):
    row.refresh_from_db()
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def test_what_stays_at_the_desk_is_no_other_revision():
    live, topic = factories.published(), factories.topic()
    page = Masthead.objects.create(language="de", name="Erste")

    def at_the_desk():
        draft = factories.revised(live, headline="Neu", topics=keys(topic))
        move(draft, "submit", by=author())
        move(draft, "send_back", by=editor(), note="Kürzer.")
        move(draft, "discard", by=author())
        factories.translated(live)
        factories.approved()
        factories.barrier_report()
        factories.profile(author(), printed_name="Erika Muster")
        factories.topic("Ganz neu")
        for unchanged in (topic, page):
            unchanged.save()
        Topic.objects.filter(names__de="keins").update(names={"de": "eins"})
        Topic.objects.filter(names__de="keins").delete()
        call_command("rebuild_search", verbosity=0)

    assert counted(at_the_desk) == 0


def test_the_moment_is_that_after_waiting_for_others(clock):
    """Until then readers are given what was there, and the date that it had."""
    masthead = Masthead.objects.create(language="de", name="Erste")

    def wait(execute, sql, *args):
        found = execute(sql, *args)
        if sql.startswith("SELECT") and "siterevision" in sql:
            clock.shift(3)
        return found

    with connection.execute_wrapper(wait):
        save(masthead, name="Zweite")
    assert SiteRevision.objects.get().bumped_at == START + 3 * SECOND


def test_a_transaction_is_counted_once_as_the_last_thing_it_does():
    one, other = factories.published(), factories.published()
    translation = factories.translated(one)
    move(translation, "submit", by=author())
    move(translation, "publish", by=chief())
    with CaptureQueriesContext(connection) as queries:
        assert len(withdraw_story(one, by=chief(), note="Falsch.")) == 2
    said = [q["sql"] for q in queries if not q["sql"].startswith("RELEASE")]
    counts = [n for n, sql in enumerate(said) if "siterevision" in sql]
    # The row is locked, then counted; the editions that moved are marked with that
    # count.
    assert counts == [len(said) - 3, len(said) - 2]
    assert said[-1].startswith('UPDATE "articles_edition" SET "changed"')

    def both():
        with site_version.atomic():
            move(other, "withdraw", by=chief(), note="Falsch.")
            move(other, "reinstate", by=chief(), note="Doch nicht.")

    assert counted(both) == 1


def test_what_was_undone_is_not_counted():
    topic = factories.topic()
    factories.published(topics=keys(topic))

    def fail():
        with suppress(ZeroDivisionError), site_version.atomic():
            save(topic, name="Anders")
            raise ZeroDivisionError

    def think_again():
        with site_version.atomic():
            save(topic, name="Anders")
            transaction.set_rollback(True)

    def think_again_of_a_part():
        with site_version.atomic():
            think_again()

    for undone in (fail, think_again, think_again_of_a_part):
        assert counted(undone) == 0
    assert counted(lambda: save(topic, name="Anders")) == 1


@pytest.mark.alike
def test_samples_that_come_are_counted_once(settings, tmp_path):
    settings.VAR = tmp_path
    demo.make_accounts()
    assert counted(demo.load_samples) == 1


def test_a_search_that_is_put_right_is_another_revision():
    article = factories.published()
    table.remove([article.pk])
    assert counted(search.check) == 0
    assert counted(search.rebuild) == 1


def test_time_alone_brings_another_revision_at_the_moment_itself(clock):
    factories.published(at=START + DAY, expires_at=START + 3 * DAY)
    other = factories.published()
    feature(other, until=START + 2 * DAY, by=chief())
    clock.shift(SECOND)
    move(other, "withdraw", by=chief(), note="Falsch.")
    ended = Article.objects.get(pk=other.pk).ended_at
    moments = [START + n * DAY for n in (1, 2, 3)] + [
        ended + site_version.NOTICE_PERIOD
    ]
    etags = {now().etag()}
    for moment in moments:
        with CaptureQueriesContext(connection) as queries:
            before = site_version.current(moment - MICROSECOND)
            after = site_version.current(moment)
        assert before.etag() in etags
        assert after.etag() not in etags
        assert all(q["sql"].startswith("SELECT") for q in queries)
        assert after.boundary == moment
        assert site_version.current(moment + SECOND).last_modified == moment
        etags.add(after.etag())


def test_the_moment_never_goes_back_even_if_the_clock_does(clock):
    factories.published()
    before = now()
    clock.shift(-DAY)
    factories.published()
    after = now()
    assert after.bumped_at == before.bumped_at
    assert after.etag() != before.etag()
    assert after.last_modified is None  # it would lie in the future


def test_a_date_is_told_when_its_second_is_long_over(clock):
    clock.shift(MICROSECOND)
    factories.published()
    assert now().last_modified is None
    clock.move_to(START + 2 * SECOND - MICROSECOND)
    assert now().last_modified is None
    clock.move_to(START + 2 * SECOND)
    assert now().last_modified == START + SECOND


def test_a_change_between_two_seconds_is_dated_later_than_what_was_told(clock):
    factories.published(at=START + DAY + SECOND / 2)
    clock.move_to(START + DAY + 1.6 * SECOND)
    told = now().last_modified
    assert told == START + DAY
    # Its clock was read long before others see it.
    with time_machine.travel(START + DAY + 0.7 * SECOND, tick=False):
        factories.published()
    clock.move_to(START + DAY + 3 * SECOND)
    assert now().last_modified > told


def test_an_etag_tells_apart_whatever_it_is_made_of(settings):
    found = now()
    etags = [
        found.etag(*parts) for parts in [(), ("1",), ("1", "de"), ("1d", "e"), ("de",)]
    ]
    settings.NEWSROOM_ORIGIN = "https://example.org"
    etags.append(found.etag())
    assert len(set(etags)) == len(etags)
    assert all(tag[0] == tag[-1] == '"' and tag.isascii() for tag in etags)


def test_it_is_one_question_whose_every_part_an_index_answers():
    factories.expired()
    with CaptureQueriesContext(connection) as queries:
        now()
    [sql] = [q["sql"] for q in queries]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET enable_seqscan = off")  # for a handful of rows
            cursor.execute(f"EXPLAIN {sql}")
            cursor_rows = cursor.fetchall()
            cursor.execute("SET enable_seqscan = on")
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            cursor_rows = cursor.fetchall()
    plan = "\n".join(str(row[-1]) for row in cursor_rows)
    fields = ("live_from", "live_until", "ended_at")
    for name in (*(f"article_last_{field}" for field in fields), "edition_last_feat"):
        assert name in plan
    assert "SORT" not in plan.upper()
    assert "B-TREE" not in plan


def test_a_lost_row_is_an_error_and_no_change_goes_uncounted():
    SiteRevision.objects.all().delete()
    with pytest.raises(SiteRevision.DoesNotExist):
        factories.published()
    with pytest.raises(SiteRevision.DoesNotExist):
        now()
    assert not Edition.objects.filter(articles__status="published").exists()
