"""A connection of its own to the database, that gives up soon and can be cut."""

import os
import socket
from contextlib import suppress
from copy import deepcopy
from threading import Lock

from django.db import connection, connections
from django.db.utils import load_backend

# Seconds.
PATIENCE = 2


class Line:
    """The default connection of the thread that opens it, and of no other."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._number = -1

    def open(self) -> None:
        if connection.settings_dict.get("IS_LINE") is None:
            connections["default"] = own_connection()
        connection.ensure_connection()
        if connection.vendor == "postgresql":
            with self._lock:
                self._number = connection.connection.fileno()

    def close(self) -> None:
        with self._lock:
            self._number = -1
        connection.close()

    def cut(self) -> None:
        """End what waits for a server that is silent; from another thread.

        Neither the server's limits nor the system's help where it was stopped.
        """
        with self._lock:
            if self._number >= 0:
                # It may have ended by itself meanwhile.
                with (
                    suppress(OSError),
                    socket.socket(fileno=os.dup(self._number)) as there,
                ):
                    there.shutdown(socket.SHUT_RDWR)
                self._number = -1


def own_connection():
    """Make one that waits for no place in the pool, which may be taken by readers."""
    told = deepcopy(connections.settings["default"])
    told |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False, "IS_LINE": True}
    kind, options = load_backend(told["ENGINE"]).DatabaseWrapper, told["OPTIONS"]
    if kind.vendor == "sqlite":
        options["timeout"] = PATIENCE
    else:
        options.pop("pool", None)
        options["connect_timeout"] = PATIENCE
        limit = f"-c statement_timeout={PATIENCE * 1000}"
        options["options"] = f"{options.get('options', '')} {limit}".strip()
    return kind(told, "default")
