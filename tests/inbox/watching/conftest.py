"""A source that tests may ask, without a pause between two requests."""

import pytest

from tests.inbox.watching.server import serving


@pytest.fixture
def source(settings, tmp_path, monkeypatch):
    monkeypatch.setattr("articles.inbox.fetching.turns.PAUSE", 0.0)
    settings.VAR = tmp_path
    with serving({}) as server:
        settings.NEWSROOM_FETCH_LOCAL = (server.place,)
        yield server
