"""A headline that another article has is named, with the way to that one."""

import pytest

from articles.editing.preflight import preflight
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def named(article, by=None):
    return [it for it in preflight(article, by=by) if it.code == "same-headline"]


def test_a_headline_is_compared_with_what_is_public_or_in_work():
    me, live = factories.author(), factories.published(headline="Neues aus Rom")
    mine = factories.draft(headline="Neues  aus „Rom“")
    assert named(mine, by=me) == []
    mine = factories.edited(mine, by=me, headline="Neues aus Rom")
    [found] = named(mine, by=me)
    assert found.address == f"/admin/articles/article/{live.pk}/change/"
    [unsaid] = named(mine)
    assert unsaid.address == ""
    # Neither its own versions, nor another language, nor what is gone.
    english = factories.draft(headline="Neues aus Rom", language="en")
    assert named(english, by=me) == []
    again = factories.revised(live)
    assert [it.address for it in named(again, by=me)] == [
        f"/admin/articles/article/{mine.pk}/change/"
    ]
    factories.move(mine, "discard", by=me)
    assert named(again, by=me) == []


def test_nobody_learns_of_a_headline_that_she_may_not_see():
    factories.draft(headline="Geheim", by=factories.author("Andere Autorin"))
    mine = factories.draft(headline="Geheim")
    assert named(mine, by=factories.author()) == []
    assert len(named(mine, by=factories.editor())) == 1
    assert named(mine) == []
