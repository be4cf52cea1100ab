"""The desk says what there is to do, and leads there."""

import pytest
from django.urls import reverse

from articles.desk.waiting import waiting_for
from tests import factories
from tests.admin.desk import at_desk

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def counts(person) -> dict[str, int]:
    return {one.label: one.count for one in waiting_for(person)}


def one_of_each():
    factories.draft()
    factories.draft(by=factories.author("Kollegin Beispiel"))
    factories.in_review()
    factories.in_review(by=factories.author("Kollegin Beispiel"))
    factories.scheduled()
    factories.published()
    factories.discarded()


def test_everybody_is_told_what_waits_for_her():
    one_of_each()
    assert counts(factories.author()) == {"Meine Entwürfe": 1, "In Prüfung": 1}
    everything = {"Alle Entwürfe": 2, "In Prüfung": 2, "Terminiert": 1}
    assert counts(factories.editor()) == {"Meine Entwürfe": 0} | everything
    assert counts(factories.chief()) == {"Meine Entwürfe": 0} | everything
    assert counts(factories.user("Quellen Beispiel", "sources")) == {}


def test_each_count_leads_to_as_many_articles():
    one_of_each()
    for person in (factories.author(), factories.editor(), factories.chief()):
        client = at_desk(person)
        assert "Was zu tun ist" in client.get(reverse("admin:index")).text
        for one in waiting_for(person):
            page = reverse("admin:articles_article_changelist", query=one.query)
            listed = client.get(page).context["cl"].result_count
            assert listed == one.count, one.label
