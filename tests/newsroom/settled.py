"""Settings as another process reads them from its environment."""

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT

READER = ROOT / "tests/newsroom/conf/reader.py"
SHOWN = (
    "ALLOWED_HOSTS",
    "DATABASES",
    "DEBUG",
    "DEFAULT_FROM_EMAIL",
    "LANGUAGE_CODE",
    "MAILERS",
    "NEWSROOM_FORMER_LANGUAGES",
    "NEWSROOM_LANGUAGES",
    "SECRET_KEY",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD",
    "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER",
    "SECURE_SSL_REDIRECT",
    "NEWSROOM_FETCH_LOCAL",
    "NEWSROOM_FETCH_PORTS",
    "NEWSROOM_USER_AGENT",
    "NEWSROOM_WEBSUB_HUB",
    "NEWSROOM_SECURITY_CONTACT",
    "NEWSROOM_SECURITY_EXPIRES",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
)
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


@pytest.fixture(scope="session")
def reader(tmp_path_factory):
    """A process that has read the libraries, and reads the settings in its forks."""
    folder = tmp_path_factory.mktemp("reader")
    with subprocess.Popen(
        [sys.executable, "-P", "-W", "error", READER, folder],
        cwd=ROOT,
        env={"NEWSROOM_VAR": str(folder / "var"), "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.stdin.close()


@pytest.fixture
def settings_in(reader, tmp_path):
    """Return the exit code of a process in such an environment, and what it said."""

    def settings_in(variables):
        environment = {"NEWSROOM_VAR": str(tmp_path / "var")} | variables
        asked = {"names": SHOWN, "environment": environment}
        reader.stdin.write(json.dumps(asked) + "\n")
        reader.stdin.flush()
        return json.loads(reader.stdout.readline())

    return settings_in


@pytest.fixture
def settings_with(settings_in):
    def settings_with(**variables):
        code, said = settings_in(variables)
        assert code == 0, said
        return json.loads(said)

    return settings_with


@pytest.fixture
def refusal_of(settings_in):
    def refusal_of(**variables):
        code, said = settings_in(variables)
        assert code == 1
        last = said.strip().splitlines()[-1]
        assert last.startswith("django.core.exceptions.ImproperlyConfigured: ")
        return last.split(": ", 1)[1]

    return refusal_of
