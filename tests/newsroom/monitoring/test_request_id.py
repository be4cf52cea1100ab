"""Requests and tasks have an id, which answers repeat."""

import logging

import pytest
from django.tasks import task
from django_ox.models import OxTask
from django_ox.testing import run_tasks

from newsroom.monitoring.log_lines import ids_of
from newsroom.monitoring.request_id import SAFE, id_of, may_be_told

logger = logging.getLogger(__name__)


@task(queue_name="soon")
def say_so() -> None:
    logger.warning("done")


@pytest.mark.parametrize(
    "claimed",
    [
        "",
        None,
        "short",
        "a" * 65,
        "a1b2c3d4\r\nX: y",
        "a1b2c3d4 e",
        "-a1b2c3d4",
        "ä" * 9,
    ],
)
def test_s35_what_a_proxy_claims_is_taken_only_if_it_is_safe(claimed):
    assert SAFE.fullmatch(id_of(claimed, is_believed=True))
    assert id_of(claimed, is_believed=True) != claimed


def test_s65_only_a_proxy_that_is_configured_is_believed():
    assert id_of("a1b2c3d4-e5f6", is_believed=True) == "a1b2c3d4-e5f6"
    assert id_of("a1b2c3d4-e5f6", is_believed=False) != "a1b2c3d4-e5f6"
    assert len({id_of(None, is_believed=False) for _ in range(100)}) == 100


@pytest.mark.parametrize(
    ("status", "said", "is_told"),
    [
        (200, "private, no-cache", True),
        (200, "max-age=0, no-store", True),
        (200, "max-age=0, s-maxage=1", False),
        (200, "", False),
        (404, "", False),
        (500, "", True),
        (503, "max-age=0, no-cache, no-store, private", True),
        (503, "s-maxage=1", False),
    ],
)
def test_what_others_may_be_given_too_bears_no_id(status, said, is_told):
    headers = [
        ("Content-Type", "text/html"),
        *([("cache-control", said)] if said else []),
    ]
    assert may_be_told(status, headers) is is_told


class Listening(logging.Handler):
    def __init__(self):
        super().__init__()
        self.seen = []

    def emit(self, record):
        self.seen.append((record.getMessage(), ids_of(record)))


@pytest.mark.django_db
def test_what_is_logged_of_a_task_bears_its_id():
    listening = Listening()
    logger.addHandler(listening)
    say_so.enqueue()
    run_tasks()
    logger.warning("afterwards")
    logger.removeHandler(listening)
    named = str(OxTask.objects.get().pk)
    assert listening.seen == [("done", {"task_id": named}), ("afterwards", {})]
