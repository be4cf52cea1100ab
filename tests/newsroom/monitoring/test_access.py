"""The access log describes an answer, and the client as far as it may."""

import json
import logging
from ipaddress import ip_address
from types import SimpleNamespace

import pytest

from newsroom.monitoring.access_log import AccessLog
from newsroom.monitoring.log_lines import Json, Line
from newsroom.monitoring.request_notes import Note


def note(path="/de/", *, client="127.0.0.1:1", **headers):
    scope = SimpleNamespace(method="GET", path=path, client=client, headers=headers)
    return Note(scope, proxies=1, way="held", began=0.0)


def logged(caplog, kept, noted, *, proxies=1):
    caplog.clear()
    with caplog.at_level(logging.INFO, logger="newsroom.access"):
        AccessLog(kept, proxies=proxies)(noted, 200, 5_123, 0.000_42)
    [record] = caplog.records
    return record


def test_an_answer_is_a_line_or_an_object_with_its_fields(caplog):
    noted = note(**{"x-request-id": "a1b2c3d4"})
    record = logged(caplog, "on", noted)
    assert Line().format(record) == (
        "INFO newsroom.access: GET /de/ 200 5123 0.4 held [a1b2c3d4]"
    )
    found = json.loads(Json().format(record))
    assert found["request_id"] == "a1b2c3d4"
    assert (found["path"], found["status"], found["from"]) == ("/de/", 200, "held")
    assert (found["bytes"], found["milliseconds"]) == (5_123, 0.4)


@pytest.mark.parametrize(
    ("client", "shortened"),
    [
        ("203.0.113.77", "203.0.113.0"),
        ("2001:db8:1234:5678::9", "2001:db8:1234::"),
        ("::ffff:203.0.113.77", "203.0.113.0"),
        ("nobody", ""),
    ],
)
def test_s63_an_address_is_left_out_shortened_or_whole_as_it_is_set(
    caplog, client, shortened
):
    noted = note(**{"x-forwarded-for": f"192.0.2.1, {client}"})
    assert "address" not in logged(caplog, "on", noted).told
    assert client not in Json().format(logged(caplog, "on", noted))
    assert logged(caplog, "shortened", noted).told["address"] == shortened
    whole = logged(caplog, "whole", noted).told["address"]
    # Python writes an IPv4 address within IPv6 in two ways.
    assert whole == (str(ip_address(client)) if shortened else "")
    # An address that a client claims beyond the proxies isn't logged.
    assert "192.0.2.1" not in Json().format(logged(caplog, "whole", noted))


def test_s35_an_address_of_a_page_makes_one_line_however_it_is_written(caplog):
    record = logged(caplog, "on", note("/de/\r\nINFO newsroom.access: GET /x\x1b[2J"))
    for form in (Line(), Json()):
        assert len(form.format(record).splitlines()) == 1
    record = logged(caplog, "on", note(f"/{'x' * 5_000}"))
    assert len(Line().format(record)) < 700
    record = logged(caplog, "on", note("/admin/invitation/7/secret/"))
    assert "secret" not in Line().format(record) + Json().format(record)
