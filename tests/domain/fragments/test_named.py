"""Lists name versions in the order that was asked for, with one query."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from articles.domain.fragments import named
from tests.support import factories

pytestmark = pytest.mark.django_db


def test_versions_are_named_in_the_order_that_was_asked_for():
    one = factories.published(headline="Eins", slug="eins", dated="2020-02-12")
    other = factories.published(headline="Zwei")
    with CaptureQueriesContext(connection) as queries:
        found = named([other.pk, 0, one.pk])
    assert len(queries) == 1
    assert [each.headline for each in found] == ["Zwei", "Eins"]
    assert found[1].printed_on == date(2020, 2, 12)
    with override("de"):
        assert found[1].get_absolute_url() == one.get_absolute_url()
        assert found[1].permalink == one.permalink


def test_who_names_nothing_asks_nothing():
    with CaptureQueriesContext(connection) as queries:
        assert named([]) == []
    assert not queries.captured_queries
