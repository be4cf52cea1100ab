"""The names of all labels, given once to the forms in which they are chosen."""

import pytest
from django.urls import reverse

from articles.admin.label import names
from articles.models import CountryOrganisation
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return at_desk(factories.author())


def asked(client, **headers):
    return client.get(reverse("label_names"), headers=headers)


def test_each_label_comes_with_all_that_it_answers_to(client):
    source = factories.source("Clusterportal Hessen", aliases="CPH")
    france = CountryOrganisation.objects.get(code="FR")
    given = asked(client).json()
    shown = [str(source.pk), "Clusterportal Hessen", "clusterportal hessen", "cph"]
    assert given["source"] == [shown]
    [row] = [it for it in given["country"] if it[0] == str(france.pk)]
    assert row[1] == "Frankreich"
    assert {"fr", "france", "frankreich"} <= set(row[2:])


def test_a_browser_asks_only_whether_they_are_still_right(client):
    source = factories.source("Eins")
    first = asked(client)
    assert first.headers["Cache-Control"] == "private, no-cache"
    tag = first.headers["ETag"]
    for said in (tag, f"W/{tag}"):
        assert asked(client, if_none_match=said).status_code == 304
    source.aliases = "Uno"
    source.save()
    again = asked(client, if_none_match=tag)
    assert "uno" in again.json()["source"][0]


def test_of_a_kind_with_very_many_labels_each_word_is_asked_for(client, monkeypatch):
    monkeypatch.setattr(names, "MOST", 1)
    factories.source("Eins")
    given = asked(client).json()
    assert given["source"]
    assert given["country"] is None
