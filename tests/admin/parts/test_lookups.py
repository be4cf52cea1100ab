"""The desk's lists refuse forbidden lookups, and log each in one line."""

import logging

import pytest

from articles.models import Article, User
from newsroom.monitoring.logs import Brief
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def asked(caplog, path: str, query: dict) -> tuple[int, list[str]]:
    """Return the answer's status, and what the log says of it from WARNING on."""
    client = at_desk(factories.admin())
    client.raise_request_exception = False
    caplog.clear()
    status = client.get(path, query).status_code
    brief = Brief()
    lines = [
        f"{one.levelname} {one.getMessage()}"
        for one in caplog.records
        if one.name != "django.request" and brief.filter(one)
    ]
    return status, lines


@pytest.mark.parametrize(
    ("model", "query"),
    [
        (User, {"password__startswith": "p"}),
        (Article, {"author__password__startswith": "p"}),
        (Article, {"_to_field": "author__password"}),
    ],
)
def test_s14_s78_a_refused_lookup_is_one_line_at_warning(caplog, model, query):
    caplog.set_level(logging.WARNING)
    status, lines = asked(caplog, url(model, "changelist"), query)
    assert status == 400
    assert len(lines) == 1
    assert lines[0].startswith("WARNING ")


def test_s14_s78_so_is_a_field_that_nothing_is_completed_for(caplog):
    caplog.set_level(logging.WARNING)
    query = {"app_label": "articles", "model_name": "user\nERROR x"}
    query |= {"field_name": "password", "term": "p"}
    status, lines = asked(caplog, "/admin/autocomplete/", query)
    assert status == 403
    [line] = lines
    assert line.startswith("WARNING Completing refused: articles.user")
