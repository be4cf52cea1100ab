"""An operator takes an address off, with or without a database."""

import os
import time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections
from django.http.response import ResponseHeaders

from articles.models import RecordedDeed, RecordEntry
from newsroom.management import address_check as there
from newsroom.monitoring.request_counts import handing
from newsroom.monitoring.request_counts.handing import Hand
from newsroom.page_cache.answers.answer import Impression
from newsroom.page_cache.answers.gone import gone
from newsroom.page_cache.answers.request_key import Asked
from newsroom.page_cache.stores.files import Stack
from newsroom.page_cache.stores.taken_off import TakenOff
from newsroom.page_cache.warming import environ_of
from tests.conftest import ROOT
from tests.newsroom.management.commands.typed import typed
from tests.site.shared.listening import path_of
from tests.support import factories
from tests.support.inspecting.headers import of_every_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path, settings):
    settings.VAR = tmp_path
    settings.ALLOWED_HOSTS = [settings.HOST, "news.example.org"]
    settings.NEWSROOM_ORIGIN = "https://news.example.org"
    # As Django's test client: the test keeps its connection.
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield tmp_path
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


def off(folder) -> set[str]:
    return set(TakenOff(folder).paths)


def run(*arguments, **options) -> str:
    out = StringIO()
    call_command("take_off", *arguments, stdout=out, **options)
    return out.getvalue()


def test_addresses_are_taken_off_and_given_again(folder):
    other = TakenOff(folder)
    assert run(list=True) == ""
    run("https://news.example.org/de/artikel/z%C3%B6lle/?x=1#y", "/de/", anyway=True)
    assert run(list=True) == "/de/\n/de/artikel/zölle/\n"
    other.look()
    assert other.paths == {"/de/", "/de/artikel/zölle/".encode().decode("latin-1")}
    assert run("/de/artikel/zölle/", undo=True).startswith("Given again: /de/artikel")
    assert run(list=True) == "/de/\n"
    other.look()
    assert other.paths == {"/de/"}
    other.file.unlink()
    other.look()
    assert other.paths == set()


def test_s30_what_was_taken_off_says_what_every_answer_has_to(settings):
    settings.SECURE_HSTS_SECONDS, settings.NEWSROOM_PROXY_COUNT = 31_536_000, 1
    for is_https in (True, False):
        said = {"x-forwarded-proto": "https"} if is_https else {}
        asked = Asked("GET", "news.example.org", "/de/artikel/a/", "", "http", said)
        status, headers, _body, *_more = gone(asked)
        told = ResponseHeaders(dict(headers))
        assert status == 410
        assert [*of_every_answer(told, is_https=is_https)] == []


@pytest.mark.parametrize(
    "typed", ["/de/artikel/name", "https://news.example.org/de/artikel/name/"]
)
def test_an_address_without_its_last_slash_is_the_one_with_it(folder, typed):
    run(typed, "/pictures/1/hafen.jpg", anyway=True)
    assert run(list=True) == "/de/artikel/name/\n/pictures/1/hafen.jpg\n"
    run(typed.rstrip("/"), undo=True)
    assert run(list=True) == "/pictures/1/hafen.jpg\n"


def test_a_list_that_can_not_be_read_is_told_once_and_what_is_known_goes_on(
    folder, caplog
):
    run("/de/")
    taken = TakenOff(folder)
    taken.file.unlink()
    taken.file.mkdir()
    for _time in range(2):
        taken.look()
    assert taken.paths == {"/de/"}
    assert len(caplog.records) == 1


def test_what_somebody_typed_into_the_list_harms_nobody(folder):
    (folder / "taken-off").write_bytes(
        "/de/artikel/zölle/\n\nnonsense\n/\xff\n".encode()
    )
    assert "/de/artikel/zölle/" in run(list=True)


def test_what_is_no_address_or_was_not_taken_off_changes_nothing(folder):
    run("/de/")
    with pytest.raises(CommandError, match="“artikel” is no address of a page"):
        run("/en/", "artikel")
    with pytest.raises(CommandError, match="Not taken off, so nothing was changed: /x"):
        run("/de/", "/x/", undo=True)
    with pytest.raises(CommandError, match="Name the addresses"):
        run()
    with pytest.raises(CommandError, match="Name the addresses"):
        run("/de/", list=True)
    assert run(list=True) == "/de/\n"


