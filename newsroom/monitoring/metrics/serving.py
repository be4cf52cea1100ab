"""Serve metrics at an address of their own, which no reader's request reaches.

Each worker of the server listens there; the system lets one of them answer. So nothing
is missed while one is replaced.
"""

import os
import socket
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from threading import Thread

from django.core.exceptions import ImproperlyConfigured
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector

from newsroom.monitoring.metrics.counting import Counting
from newsroom.monitoring.metrics.figures import Figures
from newsroom.monitoring.monitoring_settings import Place

PATH = "/metrics"
# Seconds for a client that connects and sends nothing.
PATIENCE = 10
# The variable with the folder of the workers' counts; the library reads it as well.
FOLDER = "PROMETHEUS_MULTIPROC_DIR"


def text() -> bytes:
    """Return what all workers have counted, and what the newsroom is now."""
    registry = CollectorRegistry(auto_describe=False)
    if os.environ.get(FOLDER):
        MultiProcessCollector(registry)
    registry.register(Figures())
    return generate_latest(registry)


class Asked(BaseHTTPRequestHandler):
    timeout = PATIENCE
    server_version, sys_version = "newsroom", ""

    def do_GET(self):
        is_found = self.path.partition("?")[0] == PATH
        body = text() if is_found else b"Metrics are at /metrics.\n"
        self.send_response(HTTPStatus.OK if is_found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", CONTENT_TYPE_PLAIN_0_0_4)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said):
        """Log nothing: a request every few seconds is no news."""


class Listening(ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True

    def __init__(self, place: Place):
        if ":" in place.host:
            self.address_family = socket.AF_INET6
        super().__init__((place.host, place.port), Asked)

    def server_bind(self):
        # All workers listen at once; another user's program can't join them.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        super().server_bind()


def serve(place: Place) -> Listening:
    """Listen in a thread; ImproperlyConfigured if nobody can listen there."""
    try:
        server = Listening(place)
    except OSError as error:
        raise ImproperlyConfigured(
            f"NEWSROOM_METRICS names {place.host}:{place.port}, where nothing can "
            f"listen: {error.strerror or error}. Name another port, or remove it."
        ) from None
    Thread(target=server.serve_forever, daemon=True, name="metrics").start()
    return server


def begin_here(place: Place) -> Counting:
    serve(place)
    return Counting()
