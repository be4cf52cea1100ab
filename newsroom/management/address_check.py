"""Check if there is anything at an address, as the site itself answers a reader."""

import logging

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import Error, connection

from newsroom.page_cache.answers.answer import PageFacts
from newsroom.page_cache.answers.request_key import Asked
from newsroom.page_cache.stores.files import FOLDER, Stack
from newsroom.page_cache.warming import environ_of

NOT_FOUND, BROKEN = 404, 500


def is_there(path: str) -> bool | None:
    """Return whether it leads anywhere, or once did; None if nobody can look.

    `path` is decoded as WSGI's PATH_INFO is.
    """
    environ = environ_of("/") | {"PATH_INFO": path, PageFacts.NAME: PageFacts()}
    try:
        # Else Django would try, and log, again and again.
        connection.ensure_connection()
    except Error:
        return None
    status = answered(environ)
    if status >= 500:
        return None
    return status != NOT_FOUND or is_held(environ)


def answered(environ: dict) -> int:
    """Return the status, and have nothing of it logged."""
    found = [BROKEN]

    def start_response(status, _headers, _exc_info=None):
        found.append(int(status[:3]))

    logging.disable()
    try:
        WSGIHandler()(environ, start_response).close()
    except Exception:  # noqa: BLE001 – whatever it is that is broken, nobody can look
        return BROKEN
    finally:
        logging.disable(logging.NOTSET)
    return found[-1]


def is_held(environ: dict) -> bool:
    """Return True if the disk has a copy, even of a page the database has no more."""
    stack = Stack(settings.VAR / FOLDER, room=0, max_age=0)
    return stack.find(Asked.of(environ).key) is not None
