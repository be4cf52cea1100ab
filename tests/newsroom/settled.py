"""Settings as another process reads them from its environment."""

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT

SHOWN = (
    "ALLOWED_HOSTS",
    "DATABASES",
    "DEBUG",
    "DEFAULT_FROM_EMAIL",
    "MAILERS",
    "SECRET_KEY",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD",
    "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER",
    "SECURE_SSL_REDIRECT",
    "NEWSROOM_SECURITY_CONTACT",
    "NEWSROOM_SECURITY_EXPIRES",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
)
SHOW = f"""
import json
from newsroom import settings
shown = {{name: getattr(settings, name, None) for name in {SHOWN!r}}}
print(json.dumps(shown, default=str))
"""
SECRET = "Zk3-9xQ_" * 8
PRODUCTION = {
    "NEWSROOM_ORIGIN": "https://news.example.org",
    "NEWSROOM_SECRET_KEY": SECRET,
    "DATABASE_URL": "postgres://desk:secret@database/newsroom?sslmode=require",
    "NEWSROOM_MAIL_URL": "smtp://desk:se%2Fcret@mail.example.org",
    "NEWSROOM_MAIL_FROM": "Newsroom <desk@news.example.org>",
}


@pytest.fixture
def run(tmp_path):
    """Run Python in a new process with no settings but the given ones."""

    def run(*arguments, **variables):
        return subprocess.run(
            [sys.executable, "-W", "error", *arguments],
            cwd=ROOT,
            env={"NEWSROOM_VAR": str(tmp_path / "var")} | variables,
            capture_output=True,
            text=True,
        )

    return run


@pytest.fixture
def settings_with(run):
    def settings_with(**variables):
        done = run("-c", SHOW, **variables)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return settings_with


@pytest.fixture
def refusal_of(run):
    def refusal_of(**variables):
        done = run("-c", SHOW, **variables)
        assert done.returncode == 1
        last = done.stderr.strip().splitlines()[-1]
        assert last.startswith("django.core.exceptions.ImproperlyConfigured: ")
        return last.split(": ", 1)[1]

    return refusal_of
