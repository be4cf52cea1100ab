"""Tests of letters with alerts send by a mail server on this machine."""

from collections.abc import Callable

import pytest

from newsroom.conf import env


@pytest.fixture
def mail_by(settings, monkeypatch) -> Callable[[int], None]:
    """Have letters go to a port, as fast as they can be written."""

    def mailing(port: int) -> None:
        monkeypatch.setenv("NEWSROOM_MAIL_URL", f"smtp://127.0.0.1:{port}?tls=0")
        settings.MAILERS = env.mailers("NEWSROOM_MAIL_URL", folder=None)
        settings.DEFAULT_FROM_EMAIL = "desk@news.example.org"
        settings.NEWSROOM_ALERT_RATE = 0

    return mailing
