"""A worker of the floor: nothing is kept, all is Django's to answer."""

from types import SimpleNamespace
from typing import Any, NamedTuple

from django.core.wsgi import get_wsgi_application

from newsroom.http_server.answering.dispatch import Door
from newsroom.http_server.processes import worker
from newsroom.http_server.reading.senders import Senders


class Asked(NamedTuple):
    method: str
    host: str
    path: str
    query: str
    scheme: str
    headers: Any
    # No thread of its own for searches, as Django's views have none.
    is_search: bool = False


NOTHING = SimpleNamespace(
    Asked=Asked,
    answer=lambda asked: None,
    instead=lambda asked: None,
    is_away=lambda: False,
)


def busy(path: str) -> tuple:
    return 503, [], b"busy\n"


def too_large(scope: object, most: int) -> tuple:
    return 413, [], f"more than {most}\n".encode()


def floor(threads: int) -> Door:
    return Door(
        get_wsgi_application(),
        pages=NOTHING,
        busy=busy,
        large=too_large,
        # Nobody sends much to it.
        senders=Senders(lambda header: {}, lambda cookies: False, str),
        threads=threads,
        # Some of what is measured takes seconds.
        patience=60,
        desk="/admin/",
    )


if __name__ == "__main__":
    worker.main(floor)
