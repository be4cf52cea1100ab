"""Tests of one more kind of notice, of texts that somebody else discards.

They run in a copy of the code base with that kind: see `test_followed.py`.
"""

import pytest

from articles.editing.publishing import move
from articles.models import DeskNotice
from tests.editing.notices.newsroom import person, text
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db


def test_the_writer_hears_of_it_and_may_choose_how():
    article = move(text(), "submit", by=person("author"))
    move(article, "discard", by=person("editor"), note="Überholt.")
    row = DeskNotice.objects.get()
    assert (row.kind, row.person, row.by) == (
        "discarded",
        person("author"),
        person("editor"),
    )
    client = at_desk(person("author"))
    assert "Verworfen" in client.get("/admin/notices/").text
    assert "Verworfen" in client.get("/admin/notices/settings/").text
