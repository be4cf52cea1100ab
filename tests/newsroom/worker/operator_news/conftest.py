"""A newsroom that is well, with an operator, a mail server and a service outside."""

import pytest

from tests.newsroom.monitoring.doctor.examined import make_machine, make_public
from tests.newsroom.worker.operator_news.outside import OPERATOR, MailServer, service


@pytest.fixture
def public(settings, tmp_path):
    make_public(settings)
    make_machine(settings, tmp_path / "var")
    settings.NEWSROOM_OPERATOR = OPERATOR
    settings.NEWSROOM_OPERATOR_LANGUAGE = "de"


@pytest.fixture
def mail(settings, monkeypatch, public):
    server = MailServer(settings, monkeypatch)
    server.on()
    yield server
    server.off()


@pytest.fixture
def outside(settings, public):
    with service() as found:
        place = found.address.removeprefix("http://").partition("/")[0]
        settings.NEWSROOM_FETCH_LOCAL = (place,)
        settings.NEWSROOM_PING = found.address
        yield found
