"""A newsroom that is served, and people at its desk."""

import pytest

from tests.newsroom.served.writer import Newsroom
from tests.support import factories
from tests.support.processes.served import an_administrator, newsroom, with_password


@pytest.fixture
def writing(other_process_env, tmp_path, settings, collected):
    """A newsroom that is served, its people at the desk."""
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
    (settings.VAR / "static").symlink_to(collected)
    people = an_administrator(), with_password(factories.editor())
    found = Newsroom()
    env = other_process_env | {
        "NEWSROOM_WORKER": "0",
        "NEWSROOM_VAR": str(settings.VAR),
    }
    with newsroom(env, tmp_path / "log") as served:
        found.sit_down(served.port, *people)
        yield served, found
