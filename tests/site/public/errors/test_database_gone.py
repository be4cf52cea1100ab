"""Without a database the site says so in words, quickly, and says when to come back."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

# Nothing listens on this port, and there is no such folder. Each question takes as long
# as the pool waits for a connection, so only one page and the desk are asked there.
GONE = {
    "postgres://somebody@127.0.0.1:9/newsroom": ["/de/", "/admin/"],
    "sqlite:////nonexistent/newsroom.sqlite3": [
        "/de/",
        "/en/articles/x/",
        "/de/nix/",
        "/de/barriere-melden/",
        "/admin/",
    ],
}
# Somebody at the desk has a session, which is asked for before any view.
ASK = """
import json, sys, time
import django
from django.conf import settings
# No files are collected for this.
backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STORAGES["staticfiles"] = {"BACKEND": backend}
django.setup()
from django.test import Client
client = Client(raise_request_exception=False, headers={"host": "127.0.0.1"})
answers = {}
for path in sys.argv[1:]:
    client.cookies["sessionid"] = "x" * 32
    began = time.monotonic()
    answer = client.get(path)
    answers[path] = {
        "status": answer.status_code,
        "text": answer.text,
        "retry": answer.headers.get("Retry-After"),
        "cache": answer.headers.get("Cache-Control"),
        "seconds": time.monotonic() - began,
    }
answers["healthz"] = client.get("/healthz").status_code
print(json.dumps(answers))
"""


@pytest.mark.parametrize("database", GONE)
def test_s66_r13_a_database_that_is_gone_is_a_short_pause_in_the_readers_language(
    database, tmp_path
):
    (tmp_path / "static").mkdir()
    environment = {
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "LANG": "C.UTF-8",
        "NEWSROOM_SECRET_KEY": os.environ["NEWSROOM_SECRET_KEY"],
        "NEWSROOM_VAR": str(tmp_path),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
    }
    asked = [sys.executable, "-c", ASK, *GONE[database]]
    done = subprocess.run(asked, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert answers.pop("healthz") == 200
    for path, answer in answers.items():
        assert (answer["status"], answer["retry"]) == (503, "30"), path
        assert answer["cache"] == "no-store"
        assert answer["seconds"] < 10
        english = path.startswith("/en/")
        words = "Temporarily unavailable" if english else "Gerade nicht erreichbar"
        assert f"<h1>{words}</h1>" in answer["text"]
        assert "site.css" in answer["text"]  # in the site's look
        for secret in ("Traceback", "OperationalError", "nonexistent", "127.0.0.1:9"):
            assert secret not in answer["text"]
