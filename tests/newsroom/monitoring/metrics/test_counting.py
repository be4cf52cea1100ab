"""Metrics have few names, however many addresses clients request."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from prometheus_client import REGISTRY

from newsroom.monitoring.metrics.counting import UNKNOWN, Counting, route_of
from newsroom.monitoring.request_notes import Note


def note(path, way="made"):
    scope = SimpleNamespace(method="GET", path=path, client="", headers={})
    return Note(scope, proxies=0, way=way, began=0.0)


def value(name, **labels):
    return REGISTRY.get_sample_value(name, labels) or 0


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/de/", "home"),
        ("/en/", "home"),
        ("/de/artikel/am-hafen/", "article"),
        ("/admin/articles/article/7/change/", "admin:articles_article_change"),
        ("/static/articles/x.css", "static"),
        ("/healthz", "healthz"),
        ("/wp-login.php", UNKNOWN),
        ("", UNKNOWN),
        ("/de/\0", UNKNOWN),
    ],
)
def test_an_address_is_counted_by_its_name_in_the_code(path, route):
    assert route_of(path) == route


def test_who_asks_for_thousands_of_addresses_makes_one_series():
    counting, before = Counting(), len(list(REGISTRY.collect()))
    for number in range(50):
        counting(note(f"/de/artikel/nr-{number}/"), 404, 10, 0.001)
        counting(note(f"/x{number}.php"), 404, 10, 0.001)
    [family] = [one for one in REGISTRY.collect() if one.name == "newsroom_requests"]
    routes = {sample.labels["route"] for sample in family.samples}
    assert routes <= {"article", UNKNOWN, "home"}
    assert len(list(REGISTRY.collect())) == before


def test_it_is_counted_by_whom_it_was_answered_and_how_long_it_took():
    told = ({"by": "held"}, "newsroom_request_seconds_count")
    before = value(told[1], **told[0])
    asked = {"route": "home", "status": "2xx"}
    requests = value("newsroom_requests_total", **asked)
    bytes_before = value("newsroom_answered_bytes_total")
    Counting()(note(reverse("home"), "held"), 200, 1_000, 0.0004)
    assert value(told[1], **told[0]) == before + 1
    assert value("newsroom_requests_total", **asked) == requests + 1
    assert value("newsroom_answered_bytes_total") == bytes_before + 1_000
