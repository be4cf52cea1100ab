"""Approved is a state to see: as a badge, a filter, an order and in words."""

import pytest

from articles.models import Article
from tests.admin.day.lists import day_of
from tests.support import factories
from tests.support.desk.desk import at_desk, url
from tests.support.factories import chief, edited, editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LIST = url(Article, "changelist")
BADGE = '<span class="phase approved">Freigegeben</span>'


def listed(client, **query: str):
    return client.get(LIST, query)


def rows(answer) -> list[str]:
    return [str(one) for one in answer.context["cl"].result_list]


@pytest.fixture
def waiting() -> tuple[Article, Article]:
    factories.in_review(headline="In Arbeit")
    older = factories.approved(headline="Wartet länger")
    return older, factories.approved(headline="Wartet kurz")


def test_a_list_has_those_alone_that_wait_to_be_published(waiting):
    answer = listed(at_desk(chief()), phase="approved")
    assert rows(answer) == ["Wartet länger", "Wartet kurz"]
    # The article that waits longest comes first, with the columns of the queue.
    assert "column-waiting" in answer.text
    assert "column-approved_by" in answer.text
    assert '<a href="?phase=approved"' in listed(at_desk(chief())).text


def test_the_badge_says_it_on_the_list_the_page_and_the_review(waiting):
    older, _newer = waiting
    client = at_desk(chief())
    text = listed(client).text
    assert text.count(BADGE) == 2
    assert text.count('<span class="phase in_review">In Prüfung</span>') == 1
    for page in ("change", "review"):
        shown = client.get(url(Article, page, older.pk)).text
        assert BADGE in shown
        assert "Der Artikel wartet darauf, veröffentlicht zu werden." in shown
    assert BADGE in client.get(url(Article, "move", older.pk, "publish")).text


def test_a_change_takes_it_away(waiting):
    older, newer = waiting
    edited(older, by=editor("Kollegin Beispiel"), headline="Anders")
    client = at_desk(chief())
    assert rows(listed(client, phase="approved")) == [str(newer)]
    assert listed(client).text.count(BADGE) == 1


def test_an_author_finds_only_what_they_may_see(waiting):
    mine = factories.approved(headline="Meiner", by=factories.author("Andere Autorin"))
    client = at_desk(factories.author("Andere Autorin"))
    assert rows(listed(client, phase="approved")) == [str(mine)]


def test_the_start_page_leads_to_all_of_them():
    for number in range(6):
        factories.approved(headline=f"Meldung {number}")
    factories.in_review(headline="In Arbeit")
    [link] = day_of(chief())["publish"].all
    assert link.text == "Alle freigegebenen: 6"
    assert len(rows(at_desk(chief()).get(link.address))) == 6


def test_a_message_says_what_it_waits_for(waiting):
    article = factories.in_review(headline="Wird freigegeben")
    sent = {"seen": article.lock, "note": ""}
    client = at_desk(editor())
    answer = client.post(url(Article, "move", article.pk, "approve"), sent, follow=True)
    assert "Der Artikel wartet darauf, veröffentlicht zu werden." in answer.text
    assert "weil die Prüfung noch läuft" not in answer.text
