"""The people who look at an item are named to those who may see it, and not kept."""

import pytest

from articles.admin.inbox import presence
from articles.inbox.items import decide
from articles.models import InboxItem
from tests.support.desk.asking import changed, fingerprint
from tests.support.desk.desk import at_desk
from tests.support.factories import author, chief, editor
from tests.support.inbox import item

pytestmark = pytest.mark.django_db


def report(person, **data) -> dict:
    answer = at_desk(person).post("/admin/inbox/presence/", {"tab": "x"} | data)
    assert "no-store" in answer.headers["Cache-Control"]
    return answer.json()["items"]


def test_others_are_named_at_the_item_that_they_look_at():
    one, other = item("Labor"), item("Brücke")
    people = editor(), chief()
    before = fingerprint(InboxItem)
    assert report(people[0], item=one.pk) == {}
    assert report(people[1], item=other.pk) == {
        str(one.pk): "Gerade geöffnet: Redakteur Beispiel"
    }
    assert report(people[0], item=one.pk) == {
        str(other.pk): "Gerade geöffnet: Chefin Beispiel"
    }
    assert changed(before, InboxItem) == {}


def test_a_page_that_goes_on_or_closes_is_at_the_former_item_no_more(monkeypatch):
    one, other = item("Labor"), item("Brücke")
    report(editor(), item=one.pk)
    report(editor(), item=other.pk)
    assert list(report(chief())) == [str(other.pk)]
    report(editor(), item=other.pk, gone="1")
    assert report(chief()) == {}
    report(editor(), item=one.pk)
    monkeypatch.setattr(presence, "ALIVE", 0)
    assert report(chief()) == {}


def test_authors_hear_of_their_own_items_alone():
    mine, other = item("Meins"), item("Anderes")
    decide(mine, "hand", by=editor(), handed_to=author())
    report(editor(), item=other.pk, tab="a")
    report(chief(), item=mine.pk)
    assert list(report(author(), item=other.pk)) == [str(mine.pk)]
    assert list(report(chief())) == [str(other.pk)]
