"""The demo's sources, served for tests that ask them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from articles.transfer.demo.sources import server as served


@contextmanager
def serving(file: Path) -> Iterator[served.Sources]:
    with served.Sources(0, file) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def sources(settings, tmp_path, monkeypatch):
    """Serve them; the newsroom may ask them, as often as it likes."""
    monkeypatch.setattr("articles.inbox.fetching.turns.PAUSE", 0.0)
    monkeypatch.setattr(served, "PAUSE", 0.1)
    settings.VAR = tmp_path
    with serving(tmp_path / "demo-sources.txt") as server:
        settings.NEWSROOM_FETCH_LOCAL = (server.origin.removeprefix("http://"),)
        yield server