@pytest.mark.parametrize(
    "typed",
    [
        "https://wrong.example/de/",
        "https://news.example.org.wrong.example/de/",
        "https://news.example.org@wrong.example/de/",
        "//wrong.example/de/",
    ],
)
@pytest.mark.parametrize("how", [{}, {"anyway": True}])
def test_r50_the_page_of_another_site_takes_off_none_of_this_one(folder, typed, how):
    with pytest.raises(CommandError, match="of another site") as told:
        run("/en/", typed, **how)
    assert "https://news.example.org" in str(told.value)
    assert off(folder) == set()


def test_r50_one_page_of_a_list_takes_not_all_of_it_off(folder):
    with pytest.raises(CommandError, match=r"Leave out \?year=2026 if that is meant"):
        run("https://news.example.org/de/artikel/?year=2026&utm_source=x")
    assert off(folder) == set()


def test_r50_where_there_is_no_page_nothing_is_changed(folder, caplog):
    article = path_of(factories.published())
    run("/en/")
    with pytest.raises(CommandError, match="no page, so nothing was changed") as told:
        run("/en/", article, "/en/articles/typo-nothing-there/", "/nirgends/")
    assert "changed: /en/articles/typo-nothing-there/, /nirgends/. " in str(told.value)
    assert "--anyway" in str(told.value)
    assert off(folder) == {"/en/"}
    assert not caplog.records
    run("/nirgends/", anyway=True)
    assert off(folder) == {"/en/", "/nirgends/"}


def test_what_is_or_was_a_page_is_taken_off(folder, monkeypatch):
    tally = Hand()
    monkeypatch.setattr(handing, "here", tally)
    gone = path_of(factories.withdrawn(headline="Nicht mehr"))
    there = path_of(factories.published(headline="Öl"))
    for path in (gone, there, "/de/artikel/feed.rss", "/sitemap.xml", "/", "/admin/"):
        assert run(path) == f"Taken off: {path}\n"
    # Nobody has read it.
    assert tally.tally.take() == {}
    assert RecordEntry.objects.filter(deed=RecordedDeed.TAKEN_OFF).count() == 6


def test_what_is_deleted_and_lies_there_as_a_copy_is_taken_off(folder):
    path = "/de/artikel/geloescht/"
    key = Asked.of(environ_of(path)).key
    held = Impression(200, [("Content-Type", "text/html")], b"Text", time.time())
    assert Stack(folder / "pages", 1_000_000, 86_400).write(key, held)
    assert run(path) == f"Taken off: {path}\n"


@pytest.mark.parametrize("broken", ["database", "site"])
def test_r50_what_nobody_can_look_at_is_taken_off_and_that_is_said(
    folder, monkeypatch, broken
):
    def away(*_asked):
        assert off(folder) == {"/de/x/"}  # first of all
        raise OperationalError("nobody answers")

    if broken == "database":
        monkeypatch.setattr(there.connection, "ensure_connection", away)
    else:
        monkeypatch.setattr(there, "WSGIHandler", away)
    said = run("/de/x/").splitlines()
    assert said[0] == "Taken off: /de/x/"
    assert said[1].endswith("nobody could look whether there is a page: /de/x/")
    assert off(folder) == {"/de/x/"}


def test_a_list_that_can_not_be_written_is_told_in_one_line(folder):
    (folder / "taken-off.new").mkdir()
    with pytest.raises(CommandError, match="can't be written") as told:
        run("/de/")
    assert "\n" not in str(told.value)
    assert run(list=True) == ""


@pytest.mark.parametrize("database", ["postgres://x@127.0.0.1:9/x", "sqlite:////x/y"])
def test_it_needs_no_database(tmp_path, database):
    environment = {
        "DATABASE_URL": database,
        "NEWSROOM_SECRET_KEY": os.environ["NEWSROOM_SECRET_KEY"],
        "NEWSROOM_VAR": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    commands = [["take_off", "/de/"], ["take_off", "x"]]
    done, refused = typed(commands, tmp_path, environment)
    assert done["code"] == 0, done["stderr"]
    assert done["stdout"].startswith("Taken off: /de/\nThe site can't be asked now, ")
    assert "Traceback" not in done["stderr"]
    assert refused["code"] == 1
    assert len(refused["stderr"].splitlines()) == 1
    assert (tmp_path / "taken-off").read_text() == "/de/\n"
