"""Logging: a line for what anonymous clients do, more for a fault.

The formats are in `log_lines`, the access log is in `access_log`.
"""

import logging
import sys
from http import HTTPStatus
from typing import Any

from articles.foundation.request_vars import RequestVar
from newsroom.conf import env
from newsroom.database.faults import in_words

# Loggers of lookups that the desk's lists refuse: no fault, and somebody may be trying.
LOOKUPS = (".DisallowedModelAdminLookup", ".DisallowedModelAdminToField")
# Loggers of each task that fails, called in the thread in which it has just failed.
QUEUE = ("django_ox", "django.tasks")
# The record of a request's first fault.
FIRST = RequestVar[logging.LogRecord | None]("_newsroom_first_fault", default=None)
# Marks a record whose exception was put into words: another handler may ask next.
SHORTENED = "_newsroom_shortened"
FORMS = {
    "lines": "newsroom.monitoring.log_lines.Line",
    "json": "newsroom.monitoring.log_lines.Json",
}
FORM: str = env.choice("NEWSROOM_LOGS", FORMS, default="lines")
# Switches the access log on, and says how much of a client's address it keeps.
ACCESS: str = env.choice(
    "NEWSROOM_ACCESS_LOG", ("off", "on", "shortened", "whole"), default="off"
)


def is_told(error: BaseException | None) -> bool:
    """Return True if a line of its own says all of it (`articles.domain.letters`)."""
    return getattr(error, "is_told", False)


def is_repeated(record: logging.LogRecord) -> bool:
    """Return True if the request failed before: in a view, then in its session, say.

    Several handlers may ask about one record.
    """
    request: Any = getattr(record, "request", None)
    if request is None:
        return False
    first = FIRST.get(request)
    FIRST.set(request, first or record)
    return first not in {None, record}


def was_given_up(record: logging.LogRecord) -> bool:
    """Return True if a search took too long: anybody may ask for a thousand of these,
    and the answer says so. No other answer of ours is 503 without an exception.
    """
    is_busy = getattr(record, "status_code", None) == HTTPStatus.SERVICE_UNAVAILABLE
    is_fault = record.exc_info or hasattr(record, SHORTENED)
    return record.name == "django.request" and is_busy and not is_fault


class Brief(logging.Filter):
    """Takes the traceback off what is no fault of the code.

    Anybody may send a form with ten thousand fields; it is worth a line, not a page.
    So is each answer that a database or a disk was to blame for.
    """

    def filter(self, record):
        if was_given_up(record):
            return False
        if record.name.startswith("django.security"):
            record.exc_info = record.exc_text = None
            if record.name.endswith(LOOKUPS):
                record.levelno, record.levelname = logging.WARNING, "WARNING"
        elif record.name.startswith(QUEUE) and is_told(sys.exc_info()[1]):
            return False
        elif record.exc_info and (why := in_words(record.exc_info[1])):
            if is_repeated(record):
                return False
            record.msg, record.args = f"{record.getMessage()} – {why}", ()
            record.exc_info = record.exc_text = None
            setattr(record, SHORTENED, True)
        return True


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"brief": {"()": "newsroom.monitoring.logs.Brief"}},
    "formatters": {"line": {"()": FORMS[FORM]}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["brief"],
            "formatter": "line",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Unknown pages and wrong hosts are the client's fault, not the site's.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # Tasks that succeed are worth no line; those that fail are.
        "django.tasks": {"level": "WARNING"},
        # While the database is away the pool logs four lines a second; we log one.
        "psycopg.pool": {"level": "ERROR"},
        # Each is written because somebody wants it.
        "newsroom.access": {"level": "INFO"},
    },
}


def logging_to(sentry: str) -> dict[str, Any]:
    """Return Django's LOGGING; faults go to a service besides, if one is set."""
    if not sentry:
        return LOGGING
    handler = {
        "()": "newsroom.monitoring.sentry.Handler",
        "dsn": sentry,
        "level": "ERROR",
        # Faults of a database or a disk are reported without a traceback.
        "filters": ["brief"],
    }
    handlers = LOGGING["handlers"] | {"sentry": handler}
    root = LOGGING["root"] | {"handlers": ["console", "sentry"]}
    return LOGGING | {"handlers": handlers, "root": root}
