"""What the log holds of a request that was refused, and of a fault."""

import errno
import logging
import sys

import pytest

from newsroom.logs import LOGGING, Brief


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
