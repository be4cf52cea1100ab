"""An operator takes an address off, with or without a database."""

import os
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.http.response import ResponseHeaders

from newsroom.pages.asked import Asked
from newsroom.pages.gone import gone
from newsroom.pages.taken_off import TakenOff
from tests.conftest import ROOT
from tests.headers import of_every_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path, settings):
    settings.VAR = tmp_path
    return tmp_path


def run(*arguments, **options) -> str:
    out = StringIO()
    call_command("take_off", *arguments, stdout=out, **options)
    return out.getvalue()


def test_addresses_are_taken_off_and_given_again(folder):
    other = TakenOff(folder)
    assert run(list=True) == ""
    run("https://news.example.org/de/artikel/z%C3%B6lle/?x=1#y", "/de/")
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
    "typed", ["/de/artikel/name", "https://x.example/de/artikel/name/"]
)
def test_an_address_without_its_last_slash_is_the_one_with_it(folder, typed):
    run(typed, "/pictures/1/hafen.jpg")
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
        "PATH": os.environ["PATH"],
        "PYTHONWARNINGS": "error",
    }
    command = [sys.executable, ROOT / "manage.py", "take_off"]
    done = subprocess.run(
        [*command, "/de/"], env=environment, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "Taken off: /de/\n"), done.stderr
    done = subprocess.run(
        [*command, "x"], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert (tmp_path / "taken-off").read_text() == "/de/\n"
