"""The log describes refused requests, and faults."""

import errno
import logging
import sys
from copy import deepcopy
from logging.config import DictConfigurator

import pytest

from articles.models import Article
from newsroom.monitoring.log_lines import Line
from newsroom.monitoring.logs import LOGGING, Brief
from tests.support import factories
from tests.support.desk.desk import at_desk, url


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
    assert LOGGING["filters"]["brief"] == {"()": "newsroom.monitoring.logs.Brief"}


def written(name: str, level: int, text: str, *args) -> str:
    """Return what the log says of it, as the handler writes it."""
    record = logging.LogRecord(name, level, "", 1, text, args, None)
    assert Brief().filter(record)
    assert LOGGING["formatters"]["line"] == {"()": "newsroom.monitoring.log_lines.Line"}
    return Line().format(record)


@pytest.mark.parametrize(
    "sign", ["\r\n", "\n", "\r", "\x85", "\u2028", "\x1b[2K", "\0"]
)
def test_s35_what_somebody_sent_makes_no_line_of_its_own(sign):
    said = written("articles", logging.WARNING, "Refused: %s", f"a{sign}ERROR root: b")
    assert len(said.splitlines()) == 1
    assert "\x1b" not in said
    assert said.startswith("WARNING articles: Refused: a")


def test_s35_a_traceback_keeps_its_lines():
    try:
        raise ValueError("x")
    except ValueError:
        error = sys.exc_info()
    record = logging.LogRecord("articles", logging.ERROR, "", 1, "Text", (), error)
    assert Line().format(record).count("\n") > 1


@pytest.mark.parametrize("kind", ["Lookup", "ToField"])
def test_s78_a_lookup_that_is_refused_is_a_warning(kind):
    name = f"django.security.DisallowedModelAdmin{kind}"
    said = written(name, logging.ERROR, "Filtering by password not allowed")
    assert said == f"WARNING {name}: Filtering by password not allowed"


SIGNS = ["\r\n", "\n", "\x0b", "\x85", "\u2028", "\x1b[2J"]


@pytest.mark.parametrize("sign", SIGNS)
def test_s35_whatever_somebody_sends_is_one_line(sign):
    forged = f"Filtering by a{sign}WARNING django: all is well not allowed"
    for told, args in ((forged, ()), ("Not Found: %s", (forged,))):
        record = logging.LogRecord("x", logging.ERROR, "", 1, told, args, None)
        said = as_printed(record)
        assert len(said.splitlines()) == 1
        assert "\x1b" not in said
        assert "all is well" in said


def test_s35_an_umlaut_and_a_percent_sign_stay_as_they_are():
    told = ("100 %% für %s", ("Ä\n",), None)
    record = logging.LogRecord("x", logging.ERROR, "", 1, *told)
    assert as_printed(record) == "ERROR x: 100 % für Ä\\n"


@pytest.mark.django_db
def test_s35_a_lookup_that_was_forged_is_one_line(caplog):
    client = at_desk(factories.admin())
    name = "author__password\r\nERROR django: forged"
    answer = client.get(url(Article, "changelist"), {name: "x"})
    assert answer.status_code in {302, 400}
    assert caplog.records
    for record in caplog.records:
        Brief().filter(record)
        assert len(as_printed(record).splitlines()) == 1


def as_printed(record: logging.LogRecord) -> str:
    """Return what the console says of it, as it is set up."""
    formatters = deepcopy(LOGGING["formatters"])
    config = DictConfigurator({"version": 1, "formatters": formatters})
    return config.configure_formatter(formatters["line"]).format(record)
