"""Whole processes, with their threads, on one database and one machine."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.db import connection

from articles.editing.publishing import move
from tests.conftest import ROOT
from tests.support import factories

# Says what it is asked on each line: an address, or what else there is to do.
SERVE = """
import gc, json, sys, time
import django
from django.conf import settings
backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STORAGES["staticfiles"] = {"BACKEND": backend}
from newsroom.wsgi import application
from newsroom import page_cache as pages
from newsroom.page_cache.answers.request_key import Asked
from tests.newsroom.page_cache.asking import environ_of, given

for line in sys.stdin:
    word, _space, path = line.strip().partition(" ")
    if word == "get":
        began = time.monotonic()
        found = given(application, environ_of(path, host="127.0.0.1"))
        told = {
            "status": found.status,
            "text": found.body.decode(),
            "copy": "Newsroom-Copy" in found.headers,
            "seconds": time.monotonic() - began,
        }
    elif word == "held":
        asked = Asked.of(environ_of(path, host="127.0.0.1"))
        answer = pages.answer(asked)
        told = answer is not None and "Newsroom-Copy" not in dict(answer.headers)
    elif word == "copy":
        asked = Asked.of(environ_of(path, host="127.0.0.1"))
        told = pages.instead(asked) is not None
    elif word == "away":
        told = pages.is_away()
    elif word == "stop":
        pages.stop()
        told = True
    print(json.dumps(told), flush=True)
# To look for garbage at the end takes half a second.
gc.freeze()
"""


class Server:
    def __init__(self, env: dict):
        command = [sys.executable, "-c", SERVE]
        self.process = subprocess.Popen(
            command,
            env=env | {"PYTHONWARNINGS": "error,ignore::ResourceWarning"},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, word: str, path: str = ""):
        self.process.stdin.write(f"{word} {path}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def wait_for(self, word: str, path: str = "", *, wanted=True) -> float:
        """Wait until it says so; return how long that took."""
        began = time.monotonic()
        while self.ask(word, path) != wanted:
            assert time.monotonic() - began < 20, (word, path)
            time.sleep(0.05)
        return time.monotonic() - began

    def hold(self, path: str) -> None:
        """Ask for it until it is held: at first nobody knows what the site is."""
        began = time.monotonic()
        while not self.ask("held", path):
            assert time.monotonic() - began < 20, path
            self.ask("get", path)
        assert self.ask("held", path)

    def end(self) -> None:
        self.process.stdin.close()
        assert self.process.wait(20) == 0
        self.process.stdout.close()


@contextmanager
def serving(env: dict):
    server = Server(env)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.end()


@pytest.fixture
def env(other_process_env, tmp_path, settings):
    """The processes share the mark with this one, which publishes."""
    settings.VAR = tmp_path
    (tmp_path / "static").mkdir()
    return other_process_env | {"NEWSROOM_VAR": str(tmp_path)}


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_whoever_works_at_templates_gets_nothing_that_was_held(env):
    with serving(env) as server:
        server.hold("/de/")
        server.wait_for("stop")
    with serving(env | {"NEWSROOM_DEBUG": "1"}) as server:
        for _again in range(20):
            server.ask("get", "/de/")
            assert not server.ask("held", "/de/")
        assert not server.ask("copy", "/de/")


@pytest.mark.django_db(transaction=True)
def test_what_readers_ask_for_first_is_made_ahead_and_never_out_of_date(
    env, tmp_path, settings
):
    article = factories.published(headline="Erstes")
    path = article.get_absolute_url()
    with serving(env) as one, serving(env) as two:
        for server in (one, two):
            # Nobody has asked for it yet.
            server.ask("get", "/healthz")
            server.ask("held", path)
            server.wait_for("held", path)
            server.wait_for("held", "/de/artikel/feed.rss")
        for number in range(5):
            new = factories.published(headline=f"Neues {number}")
            for server in (one, two, one):
                assert f"Neues {number}" in server.ask("get", "/de/")["text"]
            move(new, "withdraw", by=factories.chief(f"C{number}"), note="Falsch.")
            for server in (two, one):
                assert f"Neues {number}" not in server.ask("get", "/de/")["text"]
        # Nobody notifies this host of another host's changes: it sees them soon.
        settings.VAR = tmp_path / "another machine's"
        move(article, "withdraw", by=factories.chief(), note="Falsch.")
        began = time.monotonic()
        while "Erstes" in one.ask("get", "/de/")["text"]:
            assert time.monotonic() - began < 10
            time.sleep(0.05)


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_a_process_that_begins_without_a_database_has_the_copies_of_the_last(env):
    path = factories.published(headline="Erstes").get_absolute_url()
    with serving(env) as server:
        server.hold(path)
        server.ask("stop")
    away = "postgres://x@127.0.0.1:9/x" if connection.vendor != "sqlite" else ""
    gone = {"DATABASE_URL": away or "sqlite:////nonexistent/newsroom.sqlite3"}
    with serving(env | gone) as server:
        server.wait_for("away")
        server.wait_for("copy", path)
        found = server.ask("get", path)
        assert (found["status"], found["copy"]) == (200, True)
        assert "Erstes" in found["text"]
        assert found["seconds"] < 1
        assert server.ask("get", "/de/archiv/")["status"] == 503


FORK = """
import os, warnings
import django
django.setup()
from newsroom.page_cache import start, stop, is_away, Filling
from newsroom.page_cache import process
one = Filling(lambda environ, start_response: [])
assert Filling(Filling(one)).application is one.application
start()
rack = process.the_rack()
warnings.simplefilter("ignore")
if os.fork():
    assert os.waitstatus_to_exitcode(os.wait()[1]) == 0
    assert process.the_rack() is rack
else:
    assert process.here.rack is None
    assert process.the_rack() is not rack
    assert all(thread.is_alive() for thread in process.here.running.threads)
    stop()
    os._exit(0)
"""


def test_a_process_that_was_forked_begins_anew_with_threads_of_its_own(tmp_path):
    env = {
        "DATABASE_URL": "sqlite:////nonexistent/newsroom.sqlite3",
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "NEWSROOM_SECRET_KEY": os.environ["NEWSROOM_SECRET_KEY"],
        "NEWSROOM_VAR": str(tmp_path),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-c", FORK]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_a_restart_goes_on_with_what_is_still_true_and_an_upgrade_does_not(env):
    """The archive is made ahead by nobody."""
    factories.published()
    path = "/de/archiv/"
    with serving(env) as server:
        server.hold(path)
        server.ask("stop")
    with serving(env) as server:
        server.wait_for("held", path)
    with serving(env | {"NEWSROOM_FOUR_EYES": "0"}) as server:
        server.wait_for("held", "/de/")
        assert not server.ask("held", path)
