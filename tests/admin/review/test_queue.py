"""The queue stands beside the article, and a script goes through it without a page."""

import re

import pytest
from django.urls import reverse

from articles.models import Article
from articles.workflow import Phase
from tests.admin.article.moves.test_moves import move_url, text_of
from tests.admin.review.test_page import opened, review_url
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db

QUEUE = "/admin/review/"
HEADLINES = ("Erster", "Zweiter", "Dritter")


@pytest.fixture
def waiting() -> list[Article]:
    return [factories.in_review(headline=headline) for headline in HEADLINES]


def beside(person) -> dict[str, str]:
    """Return the header that the script of this user's page sends."""
    return {"X-Beside": str(person.pk)}


def decide(person, article, name: str, by=None, **sent):
    data = {"seen": Article.objects.get(pk=article.pk).lock, "_after": "next"} | sent
    headers = beside(by or person)
    return at_desk(person).post(move_url(article, name), data, headers=headers)


def lines(answer) -> list[str]:
    return [line.article.headline for line in answer.context["queue"].lines]


def test_the_queue_has_a_page_of_its_own_in_the_order_of_submission(waiting):
    answer = at_desk(factories.editor()).get(QUEUE)
    assert lines(answer) == [*HEADLINES]
    assert [review_url(one) in answer.text for one in waiting] == [True] * 3
    assert "Zu prüfen: 3" in text_of(answer)


def test_an_article_in_review_has_the_queue_beside_it_and_its_own_line_marked(waiting):
    answer = opened(factories.editor(), waiting[1])
    assert [line.is_here for line in answer.context["queue"].lines] == [
        False,
        True,
        False,
    ]
    assert answer.text.count('aria-current="true"') == 1
    assert "2 von 3, die auf Sie warten" in text_of(answer)


def test_of_a_long_queue_forty_lines_are_shown_the_article_among_them(waiting):
    more = [factories.in_review(headline=f"Nr. {n}") for n in range(50)]
    answer = opened(factories.editor(), more[-1])
    assert len(lines(answer)) == 40
    assert lines(answer)[-1] == "Nr. 49"
    assert "13 weitere in der Liste der Artikel" in text_of(answer)


def test_an_author_has_no_queue_beside_her_own_article(waiting):
    answer = opened(waiting[0].author, waiting[0])
    assert lines(answer) == []
    assert "beside.js" not in answer.text


def test_who_changes_no_articles_has_no_queue():
    people = factories.user("Quellen Beispiel", "sources")
    assert at_desk(people).get(QUEUE).status_code == 403


def test_a_script_reads_the_article_without_the_page_around_it(waiting):
    editor = factories.editor()
    answer = at_desk(editor).get(review_url(waiting[0]), headers=beside(editor))
    assert "<html" not in answer.text
    assert "data-reviewed" in answer.text
    assert "data-queue" in answer.text
    assert f'data-ahead="{review_url(waiting[1])}"' in answer.text


def test_a_script_is_told_of_an_article_that_left_the_review(waiting):
    editor, [first, second, _third] = factories.editor(), waiting
    factories.move(first, "send_back", by=factories.chief(), note="Quelle?")
    client = at_desk(editor)
    answer = client.get(review_url(first), headers=beside(editor))
    assert "nicht mehr in Prüfung" in text_of(answer)
    assert f'href="{review_url(second)}"' in answer.text
    # It isn't said a second time on the next page.
    assert "messagelist" not in client.get(QUEUE).text


def test_a_decision_is_answered_by_its_message_and_the_queue_that_is_left(waiting):
    editor, [first, second, _third] = factories.editor(), waiting
    answer = decide(editor, first, "approve")
    assert answer.status_code == 200
    assert answer["X-Beside"] == "done"
    assert answer["Content-Location"] == review_url(second)
    assert "Freigegeben: „Erster“." in text_of(answer)
    assert "Rückgängig" in answer.text
    assert lines(answer) == ["Zweiter", "Dritter"]
    assert re.search(r"Noch 2 für Sie.*Zu prüfen: 2", text_of(answer), re.DOTALL)


def test_after_the_last_one_the_queue_says_that_nothing_is_left():
    article, editor = factories.in_review(), factories.editor()
    answer = decide(editor, article, "approve")
    assert answer["Content-Location"] == QUEUE
    shown = at_desk(editor).get(QUEUE, headers=beside(editor))
    assert "Für Sie ist nichts mehr zu prüfen." in text_of(shown)


def test_a_refusal_is_told_as_one(waiting):
    editor, first = factories.editor(), waiting[0]
    factories.move(first, "approve", by=editor)
    answer = decide(editor, first, "approve")
    assert answer["X-Beside"] == "refused"
    assert "error" in answer.text


def test_what_changed_meanwhile_is_shown_and_nothing_decided(waiting):
    editor, first = factories.editor(), waiting[0]
    lock = first.lock
    factories.edited(first, by=factories.chief(), teaser="Neu.")
    answer = decide(editor, first, "approve", seen=lock)
    assert "X-Beside" not in answer.headers
    assert "move-body" in answer.text
    assert not Article.objects.get(pk=first.pk).decisions.filter(transition="approve")


def test_a_move_that_leads_elsewhere_says_where_and_keeps_its_message(waiting):
    editor, first = factories.editor(), waiting[0]
    client = at_desk(editor)
    data = {"seen": first.lock, "note": "Kürzer.", "_after": "review"}
    url = move_url(first, "send_back")
    answer = client.post(url, data, headers=beside(editor))
    assert answer["X-Beside"] == "elsewhere"
    there = reverse("admin:articles_article_change", args=[first.pk])
    assert answer["Content-Location"] == there
    assert "messagelist" in client.get(there).text


def test_nobody_decides_from_a_page_that_was_made_for_somebody_else(waiting):
    first = waiting[0]
    answer = decide(factories.chief(), first, "approve", by=factories.editor())
    assert answer.status_code == 401
    assert Article.objects.get(pk=first.pk).phase() is Phase.IN_REVIEW
    assert not Article.objects.get(pk=first.pk).decisions.filter(transition="approve")


def test_without_the_script_a_move_leads_to_a_page_as_before(waiting):
    first, second, _third = waiting
    data = {"seen": first.lock, "_after": "next"}
    answer = at_desk(factories.editor()).post(move_url(first, "approve"), data)
    assert answer.status_code == 302
    assert answer["Location"] == review_url(second)
