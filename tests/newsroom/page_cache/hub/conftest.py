"""A hub that the settings name."""

import pytest
from django.core.cache import cache

from tests.newsroom.page_cache.hub.listening import listening


@pytest.fixture
def hub(settings, tmp_path, monkeypatch):
    monkeypatch.setattr("articles.inbox.fetching.turns.PAUSE", 0.0)
    cache.clear()
    settings.VAR = tmp_path
    with listening() as found:
        place = found.address.removeprefix("http://").rstrip("/")
        settings.NEWSROOM_FETCH_LOCAL = (place,)
        settings.NEWSROOM_WEBSUB_HUB = found.address
        yield found
