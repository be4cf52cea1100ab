"""The server notes the id of a request, and who answered it."""

import json
import socket
import time
from pathlib import Path

import pytest

from newsroom.monitoring.request_id import SAFE
from tests.newsroom.http_server.wire import ask, head_of

CLAIMED = "a1b2c3d4-e5f6"


def get(served, path, *headers, method="GET"):
    return ask(served.port, head_of(method, path, *headers), method)


def answered(served, path: str):
    """Ask until the server is free: an answer that says "busy" has an id of its own."""
    until = time.monotonic() + 30
    while (answer := get(served, path)).status == 503 and time.monotonic() < until:
        time.sleep(0.1)
    return answer


@pytest.fixture
def watched(serve, tmp_path):
    """Begin a server that is looked at; return what was seen as well."""

    def begin(**variables):
        seen = tmp_path / "seen"
        return serve("--workers", "1", TRIAL_WATCHED=str(seen), **variables), seen

    return begin


def lines(seen: Path) -> list[list]:
    return [json.loads(line) for line in seen.read_text().splitlines()]


def noted(seen: Path, served, *paths: str, method: str = "GET") -> list:
    """Ask for them in turn; return the answers when the last one is noted as well.

    It is sent before it is noted, and another thread may answer what is asked next.
    """
    answers = []
    for path in paths:
        number = len(lines(seen)) if seen.exists() else 0
        answers.append(get(served, path, method=method))
        until = time.monotonic() + 30
        while not seen.exists() or len(lines(seen)) == number:
            assert time.monotonic() < until, f"{path} isn't noted"
            time.sleep(0.01)
    return answers


def test_each_answer_is_told_with_its_id_and_by_whom_it_was_given(watched):
    server, seen = watched()
    with server as served:
        mine, kept = noted(seen, served, "/mine", "/kept")
        asked = ("/large", "/file", "/slow?3&copy", "/slow?3", "/healthz")
        noted(seen, served, *asked, f"/{'x' * 9_000}")
        noted(seen, served, "/fault?q=secret", method="HEAD")
    told = lines(seen)
    assert mine.body.decode() == mine.headers["x-request-id"] == told[0][0]
    assert "x-request-id" not in kept.headers
    ids, methods, paths, clients, ways, statuses, sizes = zip(*told, strict=True)
    assert len(set(ids)) == len(ids)
    assert all(map(SAFE.fullmatch, ids))
    assert methods[-1] == "HEAD"
    assert paths[:3] == ("/mine", "/kept", "/large")
    assert set(clients) == {"127.0.0.1"}
    # Of one who waited too long a copy was at hand, of the other not.
    assert ways == (
        "made", "held", "made", "made", "busy", "busy", "made", "refused", "made",
    )  # fmt: skip
    assert statuses == (200, 200, 200, 200, 200, 503, 200, 414, 500)
    assert sizes[:4] == (16, 4, 3_000_000, 3_000_000)


def test_the_id_is_in_what_is_logged_of_a_request_and_on_what_is_nobody_elses(served):
    answer, fault = get(served, "/mine"), get(served, "/fault")
    assert fault.headers["x-request-id"] != answer.headers["x-request-id"]
    for path in ("/", "/kept", "/same", "/large", "/file"):
        assert "x-request-id" not in answered(served, path).headers
    assert "x-request-id" in get(served, "/healthz").headers


@pytest.mark.parametrize(
    "claimed", [CLAIMED, "short", "a" * 65, "a1b2c3d4%0aSet-Cookie"]
)
def test_s65_nobody_names_her_request_herself(served, claimed):
    answer = get(served, "/mine", f"X-Request-ID: {claimed}")
    assert answer.headers["x-request-id"] != claimed
    assert SAFE.fullmatch(answer.headers["x-request-id"])


def test_who_looks_on_and_fails_keeps_nobody_from_her_answer(serve, tmp_path):
    with serve("--workers", "1", TRIAL_WATCHED=str(tmp_path)) as served:
        assert get(served, "/kept").body == b"kept"
        assert get(served, "/mine").status == 200
        served.wait_for("An answer can't be noted.", times=2)


def test_a_place_for_metrics_that_is_taken_is_told_at_the_start(serve):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        place = f"127.0.0.1:{taken.getsockname()[1]}"
        with serve(NEWSROOM_METRICS=place) as served:
            assert served.process.wait(30) == 1
            said = served.said()
    assert said == (
        f"WARNING newsroom.http_server: Metrics can't be given at {place} "
        "(NEWSROOM_METRICS): another program listens there already.\n"
    )
