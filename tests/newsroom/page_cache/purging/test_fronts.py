"""Caches in front get purge requests in their own formats."""

import pytest

from newsroom.page_cache.purging import NO_FRONT, PurgeError, front_from
from tests.newsroom.page_cache.purging.pretender import FASTLY, pretending
from tests.support.processes.loopback import free_port


@pytest.fixture
def server():
    with pretending() as found:
        yield found


def test_fastly_is_told_softly_but_for_what_may_be_withdrawn(server):
    server.answer = FASTLY
    front = front_from(f"fastly://a%2Fb@my%20service?api={server.address}/")
    front.purge(["edition:1", "topic:2", "image:3"])
    (path, hard, first), (_path, soft, second) = server.asked
    assert path == "/service/my%20service/purge"
    assert hard["Fastly-Key"] == soft["Fastly-Key"] == "a/b"
    assert "Fastly-Soft-Purge" not in hard
    assert soft["Fastly-Soft-Purge"] == "1"
    assert first == {"surrogate_keys": ["edition:1", "image:3"]}
    assert second == {"surrogate_keys": ["topic:2"]}


def test_cloudflare_is_told_by_tags(server):
    front = front_from(f"cloudflare://secret@zone?api={server.address}")
    front.purge(["edition:1"])
    [(path, headers, content)] = server.asked
    assert path == "/zones/zone/purge_cache"
    assert headers["Authorization"] == "Bearer secret"
    assert content == {"tags": ["edition:1"]}


@pytest.mark.parametrize(("kind", "most"), [("fastly", 256), ("cloudflare", 30)])
def test_no_request_names_more_keys_than_it_may(server, kind, most):
    keys = [f"edition:{number}" for number in range(600)]
    front_from(f"{kind}://secret@us?api={server.address}").purge(keys)
    assert [key for each in server.named() for key in each] == keys
    assert max(len(each) for each in server.named()) == most


@pytest.mark.parametrize("kind", ["fastly", "cloudflare"])
@pytest.mark.parametrize("status", [401, 404, 429, 500, 503])
def test_what_is_refused_is_an_error_without_the_secret(server, kind, status):
    server.status, server.answer = status, {"msg": "no such service"}
    front = front_from(f"{kind}://geheim@us?api={server.address}")
    with pytest.raises(PurgeError, match=f"{status} .*no such service") as raised:
        front.purge(["edition:1"])
    assert "geheim" not in str(raised.value)
    assert "geheim" not in repr(front)
    assert "tasks --again" in str(raised.value)


@pytest.mark.parametrize("answer", [{"success": False, "errors": ["bad tag"]}, {}, []])
def test_cloudflare_has_to_say_that_it_succeeded(server, answer):
    server.answer = answer
    front = front_from(f"cloudflare://secret@zone?api={server.address}")
    with pytest.raises(PurgeError):
        front.purge(["edition:1"])


def test_a_cache_that_is_away_is_an_error():
    front = front_from(f"fastly://secret@us?api=http://127.0.0.1:{free_port()}")
    with pytest.raises(PurgeError, match="Connection refused"):
        front.purge(["edition:1"])


def test_without_an_address_there_is_no_cache_in_front():
    assert front_from("") is NO_FRONT
    assert not NO_FRONT
    assert front_from("fastly://secret@us")


@pytest.mark.parametrize(
    "address",
    [
        "varnish://secret@us",
        "fastly://us",
        "fastly://@us",
        "fastly://secret@",
        "fastly://secret@us/path",
        "fastly://secret@us?soft=1",
        "fastly://secret@us?api=file:///etc/passwd",
        "fastly://secret@us?api",
        "secret",
    ],
)
def test_half_an_address_is_refused(address):
    with pytest.raises(ValueError, match=r".*"):
        front_from(address)
