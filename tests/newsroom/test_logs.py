"""What the log holds of a request that was refused, and of a fault."""

import errno
import logging
import sys

import pytest

from articles.models import Article
from newsroom.logs import LOGGING, Brief
from tests import factories
from tests.admin.desk import at_desk, url


@pytest.mark.parametrize(
    ("logger", "told"), [("django.security.TooManyFieldsSent", False), ("django", True)]
)
def test_only_a_fault_of_the_site_is_logged_with_its_traceback(logger, told):
    try:
        raise ValueError("zu viele Felder")
    except ValueError:
        error = sys.exc_info()
    record = logging.LogRecord(logger, logging.ERROR, "", 1, "Text", (), error)
    assert Brief().filter(record)
    assert ("ValueError" in logging.Formatter().format(record)) is told


def test_a_fault_of_the_disk_is_a_line_that_says_so():
    try:
        raise OSError(errno.ENOSPC, "No space left on device", "/srv/newsroom/file")
    except OSError:
        error = sys.exc_info()
    told = ("Service Unavailable: %s", ("/de/",), error)
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, *told)
    assert Brief().filter(record)
    said = logging.Formatter().format(record)
    assert said.startswith("Service Unavailable: /de/ – The disk of /srv/newsroom/fi")
    assert "\n" not in said


def test_it_is_so_wherever_a_record_comes_from():
    assert LOGGING["handlers"]["console"]["filters"] == ["brief"]
    assert LOGGING["filters"]["brief"] == {"()": "newsroom.logs.Brief"}


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\x0b", "\x85", "\u2028", "\x1b[2J"])
def test_s35_whatever_somebody_sends_is_one_line(sign):
    forged = f"Filtering by a{sign}WARNING django: all is well not allowed"
    for told, args in ((forged, ()), ("Not Found: %s", (forged,))):
        record = logging.LogRecord("x", logging.ERROR, "", 1, told, args, None)
        assert Brief().filter(record)
        said = logging.Formatter(LOGGING["formatters"]["line"]["format"]).format(record)
        assert len(said.splitlines()) == 1
        assert "\x1b" not in said
        assert "all is well" in said


def test_s35_an_umlaut_and_a_percent_sign_stay_as_they_are():
    record = logging.LogRecord(
        "x", logging.ERROR, "", 1, "100 %% für %s", ("Ä\n",), None
    )
    assert Brief().filter(record)
    assert logging.Formatter().format(record) == "100 % für Ä\\n"


@pytest.mark.django_db
def test_s35_a_lookup_that_was_forged_is_one_line(caplog):
    client = at_desk(factories.admin())
    name = "author__password\r\nERROR django: forged"
    answer = client.get(url(Article, "changelist"), {name: "x"})
    assert answer.status_code in {302, 400}
    brief = Brief()
    for record in caplog.records:
        brief.filter(record)
        assert len(logging.Formatter().format(record).splitlines()) == 1
    assert caplog.records
