"""The worker renders outdated pages before readers request them, and nothing else."""

import zlib
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain import site_version
from articles.domain.fragments.rows import text_of
from articles.editing.publishing import move
from articles.models import Masthead, PrintedPart
from articles.site import prerender
from articles.site.prerender import catching_up, tasks
from articles.site.prerender.concerned import MARK, Mark
from tests.support import factories
from tests.support.contents import keys
from tests.support.factories import chief
from tests.support.inspecting.held import held

pytestmark = pytest.mark.django_db
PARTS = {"page", "card", "rss", "atom", "json"}


def printed_of(article) -> set[str]:
    return set(
        PrintedPart.objects.filter(article=article).values_list("part", flat=True)
    )


def mark() -> Mark:
    return Mark.at(site_version.current(timezone.now()))


def test_everything_public_is_printed_and_nothing_else():
    public, english = factories.published(), factories.published(language="en")
    planned, draft = factories.scheduled(), factories.draft()
    over = factories.withdrawn()
    found = prerender.catch_up()
    assert (found.looked_at, found.stale, found.failed, found.before) == (
        10,
        10,
        0,
        None,
    )
    assert printed_of(public) == printed_of(english) == PARTS
    assert not any(printed_of(one) for one in (planned, draft, over))
    assert prerender.check().stale == 0
    assert prerender.catch_up().stale == 0


def test_a_reader_gets_what_was_printed_ahead(client):
    article = factories.published()
    fresh = client.get(article.get_absolute_url()).content
    PrintedPart.objects.all().delete()
    prerender.catch_up()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(article.get_absolute_url()).content == fresh
    assert not [q for q in queries if "INSERT" in q["sql"]]


@pytest.mark.alike
def test_after_a_change_only_what_it_concerns_is_looked_at():
    topic, other = factories.topic("Zoll"), factories.topic("Ausfuhr")
    publisher = factories.source("Verlag")
    one = factories.published(topics=keys(topic))
    two = factories.published(topics=keys(other))
    three = factories.published(
        further_reading=[{"title": "Mehr", "publisher": str(publisher.key)}]
    )
    image = factories.picture()
    four = factories.published(lead_image=str(image.key))
    prerender.catch_up()

    def concerned(change) -> int:
        before = mark()
        change()
        found = prerender.catch_up(mark=before)
        # Cards name neither publishers nor the site.
        assert found.stale >= found.looked_at * 4 // 5
        assert prerender.check().stale == 0
        return found.looked_at // len(PARTS)

    def rename(record, **values):
        record.refresh_from_db()
        for name, value in values.items():
            setattr(record, name, value)
        record.save()

    assert concerned(lambda: rename(topic, name="Zölle")) == 1
    assert concerned(lambda: rename(other, merged_into=topic)) == 1
    assert concerned(lambda: rename(topic, name="Abgaben")) == 2
    assert concerned(lambda: rename(publisher, name="Haus")) == 1
    assert concerned(lambda: rename(image, alt="Kai", caption="Am Kai")) == 1
    assert concerned(lambda: move(two, "withdraw", by=chief(), note="Falsch.")) == 0
    assert concerned(lambda: factories.published(headline="Fünf")) == 1
    assert concerned(lambda: Masthead.objects.create(language="de", name="Neu")) == 4
    assert {printed_of(article) == PARTS for article in (one, three, four)} == {True}


@pytest.mark.alike
def test_a_translation_that_begins_is_led_to_from_the_other_page():
    german = factories.published()
    english = factories.translated(german)
    prerender.catch_up()
    before = mark()
    move(english, "submit", by=factories.author())
    move(english, "publish", by=chief())
    # Ten parts are checked; only the page is out of date among the German ones.
    found = prerender.catch_up(mark=before)
    assert (found.looked_at, found.stale) == (10, 6)
    assert prerender.check().stale == 0


def test_other_templates_make_all_of_it_out_of_date(monkeypatch):
    factories.published()
    prerender.catch_up()
    done = mark()
    for place in (
        "domain.fragments.freshness",
        "domain.fragments.rows",
        "site.prerender.concerned",
    ):
        monkeypatch.setattr(f"articles.{place}.fingerprint", lambda: "other")
    assert prerender.check().stale == len(PARTS)
    assert prerender.catch_up(mark=done).stale == len(PARTS)
    assert prerender.check().stale == 0


