"""Put together what answers in a process: the pages and the desk behind their door."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from articles.domain import search
from newsroom import page_cache
from newsroom.database.version_check import why_not_here
from newsroom.http_server.answering.dispatch import Door
from newsroom.http_server.reading.busy_page import busy, large
from newsroom.http_server.reading.oversize import senders
from newsroom.monitoring import metrics
from newsroom.monitoring.access_log import AccessLog
from newsroom.monitoring.request_notes import Observer
from newsroom.wsgi import application


def assemble(threads: int) -> Door:
    """Return the door. Raise ImproperlyConfigured where it can't answer here."""
    if why := why_not_here():
        raise ImproperlyConfigured(why)
    told = observers()
    search.leave_to_worker()
    page_cache.start()
    return Door(
        application,
        pages=page_cache,
        busy=busy,
        large=large,
        senders=senders(),
        threads=threads,
        patience=settings.NEWSROOM_PATIENCE,
        desk=reverse("admin:index"),
        proxies=settings.NEWSROOM_PROXY_COUNT,
        observers=told,
    )


def observers() -> list[Observer]:
    """Return what is to be told of each request."""
    those: list[Observer] = []
    if (kept := settings.NEWSROOM_ACCESS_LOG) != "off":
        those.append(AccessLog(kept, proxies=settings.NEWSROOM_PROXY_COUNT))
    if place := settings.NEWSROOM_METRICS:
        those.append(metrics.begin(place))
    return those
