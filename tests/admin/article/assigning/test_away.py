"""The desk says who is away, to others and to the stand-in."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editing.assigning import Task, assign, take
from articles.models import Article, AssignmentRole, User
from tests.admin.day.lists import day_of, facts, titles
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form
from tests.support.desk.many import bulk_url, words
from tests.support.factories import author, chief, editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]

WRITES, REVIEWS = AssignmentRole.WRITES, AssignmentRole.REVIEWS
COMMISSION = "/admin/articles/article/commission/"
DAY = timedelta(days=1)


@pytest.fixture
def second() -> User:
    """Return the stand-in of the author and of the editor, who are away for a day."""
    found = editor("Zweiter")
    for person in (author(), editor()):
        until = timezone.localdate() + DAY
        factories.profile(person, away_until=until, stand_in=found)
    return found


def page(name: str, article: Article, *args) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *args])


def test_whoever_commissions_sees_it_in_the_list_and_is_warned(second):
    desk = at_desk(chief())
    assert "Autorin Beispiel (abwesend bis morgen)" in desk.get(COMMISSION).text
    sent = {"title": "Messe", "language": "de", "person": author().pk}
    answer = desk.post(COMMISSION, sent, follow=True)
    assert "Autorin Beispiel ist bis morgen abwesend. Vertretung: Zweiter." in (
        answer.text
    )
    assert Article.objects.get().author == author()


def test_whoever_assigns_is_warned_that_nobody_does_it(second):
    article = factories.in_review(by=second)  # so it can't fall to him
    desk, address = at_desk(chief()), page("assign", article, "reviews")
    # A narrow window cuts the choices off.
    said = "Autorin Beispiel (abwesend bis morgen), Redakteur Beispiel (abwesend"
    assert said not in desk.get(address).text
    assert said in desk.get(page("assign", article, "writes")).text
    sent = {"person": editor().pk}
    assert (
        "und dafür gibt es keine Vertretung"
        in desk.post(address, sent, follow=True).text
    )
    other = factories.in_review(headline="B")
    factories.profile(second, away_until=timezone.localdate())
    said = desk.post(page("assign", other, "reviews"), sent, follow=True).text
    assert "Die Vertretung, Zweiter, ist es auch" in said
    assert "abwesend bis morgen; die Vertretung, Zweiter, ist es auch" in said


def test_for_many_at_once_the_effect_says_so(second):
    one = factories.in_review(headline="A")
    client, path = at_desk(chief()), bulk_url("assign", [one])
    shown = client.post(path, read_form(client.get(path)) | {"reviewer": editor().pk})
    assert (
        "Redakteur Beispiel prüft; abwesend bis morgen, Vertretung: Zweiter"
        in words(shown)
    )


def test_form_review_page_and_list_name_who_stands_in(second):
    article = factories.in_review()
    take(article, by=editor())
    for name in ("change", "review"):
        shown = at_desk(chief()).get(page(name, article)).text
        assert "abwesend bis morgen, Vertretung: Zweiter" in shown
    path = "/admin/articles/article/?phase=in_review"
    listed = at_desk(chief()).get(path).text
    assert "Redakteur Beispiel (abwesend bis morgen)" in listed
    for reviewer in ("me", "others"):
        found = at_desk(second).get(f"{path}&reviewer={reviewer}").context["cl"]
        assert list(found.result_list) == ([article] if reviewer == "me" else [])


def test_the_stand_in_finds_it_on_the_first_page_while_it_is_its_turn(second):
    article = factories.in_review(headline="Prüfen")
    task = Task(timezone.localdate(), brief="Bitte genau.")
    assign(article, REVIEWS, person=editor(), by=chief(), task=task)
    draft = factories.draft(headline="Schreiben", by=author("Dritte"))
    assign(draft, WRITES, person=author(), by=chief())
    asked = {row.title: row for row in day_of(second)["asked"].rows}
    assert asked.keys() == {"Prüfen", "Schreiben"}
    assert asked["Prüfen"].note == "Bitte genau."
    assert asked["Prüfen"].facts[:2] == [
        "prüfen",
        "für Redakteur Beispiel (abwesend bis morgen)",
    ]
    # It is no longer somebody else's to him, but it is to others.
    assert "due" not in titles(second)
    assert facts(chief(), "due") == [
        "Redakteur Beispiel · prüfen · abwesend bis morgen, Vertretung: Zweiter · "
        "fällig: heute · zugewiesen von Chefin Beispiel, heute"
    ]
    assert [row.title for row in day_of(editor())["asked"].rows] == ["Prüfen"]


def test_the_calendar_of_the_stand_in_has_it(second):
    article, other = factories.in_review(headline="A"), factories.in_review(by=second)
    for one in (article, other):
        task = Task(timezone.localdate())
        assign(one, REVIEWS, person=editor(), by=chief(), task=task)
    calendar = f"/admin/calendar/?person={second.pk}&kind=due"
    found = at_desk(chief()).get(calendar).text
    assert page("change", article) in found
    assert f"{page('assign', article, 'reviews')}" in found
    assert page("assign", other, "reviews") not in found


def test_the_list_of_accounts_says_who_is_away(second):
    admin = factories.admin()
    listed = at_desk(admin).get("/admin/articles/user/").text
    assert listed.count("abwesend bis") == 2
