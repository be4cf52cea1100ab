"""An item is parted from its cluster by a button, and the message takes that back."""

import re

import pytest

from articles.inbox.items import join
from articles.models import InboxItem, NotSame
from tests.support.desk.desk import at_desk
from tests.support.factories import chief, editor
from tests.support.inbox import item

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ROOT = "/admin/inbox/"


def send(one: InboxItem, name: str, *, by=None, follow=False):
    address = f"{ROOT}{one.pk}/{name}/"
    return at_desk(by or editor()).post(address, {"seen": one.lock}, follow=follow)


def stored(one: InboxItem) -> InboxItem:
    return InboxItem.objects.get(pk=one.pk)


def test_a_parting_is_undone_by_its_message():
    one, other, third = item("Labor"), item("Brücke"), item("Dritte")
    join(one, other)
    join(third, other)
    cluster = stored(one).cluster
    answer = send(stored(one), "part", follow=True)
    told = re.search(r'name="seen" value="([^"]+)"\s*>', answer.text)
    assert told
    assert told[1] == f"{one.pk}-1~{other.pk}.{third.pk}"
    assert stored(one).cluster is None
    back = at_desk(editor()).post(f"{ROOT}undo/", {"seen": told[1]}, follow=True)
    assert "„Labor“ steht wieder bei denselben Nachrichten." in back.text
    assert stored(one).cluster == cluster == stored(other).cluster
    assert not NotSame.objects.exists()
    again = at_desk(editor()).post(f"{ROOT}undo/", {"seen": told[1]}, follow=True)
    assert "Jemand" in again.text or "entschieden" in again.text


def test_nobody_undoes_the_parting_of_a_colleague():
    one, other = item("Labor"), item("Brücke")
    join(one, other)
    send(stored(one), "part", by=chief())
    for seen in (f"{one.pk}-1~{other.pk}", f"{one.pk}-1~x.²", f"{one.pk}-1~"):
        at_desk(editor()).post(f"{ROOT}undo/", {"seen": seen})
        assert stored(one).cluster is None
        assert NotSame.objects.count() == 1
