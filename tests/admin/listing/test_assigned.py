"""The list tells who reviews and until when, and is narrowed by both."""

import pytest
import time_machine
from django.utils import timezone

from articles.editing.assigning import Task, assign, take
from articles.models import Article, AssignmentRole
from tests.admin.article.assigning.test_pages import DAY, asked, overdue
from tests.support import factories
from tests.support.desk.desk import at_desk
from tests.support.factories import author, chief, editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]

WRITES, REVIEWS = AssignmentRole.WRITES, AssignmentRole.REVIEWS


def shown(person, **query) -> list[str]:
    answer = at_desk(person).get("/admin/articles/article/", query)
    return sorted(one.headline for one in answer.context["cl"].result_list)


def test_the_list_is_narrowed_by_reviewer_and_by_day():
    for headline in "ABCD":
        factories.in_review(headline=headline)
    a, b, c, _d = Article.objects.order_by("headline")
    soon = Task(timezone.localdate() + 3 * DAY)
    assign(a, REVIEWS, person=editor(), by=chief(), task=overdue())
    take(b, by=editor("Zweiter"))
    assign(c, WRITES, person=author(), by=chief(), task=soon)
    assert shown(editor(), reviewer="me") == ["A"]
    assert shown(editor(), reviewer="others") == ["B"]
    assert shown(editor(), reviewer="nobody") == ["C", "D"]
    assert shown(editor(), due="overdue") == ["A"]
    assert shown(editor(), due="today") == ["A"]
    assert shown(editor(), due="week") == ["A", "C"]
    assert shown(editor(), due="never") == ["A", "B", "C", "D"]


def test_columns_say_who_reviews_and_until_when_in_words():
    for headline in "ABC":
        factories.in_review(headline=headline)
    a, b, c = Article.objects.order_by("headline")
    assign(a, REVIEWS, person=editor(), by=chief(), task=overdue())
    take(b, by=editor("Zweiter"))
    with time_machine.travel(timezone.now() - 3 * DAY):
        take(c, by=editor("Dritter"))
    factories.profile(editor("Zweiter"), is_active=False)
    text = at_desk(chief()).get("/admin/articles/article/?phase=in_review").text
    assert "gestern, überfällig" in text
    assert "Zweiter (Konto geschlossen)" in text
    assert "Dritter (nicht mehr reserviert)" in text


def test_the_list_asks_as_often_for_many_assignments_as_for_one():
    address, counts = "/admin/articles/article/?phase=in_review", []
    for n in range(6):
        article = factories.in_review(headline=f"Text {n}")
        assign(article, REVIEWS, person=editor(), by=chief(), task=overdue())
        if n in {1, 5}:
            counts.append(asked(chief(), address))
    assert counts[0] == counts[1] <= 15
