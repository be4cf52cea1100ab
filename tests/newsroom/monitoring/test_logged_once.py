"""A failed page is one line in the log, however often it fails on its way."""

import logging

import pytest
from django.db import OperationalError
from django.db.backends.utils import CursorWrapper

from newsroom.monitoring.logs import Brief
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines():
    """Yield the records of two handlers, as there are if a service gets faults, too."""
    found = [], []
    handlers = []
    for written in found:
        handler = logging.Handler(logging.ERROR)
        handler.addFilter(Brief())
        handler.emit = written.append
        logging.getLogger("django.request").addHandler(handler)
        handlers.append(handler)
    yield found
    for handler in handlers:
        logging.getLogger("django.request").removeHandler(handler)


def test_a_page_of_the_desk_without_a_database_is_one_line(lines, monkeypatch):
    client = at_desk(factories.author())
    client.raise_request_exception = False

    def fail(*_arguments):
        raise OperationalError("the connection is lost")

    with monkeypatch.context() as away:
        away.setattr(CursorWrapper, "execute", fail)
        for _ in range(2):
            assert client.get("/admin/").status_code == 503
    for written in lines:
        assert len(written) == 2
        assert "can't be reached" in written[0].getMessage()
        assert not written[0].exc_info
