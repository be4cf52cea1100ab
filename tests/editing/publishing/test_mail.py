"""Publishing sends no mail, so no mail server can hold it up."""

import socket

import pytest

from articles.editing.publishing import move
from tests.accounts.passwords.test_resetting import mail_by
from tests.support import factories

pytestmark = pytest.mark.django_db


def test_r16_no_publication_waits_for_a_mail_server(settings, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mail_by(settings, monkeypatch, silent)
        silent.settimeout(0)
        article = move(factories.in_review(), "publish", by=factories.chief())
        with pytest.raises(BlockingIOError):
            silent.accept()
    assert article.phase() == "live"
