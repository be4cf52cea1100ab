"""Publishing reads the few rows that it is about, also after an ANALYZE of SQLite."""

import re

import pytest
from django.db import connection

from articles.editing.publishing import move
from tests.support import factories
from tests.support.plans import asked, plan
from tests.support.statistics import as_if_times

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's planner"),
]
# Tables with a row or more for each article, or for each version of one.
SCANNED = re.compile(r"SCAN (articles_\w+|T\d+|U\d+|V\d+)\b")
SMALL = {"articles_siterevision", "articles_masthead", "articles_page"}


def test_no_table_is_scanned_where_nothing_is_a_translation():
    for number in range(20):
        factories.published(headline=f"Meldung {number}")
    draft = factories.draft(headline="Neu")
    move(draft, "submit", by=draft.author)
    with as_if_times(10_000):
        questions = asked(lambda: move(draft, "publish", by=factories.chief()))
        found = {f"{sql}\n{how}" for sql, how in plans(questions) if is_long(how)}
    assert found == set()


def plans(questions):
    return [(one[0], plan(one)) for one in questions]


def is_long(how: str) -> bool:
    return any(name not in SMALL for name in SCANNED.findall(how))
