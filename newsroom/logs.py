"""What is logged: a line of what strangers do, more of a fault."""

import logging
import re
from typing import Any

from newsroom.faults import in_words

# What would begin another line, or be obeyed by a terminal that shows it.
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Brief(logging.Filter):
    """Takes the traceback off what is no fault of the code.

    Anybody may send a form with ten thousand fields; it is worth a line, not a page.
    So is each answer that a database or a disk was to blame for. And a line is one:
    who sends a break of it writes no second one, as if we had.
    """

    def filter(self, record):
        if record.name.startswith("django.security"):
            record.exc_info = record.exc_text = None
        elif record.exc_info and (why := in_words(record.exc_info[1])):
            record.msg, record.args = f"{record.getMessage()} – {why}", ()
            record.exc_info = record.exc_text = None
        said = record.getMessage()
        if CONTROLS.search(said):
            record.msg, record.args = CONTROLS.sub(as_written, said), ()
        return True


def as_written(sign: re.Match) -> str:
    return ascii(sign[0])[1:-1]


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"brief": {"()": "newsroom.logs.Brief"}},
    "formatters": {"line": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["brief"],
            "formatter": "line",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # What strangers ask for is no fault of the site: unknown pages, wrong hosts.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # What was done as it should be is worth no line; what fails is one.
        "django.tasks": {"level": "WARNING"},
        # Of a database that is away it says four lines a second; we say one.
        "psycopg.pool": {"level": "ERROR"},
    },
}
