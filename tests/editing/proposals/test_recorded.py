"""Proposals for pages and mastheads, and decisions on them, are in the record."""

import pytest

from articles.editing.proposals import accept, propose
from articles.models import Page, RecordEntry
from tests.support import factories

pytestmark = pytest.mark.django_db


def test_s69_a_page_that_is_proposed_and_accepted_is_recorded():
    page, chief, other = factories.site_page(), factories.chief(), factories.admin()
    RecordEntry._base_manager.all().delete()
    page.title = "Anders"
    accept(propose(page, by=chief), by=other)
    found = RecordEntry.objects.order_by("pk")
    assert [(one.deed, one.by, one.details["act"]) for one in found] == [
        ("proposal", chief, "proposed"),
        ("proposal", other, "accepted"),
    ]
    assert {(one.kind, one.key) for one in found} == {("articles.page", str(page.pk))}
    assert Page.objects.get(pk=page.pk).title == "Anders"
