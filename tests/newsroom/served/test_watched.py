"""A newsroom that is watched: its log, its metrics, and what each answer says."""

import json
import urllib.request

import pytest

from tests.newsroom.http_server.wire import ask, head_of
from tests.support import factories
from tests.support.processes.loopback import free_port
from tests.support.processes.served import newsroom

HERE = b"Host: 127.0.0.1\r\n"
SECRETS = ("krank", "geheim", "127.0.0.1", "203.0.113.77")


def get(served, path, *headers):
    return ask(served.port, head_of("GET", path, *headers, host=HERE))


@pytest.fixture
def watched(other_process_env, tmp_path, settings, collected):
    """A newsroom behind a proxy, as it is watched; and where its metrics are."""
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
    factories.editor()  # else it says that there is no account yet
    (settings.VAR / "static").symlink_to(collected)
    port = free_port()
    env = other_process_env | {
        "NEWSROOM_ACCESS_LOG": "on",
        "NEWSROOM_LOGS": "json",
        "NEWSROOM_METRICS": str(port),
        "NEWSROOM_PROXY_COUNT": "1",
        "NEWSROOM_VAR": str(settings.VAR),
        "NEWSROOM_WORKER": "0",
    }
    with newsroom(env, tmp_path / "log") as served:
        yield served, port


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_s35_s63_what_is_logged_and_counted_of_readers_tells_nobody_who_they_are(
    watched,
):
    served, port = watched
    proxy = ("X-Request-ID: from-the-proxy", "X-Forwarded-For: 203.0.113.77")
    first, again = (get(served, "/de/?q=krank", *proxy) for _ in range(2))
    desk = get(served, "/admin/", *proxy, "Cookie: sessionid=geheim")
    forged = get(served, "/de/%0d%0aERROR%20x:%20Muster%0a/", "User-Agent: Muster")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        metrics = answer.read().decode()
    assert (first.status, desk.status, forged.status) == (200, 302, 404)
    # The same bytes for everybody, and the desk's with what the proxy calls it.
    assert first.body == again.body
    assert "x-request-id" not in first.headers | again.headers
    assert desk.headers["x-request-id"] == "from-the-proxy"
    said = served.log.read_text()
    told = [json.loads(line) for line in said.splitlines()]
    seen = [one for one in told if one.get("path") == "/de/"]
    assert "held" in {one["from"] for one in seen}
    assert {one["request_id"] for one in seen} == {"from-the-proxy"}
    accesses = "\n".join(
        line for line in said.splitlines() if "newsroom.access" in line
    )
    assert [one for one in SECRETS if one in accesses] == []
    assert 'newsroom_requests_total{route="home",status="2xx"} 2.0' in metrics
    assert 'newsroom_request_seconds_count{by="held"}' in metrics
    assert "newsroom_database_up 1.0" in metrics
    assert 'newsroom_processes{kind="server"} 2.0' in metrics
