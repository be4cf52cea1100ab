"""A database that is silent, and isn't gone: readers hardly notice, and it heals."""

import socket
import threading
import time
from contextlib import suppress

import pytest
from django.db import connection

from articles.editing.publishing import move
from tests.newsroom.page_cache.test_process import env, serving
from tests.support import factories

__all__ = ["env"]
pytestmark = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite's file is never silent"
)


class Proxy:
    """Stands before PostgreSQL; while it is silent it takes all, and passes on none."""

    def __init__(self, there: str):
        self.there, self.is_silent = there, False
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        self.lines: list[socket.socket] = []
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self) -> None:
        with suppress(OSError):
            while True:
                here, _address = self.door.accept()
                there = socket.socket(socket.AF_UNIX)
                there.connect(self.there)
                self.lines += [here, there]
                for pair in ((here, there), (there, here)):
                    told = threading.Thread(target=self.pass_on, args=pair, daemon=True)
                    told.start()

    def pass_on(self, one: socket.socket, other: socket.socket) -> None:
        was_silent = False
        with suppress(OSError):
            while data := one.recv(65_536):
                # A connection from before stays dead: its other end is lost for good.
                was_silent = was_silent or self.is_silent
                if not was_silent:
                    other.sendall(data)
            other.close()

    def close(self) -> None:
        self.door.close()
        for line in self.lines:
            line.close()


@pytest.fixture
def proxy():
    settings = connection.settings_dict
    there = Proxy(f"{settings['HOST']}/.s.PGSQL.{settings['PORT'] or 5432}")
    yield there
    there.close()


@pytest.mark.django_db(transaction=True)
def test_while_it_is_silent_readers_get_copies_at_once_and_soon_after_all_is_well(
    env, proxy
):
    article = factories.published(headline="Erstes")
    settings = connection.settings_dict
    user, name = settings["USER"], settings["NAME"]
    url = f"postgres://{user}@127.0.0.1:{proxy.port}/{name}"
    path = article.get_absolute_url()
    with serving(env | {"DATABASE_URL": url}) as server:
        server.hold(path)
        assert server.wait_for("held", "/de/")
        assert server.wait_for("held", "/en/")
        proxy.is_silent = True
        assert server.wait_for("away") < 5
        for turn in range(30):
            found = server.ask("get", path)
            assert found["status"] == 200
            # For some seconds it is known still that nothing has changed.
            assert found["copy"] or turn < 20
            assert found["seconds"] < 0.5
            assert server.ask("away")
            time.sleep(0.1)
        # Somebody has another way to the database, and withdraws.
        move(article, "withdraw", by=factories.chief(), note="Falsch.")
        assert server.ask("copy", path) is False
        assert server.ask("copy", "/en/") is True
        proxy.is_silent = False
        assert server.wait_for("away", wanted=False) < 5
