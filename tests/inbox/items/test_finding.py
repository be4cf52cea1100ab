"""Items are found by how words begin, and by suggested labels, on either database."""

import pytest

from articles.inbox.items import find_items
from articles.inbox.items.deciding import decide
from articles.models import InboxItem
from tests.support.factories import editor
from tests.support.inbox import item

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TOPIC = [{"kind": "topic", "key": 12, "name": "Labore", "why": "title"}]


def found(text: str = "", label=None, **options) -> list[str]:
    keys = find_items(text, label, **{"is_open": True} | options).keys
    titles = dict(InboxItem.objects.values_list("pk", "title"))
    return [titles[key] for key in keys]


def test_all_words_are_found_by_how_they_begin():
    item("Neues Labor in Lyon", summary="Forschung an der Brücke")
    item("Neue Straße in Lyon")
    assert found("lyon") == ["Neue Straße in Lyon", "Neues Labor in Lyon"]
    assert found("LYON labo") == ["Neues Labor in Lyon"]
    assert found("brück") == ["Neues Labor in Lyon"]
    assert found("straß") == ["Neue Straße in Lyon"]
    assert found("abor") == []


@pytest.mark.parametrize(
    "typed", ['"', "*", "a' OR 1=1 --", ":* & !", "%", "NEAR(", "()"]
)
def test_signs_mean_nothing(typed):
    item("Ganz anders")
    assert found(typed) == []


def test_a_suggested_label_is_found():
    item("Mit Thema", suggestions=TOPIC)
    item("Mit anderem", suggestions=[{"kind": "topic", "key": 123}])
    item("Ohne")
    assert found(label=("topic", 12)) == ["Mit Thema"]
    assert found("thema", ("topic", 12)) == ["Mit Thema"]
    assert found("anderem", ("topic", 12)) == []


def test_the_index_follows_changes_and_decisions():
    one = item("Alter Titel")
    one.title, one.suggestions = "Junger Titel", TOPIC
    one.save()
    assert (found("alter"), found("junger")) == ([], ["Junger Titel"])
    InboxItem.objects.filter(pk=one.pk).update(summary="nachgereicht")
    assert found("nachger", ("topic", 12)) == ["Junger Titel"]
    decide(one, "dismiss", by=editor(), reason="Werbung")
    assert found("junger") == []
    assert found("junger", is_open=False) == ["Junger Titel"]
    one.delete()
    assert found("junger", is_open=False) == []


def test_more_than_anybody_pages_through_is_said(monkeypatch):
    monkeypatch.setattr("articles.inbox.items.finding.MOST", 2)
    for number in range(3):
        item(f"Labor {number}")
    keys = find_items("labor", None, is_open=True)
    assert keys.is_cut
    assert found("labor") == ["Labor 2", "Labor 1"]
