"""A new process begins with the copy that another one has kept."""

import logging
from threading import Event, Thread

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain import site_version
from articles.domain.label_index import building, catalogue_at, form, stored_copy
from articles.domain.label_index.holding import kept, made
from articles.editing.publishing import move
from articles.models import CatalogueCopy, SiteRevision
from tests.domain.label_index.followers import Follower
from tests.support import factories
from tests.support.contents import choices, keys
from tests.support.factories import DAY, chief

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def worthwhile(monkeypatch):
    """Let a single version be worth a copy; and let nobody know anything."""
    monkeypatch.setattr(stored_copy, "MANY", 1)
    stored_copy.is_told.clear()
    kept.forget()


def now():
    return site_version.current(timezone.now())


def filled():
    """Publish some articles, and return one of them."""
    labels = {
        "topics": keys(factories.topic("A"), factories.topic("B")),
        "countries": keys(factories.country("DE")),
    }
    first = factories.published(dated="2025-01-31", **labels)
    factories.published(language="en", **labels)
    factories.scheduled(**labels)
    factories.expired(**labels)
    related = choices("pinned", first.edition)
    return factories.published(related=related, **labels)


def reads_everything() -> bool:
    """Return whether a new process reads all versions, not only those that moved."""
    kept.forget()
    with CaptureQueriesContext(connection) as queries:
        catalogue_at(now())
    return any('MAX("articles_article"."id")' in query["sql"] for query in queries)


def test_what_is_kept_is_read_as_it_was_written():
    filled()
    stock = made(now(), None).stock
    assert stock.choices
    assert form.read(form.written(stock)) == stock
    empty = building.Stock(stock.site, 0, stock.at)
    assert form.read(form.written(empty)) == empty


def test_a_new_process_catches_up_from_the_copy():
    article = filled()
    assert reads_everything()
    copy = CatalogueCopy.objects.get()
    assert (copy.sequence, copy.form) == (now().sequence, form.FORM)
    assert not reads_everything()
    move(article, "withdraw", by=chief(), note="Falsch.")
    factories.published(topics=keys(factories.topic("C")))
    assert not reads_everything()
    Follower().agrees()


def test_a_copy_is_good_at_any_moment(time_machine):
    start = timezone.now()
    filled()
    catalogue_at(now())
    for days in (2, -2, 1):
        time_machine.move_to(start + days * DAY, tick=False)
        assert not reads_everything()
        Follower().agrees()


def test_only_who_had_to_read_much_keeps_a_copy(monkeypatch):
    filled()
    monkeypatch.setattr(stored_copy, "MANY", 6)
    catalogue_at(now())
    assert not CatalogueCopy.objects.exists()
    factories.published()
    kept.forget()
    catalogue_at(now())
    copy = CatalogueCopy.objects.get()
    factories.published()
    catalogue_at(now())
    assert CatalogueCopy.objects.get().sequence == copy.sequence
    for _ in range(6):
        factories.published()
    catalogue_at(now())
    assert CatalogueCopy.objects.get().sequence == now().sequence


@pytest.mark.alike
@pytest.mark.parametrize(
    "spoilt",
    [
        {"form": "another"},
        {"content": b""},
        {"content": b"\0" * 100},
        {"sequence": 10**6},
    ],
    ids=str,
)
def test_a_copy_that_is_of_no_use_is_ignored_and_written_anew(spoilt):
    filled()
    catalogue_at(now())
    CatalogueCopy.objects.update(**spoilt)
    assert reads_everything()
    Follower().agrees()
    assert not reads_everything()


@pytest.mark.alike
def test_a_copy_in_which_one_byte_is_another_is_ignored(caplog):
    filled()
    catalogue_at(now())
    copy = CatalogueCopy.objects.get()
    content = bytearray(copy.content)
    content[-1] ^= 1
    CatalogueCopy.objects.update(content=bytes(content))
    assert reads_everything()
    assert "damaged" in caplog.text
    assert not reads_everything()


@pytest.mark.alike
def test_the_copy_of_another_site_is_ignored():
    filled()
    catalogue_at(now())
    other = factories.edition(9).uuid
    SiteRevision.objects.update(site=other, counter=F("counter") + 1)
    assert reads_everything()
    assert not reads_everything()


def test_readers_get_their_page_though_no_copy_can_be_written(caplog, monkeypatch):
    article = filled()

    def refuse(*_args, **_options):
        raise DatabaseError("attempt to write a readonly database")

    manager = type(CatalogueCopy.objects)
    monkeypatch.setattr(manager, "bulk_create", refuse, raising=False)
    with caplog.at_level(logging.WARNING):
        assert article.pk in catalogue_at(now()).public("de")
        kept.forget()
        assert article.pk in catalogue_at(now()).public("de")
    assert caplog.text.count("can't be written") == 1


def test_what_may_be_rolled_back_is_never_kept():
    filled()
    with site_version.atomic():
        catalogue_at(now())
    assert not CatalogueCopy.objects.exists()


def test_no_reader_waits_for_who_is_writing_to_keep_a_copy(caplog):
    factories.published()
    writes, done = Event(), Event()

    def write():
        with transaction.atomic():
            copy = {"sequence": 0, "form": "", "content": b""}
            CatalogueCopy.objects.update_or_create(pk=1, defaults=copy)
            writes.set()
            done.wait(30)
        connection.close()

    writer = Thread(target=write)
    writer.start()
    try:
        assert writes.wait(10)
        assert catalogue_at(now()).public("de")
        assert not done.is_set()
    finally:
        done.set()
        writer.join()
    assert not caplog.records
