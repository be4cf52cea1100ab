"""The log has one line for a record, and nothing that is personal."""

import json
import logging
import sys
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from newsroom.monitoring import request_id
from newsroom.monitoring.log_lines import Json, Line

FORGED = "/de/\r\nERROR django.request: forged\x1b[2K\u2028more\x85\u202eend"


def record(message, *args, error=None, name="django.request", **extra):
    told = (name, logging.ERROR, "", 1, message, args, error)
    return logging.getLogger(name).makeRecord(*told[:6], told[6], extra=extra)


def raised(error):
    try:
        raise error
    except type(error):
        return sys.exc_info()


def test_s35_whatever_is_sent_a_line_is_a_line_and_an_object_a_line():
    for form in (Line(), Json()):
        said = form.format(record("Not Found: %s", FORGED))
        assert len(said.splitlines()) == 1
        assert said.isprintable()
    assert json.loads(said)["message"].startswith(
        r"Not Found: /de/\r\nERROR django.requ"
    )


def test_s35_no_traceback_passes_for_another_record():
    error = raised(ValueError("one\nERROR django.request: forged"))
    line = Line().format(record("Internal Server Error: %s", "/de/", error=error))
    first, *below = line.splitlines()
    assert first == "ERROR django.request: Internal Server Error: /de/"
    assert "  ValueError: one" in below
    assert all(one.startswith("  ") for one in below)
    told = Json().format(record("x", error=error))
    assert len(told.splitlines()) == 1
    found = json.loads(told)["exception"]
    assert found["type"] == "builtins.ValueError"
    assert "raise error" in found["traceback"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Bad: /de/suche/?q=krank&page=2 now", "Bad: /de/suche/?… now"),
        (
            "https://news.example.org/en/search/?q=ill doesn't match",
            "https://news.example.org/en/search/?… doesn't match",
        ),
        ("postgres://desk:pass@db/name", "postgres://…@db/name"),
        ("to anna.muster@example.org (550)", "to …@example.org (550)"),
        (
            "duplicate key\nDETAIL:  Key (email)=(anna) already exists.\nNext",
            r"duplicate key\nNext",
        ),
        (
            "syntax error\nLINE 1: SELECT 'Muster'\n               ^",
            "syntax error",
        ),
        ("Who reads /de/? Everybody", "Who reads /de/? Everybody"),
    ],
)
def test_what_the_log_need_not_know_is_taken_out(said, left):
    assert Line().format(record("%s", said)) == f"ERROR django.request: {left}"
    assert "Muster" not in Json().format(
        record("%s", said, error=raised(ValueError(said)))
    )


def test_no_link_that_lets_somebody_in_is_in_the_log():
    for name, args in (
        ("password_reset_confirm", ("MQ", "secret-1")),
        ("confirm_address", ("secret-2",)),
        ("invitation", (7, "secret-3")),
    ):
        said = Json().format(record("Forbidden: %s", reverse(name, args=args)))
        assert "secret" not in said
        assert "Forbidden: /admin/" in said


def test_an_object_says_when_what_and_of_which_request():
    made = record("Gestört: %s", "Köln")
    with request_id.belonging_to("a1b2c3d4"):
        found = json.loads(Json().format(made))
    moment = datetime.fromisoformat(found.pop("time"))
    assert moment.tzinfo == UTC
    assert abs(moment.timestamp() - made.created) < 0.002
    assert found == {
        "level": "ERROR",
        "logger": "django.request",
        "message": "Gestört: Köln",
        "request_id": "a1b2c3d4",
    }


def test_who_writes_a_record_may_know_better_to_what_it_belongs():
    with request_id.belonging_to("a1b2c3d4"):
        assert Line().format(record("x", request_id="other-id")).endswith(" [other-id]")
        assert Line().format(record("x")).endswith(": x [a1b2c3d4]")
    assert Line().format(record("x")).endswith(": x")


@pytest.mark.parametrize(
    "sign", ["/", "\n", " ", "a", "?", "a@", "a://", "\nDETAIL:", "\x1b"]
)
def test_what_strangers_send_takes_no_longer_than_it_is_long(sign):
    # As long as an address may be, and far longer. Were it looked at anew from each of
    # its signs, this would take many seconds.
    said = Line().format(record("Not Found: %s", sign * 50_000))
    assert said.startswith("ERROR django.request: Not Found: ")
    assert len(said.splitlines()) == 1
