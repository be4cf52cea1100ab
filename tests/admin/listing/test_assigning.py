"""Many articles get a reviewer or a day: shown first, then each by itself."""

from datetime import date

import pytest

from articles.domain import assignments
from articles.editing.assigning import assign, take
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form
from tests.support.desk.many import bulk_url, words
from tests.support.factories import author, chief, editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def rows(*articles) -> dict:
    return assignments.open_for([one.edition_id for one in articles])


def test_a_reviewer_and_a_day_are_shown_first_and_ones_own_text_is_skipped():
    one, own = factories.in_review(headline="A"), factories.in_review(by=editor())
    live = factories.published(headline="Live")
    client, path = at_desk(chief()), bulk_url("assign", [one, own, live])
    wanted = {"reviewer": editor().pk, "due_on": "2999-01-02"}
    shown = client.post(path, read_form(client.get(path)) | wanted)
    assert rows(one, own, live) == {}
    assert "Redakteur Beispiel prüft; fällig: 2. Januar 2999" in words(shown)
    assert [effect.article for effect in shown.context["will"]] == [one]
    done = client.post(path, read_form(shown) | wanted)
    assert [effect.article for effect in done.context["done"]] == [one]
    assert {effect.article for effect in done.context["skipped"]} == {own, live}
    [row] = rows(one, own, live).values()
    assert (row.person, row.due_on) == (editor(), date(2999, 1, 2))


def test_a_day_alone_is_that_of_whose_turn_it_is_and_keeps_the_rest():
    draft, nobodys = factories.draft(headline="A"), factories.draft(headline="B")
    assign(draft, "writes", person=author(), by=chief())
    client, path = at_desk(chief()), bulk_url("assign", [draft, nobodys])
    wanted = {"due_on": "2999-01-02"}
    shown = client.post(path, read_form(client.get(path)) | wanted)
    assert "Niemand hat ihn zurzeit." in words(shown)
    client.post(path, read_form(shown) | wanted)
    [row] = rows(draft, nobodys).values()
    assert (row.person, row.role, row.due_on) == (
        author(),
        "writes",
        date(2999, 1, 2),
    )


def test_what_somebody_took_meanwhile_is_shown_once_more():
    one = factories.in_review()
    client, path = at_desk(chief()), bulk_url("assign", [one])
    wanted = {"reviewer": editor().pk}
    shown = client.post(path, read_form(client.get(path)) | wanted)
    claim = take(one, by=editor("Zweiter"))
    again = client.post(path, read_form(shown) | wanted)
    assert [effect.article for effect in again.context["will"]] == [one]
    assert list(rows(one).values()) == [claim]


def test_without_a_choice_it_asks_for_one_and_authors_have_no_such_act():
    one = factories.in_review()
    path = bulk_url("assign", [one])
    answer = at_desk(chief()).post(path, {"shown": ""})
    assert "reviewer" in answer.context["form"].errors
    assert at_desk(author()).get(path).status_code == 403
