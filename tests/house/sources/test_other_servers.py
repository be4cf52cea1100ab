"""Every connection that the code opens is named in the list for operators."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

LIST = ROOT / "docs/operating.md"
HEADING = "## What other servers are asked for\n"
FILES = re.compile(r"`([a-z_/]+\.py)`")
# Libraries by which a connection can be opened. Django opens those to the database.
LIBRARIES = {
    "aiohttp", "asyncio.streams", "authlib", "boto3", "botocore", "ftplib",
    "http.client", "httpx", "imaplib", "nntplib", "obstore", "paramiko", "poplib",
    "redis", "requests", "sentry_sdk", "smtplib", "socket", "ssl",
    "urllib.request", "urllib3", "valkey", "websockets", "xmlrpc.client",
}  # fmt: skip
# Functions that open one, whatever they come from.
CALLS = {"create_connection", "fetch", "open_connection", "urlopen", "urlretrieve"}
# Modules that use such a library or name and open none.
OPEN_NONE = {
    "newsroom/database/damage/postgresql.py": "its `fetch` reads rows",
    "newsroom/http_server/port.py": "tries whether a port is free",
    "newsroom/http_server/processes/granian_http.py": "listens",
    "newsroom/http_server/processes/listening_socket.py": "listens",
    "newsroom/http_server/processes/master.py": "listens",
    "newsroom/http_server/processes/worker.py": "listens",
    "newsroom/management/command_runner.py": "words for errors",
    "newsroom/monitoring/metrics/serving.py": "listens",
    "newsroom/worker/service_manager.py": "a local socket of systemd, no network",
    "newsroom/worker/taking_back.py": "reads the name of this host",
}
# The client itself, whose modules the text below the list names.
CLIENT = "articles/inbox/fetching/"


def opened_in(tree: ast.Module) -> Iterator[str]:
    """Yield what could open a connection: libraries that are imported, and calls."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if is_library(one.name))
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
            yield from filter(is_library, names)
        elif isinstance(node, ast.Call):
            called = node.func
            name = getattr(called, "id", getattr(called, "attr", ""))
            if name in CALLS:
                yield f"{name}()"


def is_library(name: str) -> bool:
    parts = name.split(".")
    return any(".".join(parts[:n]) in LIBRARIES for n in range(1, len(parts) + 1))


def modules() -> dict[str, set[str]]:
    """Return what could open a connection, by the module that has it."""
    found = {}
    for package in ("articles", "newsroom"):
        for path in sorted((ROOT / package).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            if opened := set(opened_in(tree)):
                found[path.relative_to(ROOT).as_posix()] = opened
    return found


def listed() -> set[str]:
    section = LIST.read_text(encoding="utf-8").split(HEADING)[1].split("\n## ")[0]
    return {f"{CLIENT}{name}" if "/" not in name else name
            for name in FILES.findall(section)}  # fmt: skip


def test_every_place_that_opens_a_connection_is_listed_for_operators():
    unknown = {
        name: sorted(opened)
        for name, opened in modules().items()
        if name not in listed() and name not in OPEN_NONE
    }
    assert not unknown, f"{LIST.name}, “{HEADING.strip()}”, lacks these: {unknown}"


def test_the_list_names_nothing_that_opens_none():
    opening = modules()
    assert listed() <= {*opening}
    assert {*OPEN_NONE} <= {*opening}
    assert not {*OPEN_NONE} & listed()


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("import socket", {"socket"}),
        ("from urllib import request", {"urllib.request"}),
        ("from urllib.request import urlopen", {"urllib.request"}),
        ("import urllib3.connection", {"urllib3.connection"}),
        ("def late():\n    import httpx", {"httpx"}),
        ("answer = fetch(address)", {"fetch()"}),
        ("answer = client.fetch(address)", {"fetch()"}),
        ("from urllib.parse import urlsplit", set()),
        ("import urllib.parse", set()),
        ("from http import HTTPStatus", set()),
    ],
)
def test_a_new_one_is_found(text, opened):
    found = set(opened_in(ast.parse(text)))
    assert opened <= found
    assert bool(found) is bool(opened)