@pytest.mark.alike
def test_what_fails_is_told_and_keeps_nobody_else_waiting(monkeypatch, caplog):
    one, other = factories.published(), factories.published()
    card = catching_up.printed()[1]

    def make(pks, at):
        if one.pk in pks:
            raise ValueError("no")
        return card.make(pks, at)

    broken = catching_up.Printed("card", make)
    monkeypatch.setattr(catching_up, "printed", lambda: (broken,))
    found = prerender.catch_up()
    assert (found.looked_at, found.stale, found.failed) == (2, 2, 1)
    assert (printed_of(one), printed_of(other)) == (set(), {"card"})
    assert f"Part card of article {one.pk} can't be made" in caplog.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="Nobody else writes while one does"
)
def test_what_somebody_else_is_writing_is_waited_for():
    factories.published()
    prerender.catch_up()
    stored = PrintedPart.objects.all()
    stored.update(variant="stale")
    with held(stored, variant="stale"):
        prerender.catch_up()
        assert prerender.check().stale == 0


def test_a_slice_ends_in_time_and_the_next_goes_on(monkeypatch):
    monkeypatch.setattr(catching_up, "BATCH", 1)
    articles = [factories.published() for _n in range(3)]
    found = prerender.catch_up(seconds=1e-9)
    assert (found.before, found.stale) == (articles[-1].pk, len(PARTS))
    found = prerender.catch_up(before=found.before)
    assert (found.before, found.stale) == (None, 2 * len(PARTS))


@pytest.mark.django_db(transaction=True)
def test_the_worker_follows_what_was_changed_slice_by_slice(monkeypatch):
    from django_ox.testing import run_tasks  # noqa: PLC0415 (its models are needed)

    cache.delete_many([MARK, tasks.UNDER_WAY])
    monkeypatch.setattr(catching_up, "BATCH", 1)
    monkeypatch.setattr(tasks, "SLICE", 1e-9)
    articles = [factories.published() for _n in range(3)]
    assert prerender.enqueue_if_due()
    assert not prerender.enqueue_if_due()  # it is under way
    while run_tasks():
        pass
    assert [printed_of(article) for article in articles] == [PARTS] * 3
    assert Mark.stored() == mark()
    assert not prerender.enqueue_if_due()
    articles[0].edition.refresh_from_db()
    move(articles[0], "withdraw", by=chief(), note="Falsch.")
    assert prerender.enqueue_if_due()


def test_what_nobody_will_see_again_is_removed():
    kept, gone = factories.published(), factories.published()
    prerender.catch_up()
    move(gone, "withdraw", by=chief(), note="Falsch.")
    assert prerender.remove_former() == len(PARTS)
    assert (printed_of(kept), printed_of(gone)) == (PARTS, set())
    assert prerender.remove_former() == 0


@pytest.mark.alike
def test_the_command_says_what_it_did_and_what_is_out_of_date():
    factories.published()
    told = r"out of date: 5\. Print them: .*print_pages"
    with pytest.raises(CommandError, match=told):
        call_command("print_pages", "--check", verbosity=0)
    said = StringIO()
    call_command("print_pages", stdout=said, stderr=StringIO())
    assert said.getvalue() == "Parts looked at: 5, out of date: 5.\n"
    call_command("print_pages", "--check", verbosity=0)


@pytest.mark.alike
def test_whatever_was_printed_can_be_thrown_away_and_printed_anew():
    article = factories.published()
    prerender.catch_up()
    # It was made of a template that a running server still had.
    PrintedPart.objects.filter(part="card").update(content=zlib.compress(b"former"))
    PrintedPart.objects.filter(part="rss").update(part="rss brief")
    call_command("print_pages", verbosity=0)
    assert "former" in card_of(article)
    with pytest.raises(CommandError, match="--check prints nothing"):
        call_command("print_pages", "--check", "--anew")
    call_command("print_pages", "--anew", verbosity=0)
    assert "former" not in card_of(article)
    assert printed_of(article) == PARTS


def card_of(article) -> str:
    content = PrintedPart.objects.get(article=article, part="card").content
    return text_of(bytes(content))


@pytest.mark.django_db(transaction=True)
def test_other_templates_are_another_revision_for_who_asks_with_a_date(monkeypatch):
    cache.delete(tasks.UNDER_WAY)
    mark().store()
    before = site_version.current(timezone.now()).counter
    assert not prerender.enqueue_if_due()
    for place in (
        "domain.fragments.freshness",
        "domain.fragments.rows",
        "site.prerender.concerned",
    ):
        monkeypatch.setattr(f"articles.{place}.fingerprint", lambda: "other")
    assert prerender.enqueue_if_due()
    assert site_version.current(timezone.now()).counter == before + 1
