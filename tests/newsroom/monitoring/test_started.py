"""At each start the record names the settings that changed, and never their values."""

import pytest
from django.db import DatabaseError

from articles.domain.audit import told
from articles.models import RecordEntry
from newsroom.conf import env
from newsroom.monitoring import changed_settings

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture(autouse=True)
def _variables(monkeypatch):
    names = {"NEWSROOM_FOUR_EYES", "DATABASE_URL", "NEWSROOM_MAIL_URL"}
    monkeypatch.setattr(env, "known", names)
    for name in names:
        monkeypatch.delenv(name, raising=False)


def started_with(monkeypatch, **variables) -> list[str] | None:
    """Return the names that a start with these wrote; None if it wrote nothing."""
    before = RecordEntry.objects.count()
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    changed_settings.note_settings("serve")
    if RecordEntry.objects.count() == before:
        return None
    return RecordEntry.objects.first().details["names"]


def test_s69_a_start_names_what_is_set_otherwise_than_before(monkeypatch):
    start = started_with
    assert start(monkeypatch) == ["NEWSROOM_SECRET_KEY"]
    assert start(monkeypatch) is None
    assert start(monkeypatch, NEWSROOM_FOUR_EYES="0") == ["NEWSROOM_FOUR_EYES"]
    assert start(monkeypatch, NEWSROOM_FOUR_EYES="0") is None
    assert start(monkeypatch, NEWSROOM_FOUR_EYES="1") == ["NEWSROOM_FOUR_EYES"]
    monkeypatch.delenv("NEWSROOM_FOUR_EYES")
    assert start(monkeypatch) == ["NEWSROOM_FOUR_EYES"]


def test_s67_no_value_of_a_setting_is_kept_or_shown(monkeypatch):
    secret = "postgres://erika:geheim@db/newsroom"
    started_with(monkeypatch, DATABASE_URL=secret, NEWSROOM_MAIL_URL="smtp://geheim")
    [one] = RecordEntry.objects.all()
    assert "geheim" not in repr(one.details)
    assert told(one) == "DATABASE_URL, NEWSROOM_MAIL_URL, NEWSROOM_SECRET_KEY"


def test_with_another_secret_key_no_more_is_known_than_that(monkeypatch, settings):
    started_with(monkeypatch, NEWSROOM_FOUR_EYES="0")
    settings.SECRET_KEY = "x" * 60
    found = started_with(monkeypatch, NEWSROOM_FOUR_EYES="1")
    assert found == ["NEWSROOM_SECRET_KEY"]
    assert started_with(monkeypatch) is None


def test_without_a_database_it_starts_all_the_same(monkeypatch, caplog):
    def fails(*given, **options):
        raise DatabaseError

    monkeypatch.setattr(RecordEntry.objects, "filter", fails, raising=False)
    changed_settings.note_settings("serve")
    assert [one.getMessage() for one in caplog.records] == [
        "Not in the record: serve (DatabaseError)"
    ]
