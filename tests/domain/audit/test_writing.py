"""Entries are written with the act, stay as they are, and never hide an act."""

import logging

import pytest
from django.db import IntegrityError, connection, transaction

from articles.domain import audit
from articles.foundation.refusal import Refused
from articles.models import RecordedDeed, RecordEntry
from tests.support import factories

pytestmark = pytest.mark.django_db


def entry() -> RecordEntry:
    return audit.write(RecordedDeed.LOGIN, by=factories.editor(), ways=["password"])


def test_s69_an_entry_says_who_when_what_and_on_what():
    person, topic = factories.editor(), factories.topic("Hafen")
    audit.write(RecordedDeed.RENAMED, about=topic, by=person, before="Häfen")
    [one] = RecordEntry.objects.all()
    assert (one.by, one.deed, one.command) == (person, "renamed", "")
    assert (one.kind, one.key, one.name) == ("articles.topic", str(topic.pk), "Hafen")
    assert one.details == {"before": "Häfen"}
    assert one.at is not None


CHANGES = {
    "save": (lambda one: one.save(), Refused),
    "delete": (lambda one: one.delete(), Refused),
    # An entry that claims to be new overwrites nothing either.
    "other": (lambda one: RecordEntry(pk=one.pk, deed="x").save(), IntegrityError),
    "update": (lambda one: RecordEntry.objects.update(name="Anders"), Refused),
    "deletes": (lambda one: RecordEntry.objects.all().delete(), Refused),
    "bulk": (lambda one: RecordEntry.objects.bulk_update([one], ["name"]), Refused),
}


@pytest.mark.parametrize("way", CHANGES)
def test_s69_what_is_recorded_is_neither_changed_nor_deleted(way):
    one = entry()
    act, refused = CHANGES[way]
    with pytest.raises(refused), transaction.atomic():
        act(one)
    assert list(RecordEntry.objects.values_list("deed", "name")) == [("login", "")]


def test_s69_it_outlives_the_account_of_who_did_it():
    one = entry()
    key = one.by_id
    one.by.delete()
    [kept] = RecordEntry.objects.select_related("by").filter(deed="login")
    assert (kept.by_id, kept.by) == (key, None)


def test_an_act_that_is_undone_was_never_recorded():
    with transaction.atomic():
        entry()
        transaction.set_rollback(True)
    assert not RecordEntry.objects.exists()


def test_s35_what_is_recorded_of_a_name_is_one_line():
    topic = factories.topic("x")
    topic.name = "Eins\r\nWARNING gefälscht\x1b[2J"
    one = audit.write(RecordedDeed.CHANGED, about=topic)
    assert one.name == "Eins WARNING gefälscht[2J"
    assert len(audit.write(RecordedDeed.CHANGED, name="x" * 900).name) == 200


def test_r36_a_name_that_is_no_text_is_recorded_as_one():
    said = audit.write(RecordedDeed.BACKED_UP, command="backup", file="x\udcff.tar")
    said.refresh_from_db()
    assert audit.told(said) == r"x\udcff.tar"


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"rights": ["Chief editor", "is_superuser"]}, "Chefredaktion, Darf alles"),
        (
            {"move": "publish", "code": "four-eyes"},
            "Veröffentlichen / Terminieren · four",
        ),
        ({"before": "Häfen", "after": "Meer"}, "„Häfen“ → „Meer“"),
        ({"ways": ["password", "totp"]}, "mit dem Passwort, mit dem Code einer App"),
        ({"changes": [{"changed": {"fields": ["Teaser"]}}]}, "Teaser geändert."),
        ({"_digests": {"X": "geheim"}, "names": ["X", "Y"]}, "X, Y"),
        ({"before": "2026-05-01T10:00:00Z"}, "1. Mai 2026, 12:00"),
        ({"articles": 45}, "45 Artikel"),
        ({"file": "a.tar", "rows": 1}, "a.tar · 1 Zeile"),
        ({"sessions": 2}, "2 Sitzungen"),
    ],
)
def test_details_are_told_in_words(details, words):
    assert audit.told(RecordEntry(deed="changed", details=details)).startswith(words)


@pytest.mark.django_db(transaction=True)
def test_where_it_cant_be_written_one_warning_says_so_and_nothing_fails(caplog):
    table = connection.ops.quote_name(RecordEntry._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME COLUMN details TO gone")
    try:
        audit.write_if_possible(RecordedDeed.LOGIN_FAILED)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} RENAME COLUMN gone TO details")
    [line] = caplog.records
    assert line.levelno == logging.WARNING
    assert line.getMessage().startswith("Not in the record: login_failed")


@pytest.mark.django_db(transaction=True)
def test_before_an_upgrade_that_makes_its_table_nothing_is_said(caplog):
    name = connection.ops.quote_name(RecordEntry._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {name} RENAME TO away")
    try:
        audit.write_if_possible(RecordedDeed.BACKED_UP, command="backup")
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE away RENAME TO {name}")
    assert caplog.records == []
