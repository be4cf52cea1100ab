"""Count the server's answers: their number, who made them, and how long it took."""

from functools import lru_cache

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from prometheus_client import Counter, Histogram

from newsroom.monitoring.request_notes import Note

# Seconds; cached answers take less than the first, work at the desk up to the last.
STEPS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60)
STATIC, UNKNOWN = "static", "unknown"

REQUESTS = Counter(
    "newsroom_requests",
    "Requests by the name of their address in the code, and by the class of the status",
    ("route", "status"),
)
SECONDS = Histogram(
    "newsroom_request_seconds",
    "Seconds until a request was answered, by whom it was: what was held, a copy of "
    "that, the code (made), the door itself (refused), or nobody (busy)",
    ("by",),
    buckets=STEPS,
)
BYTES = Counter("newsroom_answered_bytes", "Bytes of bodies, before what HTTP adds")


@lru_cache(maxsize=4_096)
def route_of(path: str) -> str:
    """Return the name that an address has in the code: there are few, and fixed ones.

    So a client that asks for thousands of addresses can't make thousands of series.
    """
    if path.startswith(settings.STATIC_URL):
        return STATIC
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    try:
        with translation.override(language):
            return resolve(path).view_name or UNKNOWN
    except Resolver404:
        return UNKNOWN


class Counting:
    def __call__(self, note: Note, status: int, size: int, seconds: float) -> None:
        REQUESTS.labels(route_of(note.path), f"{status // 100}xx").inc()
        SECONDS.labels(note.way).observe(seconds)
        BYTES.inc(size)
