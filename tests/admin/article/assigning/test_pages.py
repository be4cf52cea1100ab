"""The pages of assignments, their panel, and the desk's first page."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.admin.article.moves import article_state
from articles.domain import assignments
from articles.editing.assigning import Task, assign, take
from articles.models import Article, AssignmentRole
from tests.admin.day.lists import day_of, facts, titles
from tests.support import factories
from tests.support.desk.desk import at_desk
from tests.support.factories import author, chief, editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]

WRITES, REVIEWS = AssignmentRole.WRITES, AssignmentRole.REVIEWS
COMMISSION = "/admin/articles/article/commission/"
DAY = timedelta(days=1)


def page(name: str, article: Article, *args) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *args])


def open_row(article: Article, role: str):
    rows = assignments.open_for([article.edition_id])
    return rows.get((article.edition_id, role))


def review_of(person, article: Article):
    return at_desk(person).get(page("review", article))


def overdue(brief: str = "") -> Task:
    return Task(timezone.localdate() - DAY, is_urgent=True, brief=brief)


# -- Commission ---------------------------------------------------------------


def test_a_chief_commissions_from_the_first_page_and_the_writer_finds_it_there():
    desk = at_desk(chief())
    assert COMMISSION in desk.get("/admin/").text
    sent = {
        "title": "Messe in Lyon",
        "language": "de",
        "person": author().pk,
        "due_on": "2999-01-02",
        "due_time": "14:00",
        "brief": "Nur das Neue.",
    }
    answer = desk.post(COMMISSION, sent, follow=True)
    assert "In Auftrag gegeben: Autorin Beispiel schreibt es." in answer.text
    draft = Article.objects.get()
    assert (draft.author, draft.headline) == (author(), "Messe in Lyon")
    [row] = day_of(author())["asked"].rows
    assert (row.title, row.note) == ("Messe in Lyon", "Nur das Neue.")
    assert row.address == page("change", draft)
    form = at_desk(author()).get(row.address).text
    assert "Nur das Neue." in form


def test_what_is_missing_is_said_at_its_field_and_nothing_begins():
    answer = at_desk(chief()).post(COMMISSION, {"due_time": "14:00", "title": ""})
    assert set(answer.context["form"].errors) == {
        "title",
        "language",
        "person",
        "due_on",
    }
    assert not Article.objects.exists()


@pytest.mark.parametrize("title", ["x" * 251, "\N{DEVANAGARI LETTER QA}" * 126])
def test_a_title_that_no_draft_can_have_is_refused_at_its_field(title):
    # The second one is longer in the form in which texts are stored.
    sent = {"title": title, "language": "de", "person": author().pk}
    answer = at_desk(chief()).post(COMMISSION, sent)
    assert set(answer.context["form"].errors) == {"title"}
    assert not Article.objects.exists()


def test_authors_commission_nothing():
    desk = at_desk(author())
    assert COMMISSION not in desk.get("/admin/").text
    assert desk.get(COMMISSION).status_code == 403


# -- Assign -------------------------------------------------------------------


def test_a_reviewer_is_assigned_changed_and_gives_it_back():
    article = factories.in_review()
    desk, address = at_desk(chief()), page("assign", article, "reviews")
    assert address in review_of(chief(), article).text
    sent = {"person": editor().pk, "due_on": "2999-01-02", "is_urgent": "on"}
    assert "Redakteur Beispiel" in desk.post(address, sent, follow=True).text
    row = open_row(article, REVIEWS)
    assert (row.person, row.is_urgent) == (editor(), True)
    form = desk.get(address).context["form"]
    assert form["due_on"].value() == row.due_on
    changed = {"person": editor().pk, "seen": row.pk, "brief": "Genau lesen."}
    desk.post(address, changed)
    assert open_row(article, REVIEWS).brief == "Genau lesen."
    back = page("give_back", article, "reviews")
    assert back in review_of(editor(), article).text
    at_desk(editor()).post(back, {"seen": row.pk})
    assert open_row(article, REVIEWS) is None


def test_a_refusal_stands_at_the_field_and_a_late_form_says_so():
    article = factories.in_review(by=editor())
    desk, address = at_desk(chief()), page("assign", article, "reviews")
    answer = desk.post(address, {"person": editor().pk})
    assert "person" in answer.context["form"].errors
    second = editor("Zweiter")
    take(article, by=second)
    answer = desk.post(address, {"person": second.pk})
    assert answer.context["form"].non_field_errors()
    assert desk.get(page("assign", article, "reads")).status_code == 404


def test_authors_assign_nothing_and_live_versions_have_nobody():
    article, live = factories.in_review(), factories.published(headline="Live")
    address = page("assign", article, "reviews")
    assert at_desk(author()).get(address).status_code == 404
    assert address not in at_desk(author()).get(page("change", article)).text
    assert at_desk(chief()).get(page("assign", live, "writes")).status_code == 404


# -- Take ---------------------------------------------------------------------


def test_one_click_takes_it_and_others_see_that_and_need_one_more():
    article = factories.in_review()
    assert "Ich übernehme" in review_of(editor(), article).text
    take_it = page("take", article)
    said = at_desk(editor()).post(take_it, {"seen": ""}, follow=True).text
    assert "Sie prüfen den Text jetzt." in said
    second = editor("Zweiter")
    shown = review_of(second, article).text
    assert "Redakteur Beispiel" in shown
    assert "Übernehmen …" in shown
    asked = at_desk(second).get(take_it)
    assert "Redakteur Beispiel prüft den Text zurzeit." in asked.text
    row = open_row(article, REVIEWS)
    late = at_desk(second).post(take_it, {"seen": ""}, follow=True).text
    assert "hat das gerade geändert" in late
    at_desk(second).post(take_it, {"seen": row.pk})
    assert open_row(article, REVIEWS).person == second


def test_nobody_is_offered_their_own_text():
    article = factories.in_review(by=editor())
    assert "Ich übernehme" not in review_of(editor(), article).text
    assert at_desk(editor()).get(page("take", article)).status_code == 404
    assert "Ich übernehme" in review_of(chief(), article).text


def test_a_claim_that_lapsed_says_so_and_one_click_takes_it(settings):
    article = factories.in_review()
    with time_machine.travel(timezone.now() - 3 * DAY):
        take(article, by=editor())
    shown = review_of(chief(), article).text
    assert "nicht mehr reserviert seit" in shown
    assert "Übernehmen …" not in shown
    assert "Ich übernehme" in shown


def test_ctrl_enter_skips_what_others_took_and_the_queue_names_them():
    first, second, third = (factories.in_review(headline=h) for h in "ABC")
    take(second, by=editor("Zweiter"))
    answer = review_of(editor(), first)
    assert answer.context["ahead"].next == third
    assert answer.context["ahead"].left == 1
    [_a, line, _c] = answer.context["queue"].lines
    assert "Zweiter prüft" in line.facts
    assert review_of(editor("Zweiter"), first).context["ahead"].next == second


# -- The first page -----------------------------------------------------------


def test_the_day_has_what_is_asked_and_for_chiefs_what_is_due_or_left():
    article, draft = factories.in_review(headline="Prüfen"), factories.draft()
    assign(article, REVIEWS, person=editor(), by=chief(), task=overdue("Bitte."))
    gone = author("Ehemalige")
    assign(draft, WRITES, person=gone, by=chief())
    factories.profile(gone, is_active=False)
    own = day_of(editor())["asked"].rows[0]
    assert (own.title, own.note, own.mark.name) == ("Prüfen", "Bitte.", "overdue")
    found = titles(chief())
    assert "asked" not in found
    assert found["due"] == ["Prüfen"]
    assert found["left"] == ["Ein Beispiel"]
    assert "dieses Konto ist geschlossen" in facts(chief(), "left")[0]
    assert "left" not in titles(author())
    assert "due" not in titles(author())


def test_an_assignment_is_asked_for_only_while_it_is_ones_turn():
    draft = factories.draft()
    assign(draft, WRITES, person=author(), by=chief())
    assign(draft, REVIEWS, person=editor(), by=chief())
    assert "asked" in titles(author())
    assert "asked" not in titles(editor())
    at_desk(author()).post(page("move", draft, "submit"), {"seen": draft.lock})
    assert "asked" not in titles(author())
    assert "asked" in titles(editor())
    draft.refresh_from_db()
    at_desk(editor()).post(page("move", draft, "approve"), {"seen": draft.lock})
    assert "asked" not in titles(editor())


def test_what_others_have_taken_stands_last_among_what_is_to_be_reviewed():
    for headline in "ABC":
        factories.in_review(headline=headline)
    take(Article.objects.get(headline="A"), by=editor("Zweiter"))
    assert titles(editor())["review"] == ["B", "C", "A"]
    assert facts(editor(), "review")[-1].startswith("Zweiter prüft")


def test_pages_ask_as_often_for_many_assignments_as_for_one():
    counts = []
    for n in range(6):
        article = factories.in_review(headline=f"Text {n}")
        assign(article, REVIEWS, person=editor(), by=chief(), task=overdue())
        assign(article, WRITES, person=author(), by=chief(), task=overdue())
        if n in {1, 5}:
            pages = ["/admin/", page("change", article), page("review", article)]
            people = chief(), editor(), author()
            counts.append([[asked(one, to) for to in pages] for one in people])
    assert counts[0] == counts[1]
    for day, _form, review in counts[1]:
        assert day <= 20
        assert review <= 30


def test_the_panel_takes_one_query(monkeypatch):
    article = factories.in_review()
    take(article, by=editor())
    change = page("change", article)
    count = asked(chief(), change)
    monkeypatch.setattr(article_state, "panel_of", lambda *_args: None)
    assert asked(chief(), change) == count - 1


def asked(person, address: str) -> int:
    desk = at_desk(person)
    desk.get(address)  # the first visit fills caches
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(address).status_code == 200
    return len(queries)
