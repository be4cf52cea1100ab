"""A site on loopback that the newsroom may ask, without pauses."""

import pytest

from tests.inbox.watching.server import serving


@pytest.fixture
def site(settings, tmp_path):
    settings.VAR = tmp_path
    with serving({}) as server:
        settings.NEWSROOM_FETCH_LOCAL = (server.place,)
        yield server
