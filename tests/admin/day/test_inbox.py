"""The newest of the inbox are on the first page, with how many there are."""

import pytest

from articles.inbox.items import decide, join
from tests.support.desk.desk import at_desk
from tests.support.factories import author, editor, user
from tests.support.inbox import item

pytestmark = pytest.mark.django_db


def lists(person) -> dict:
    page = at_desk(person).get("/admin/")
    return {one.name: one for one in page.context["in_house"]}


def test_editors_see_the_newest_open_ones_and_how_many_there_are():
    for number in range(7):
        item(f"Nachricht {number}")
    decide(item("Erledigt"), "dismiss", by=editor(), reason="Werbung")
    found = lists(editor())["inbox"]
    assert found.title == "Eingang"
    assert len(found.rows) == 5
    assert [link.text for link in found.all] == ["Alle: 7"]
    assert "Erledigt" not in [row.title for row in found.rows]


def test_the_same_news_stand_there_once():
    one, other = item("Zuerst"), item("Danach")
    join(one, other)
    assert [row.title for row in lists(editor())["inbox"].rows] == ["Zuerst"]


def test_authors_see_what_was_handed_to_them():
    item("Für andere")
    decide(item("Für sie"), "hand", by=editor(), handed_to=author())
    found = lists(author())["inbox"]
    assert (found.title, [row.title for row in found.rows]) == (
        "Ihnen zugeteilt",
        ["Für sie"],
    )


def test_others_see_nothing_of_it():
    item("Neu")
    assert "inbox" not in lists(user("Quellenwart Beispiel", "sources"))
