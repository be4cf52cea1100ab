"""A submission, a return and an approval can be undone by whoever made them, as long as
nothing else has happened: both acts are on record, and nothing is half done.
"""

import pytest

from articles.editing.publishing import (
    Plan,
    approved_waiting,
    circumstances,
    move,
    offers,
    plan_of,
    review_queue,
)
from articles.foundation.refusal import Refused
from articles.models import Article
from articles.workflow import Phase
from tests.support import factories
from tests.support.factories import author, chief, edited, editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NOTE = "Bitte die Quelle nennen."


def undoable(article, person) -> list[str]:
    found = offers(article, person)
    names = [one.transition.name for one in found if one.refusal is None]
    return [name for name in names if name.startswith("undo_")]


def acts(article) -> list[str]:
    found = article.decisions.order_by("lock")
    return list(found.values_list("transition", flat=True))


def known(article):
    return circumstances([article])[article.pk]


def done(name: str) -> tuple[Article, object]:
    """Return an article after this act, and who did it."""
    article = factories.in_review(headline="Zölle")
    person = {"submit": author, "take_back": author}.get(name, editor)()
    if name != "submit":
        move(article, name, by=person, note=NOTE if name == "send_back" else "")
    return article, person


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("submit", Phase.DRAFT),
        ("take_back", Phase.IN_REVIEW),
        ("send_back", Phase.IN_REVIEW),
        ("approve", Phase.IN_REVIEW),
    ],
)
def test_who_did_it_undoes_it_and_both_acts_are_on_record(name, before):
    article, person = done(name)
    content, saves = article.content_hash, article.snapshots.count()
    assert undoable(article, person) == [f"undo_{name}"]
    move(article, f"undo_{name}", by=person)
    assert article.phase() is before
    assert acts(article)[-2:] == [name, f"undo_{name}"]
    assert (article.content_hash, article.snapshots.count()) == (content, saves)
    # Once: nothing is undone twice, and an undoing isn't undone.
    assert undoable(article, person) == []


@pytest.mark.parametrize("name", ["submit", "take_back", "send_back", "approve"])
def test_nobody_else_undoes_it(name):
    article, _person = done(name)
    for other in (author("Andere Autorin"), editor("Andere Redaktion"), chief()):
        assert undoable(article, other) == []
        with pytest.raises(Refused) as refusal:
            move(article, f"undo_{name}", by=other)
        assert refusal.value.code == "not-the-last-act"


def test_after_anything_else_nothing_is_undone():
    article, person = done("approve")
    edited(article, by=chief(), headline="Anders")
    assert undoable(article, person) == []
    article, person = done("submit")
    move(article, "approve", by=editor())
    assert undoable(article, person) == []
    with pytest.raises(Refused):
        move(article, "undo_submit", by=person)
    assert article.phase() is Phase.IN_REVIEW
    assert acts(article) == ["submit", "approve"]


def test_who_saw_an_older_state_undoes_nothing():
    article, person = done("submit")
    stale = Article.objects.get(pk=article.pk)
    move(article, "approve", by=editor())
    with pytest.raises(Refused) as refusal:
        move(stale, "undo_submit", by=person)
    assert refusal.value.code == "overtaken"


def test_s8_an_approval_that_was_undone_is_none():
    article, person = done("approve")
    assert known(article).is_approved
    assert approved_waiting(chief()) == [article.pk]
    move(article, "undo_approve", by=person)
    assert not known(article).is_approved
    assert known(article).approvals == []
    assert approved_waiting(chief()) == []
    assert article.pk not in Article.objects.approved().values_list("pk", flat=True)
    # The user who undid it may approve it after all.
    move(article, "approve", by=person)
    assert known(article).is_approved


def test_s8_nobody_publishes_on_an_approval_that_was_undone():
    article = factories.draft(by=chief(), headline="Von der Chefin")
    move(article, "submit", by=chief())
    move(article, "approve", by=editor())
    move(article, "undo_approve", by=editor())
    with pytest.raises(Refused) as refusal:
        move(article, "publish", by=chief())
    assert refusal.value.code in {"note-missing", "nobody-missing", "four-eyes"}
    assert article.phase() is Phase.IN_REVIEW


def test_an_approval_that_published_is_not_undone():
    article = factories.planned()
    move(article, "approve", by=editor())
    assert article.phase() is Phase.LIVE
    assert undoable(article, editor()) == []


def test_an_approval_that_ended_a_plan_is_not_undone_in_part():
    article = factories.planned()
    chief().groups.clear()
    move(article, "approve", by=editor())
    assert acts(article)[-2:] == ["approve", "call_off"]
    assert undoable(article, editor()) == []


def test_a_plan_that_a_return_ended_stays_ended():
    article = factories.planned()
    move(article, "send_back", by=editor(), note=NOTE)
    move(article, "undo_send_back", by=editor())
    assert article.phase() is Phase.IN_REVIEW
    assert plan_of(article) is None
    move(article, "approve", by=editor())
    assert article.phase() is Phase.IN_REVIEW
    # It can be planned once more.
    told = Plan(at=None, expires_at=None)
    edited(article, by=chief(), teaser="Noch einmal.")
    move(article, "publish_on_approval", by=chief(), options=told)
    assert plan_of(article) is not None


def test_it_waits_as_long_as_before(time_machine):
    time_machine.move_to("2027-03-01T08:00:00Z", tick=False)
    article = factories.in_review(headline="Seit dem Morgen")
    time_machine.move_to("2027-03-01T12:00:00Z", tick=False)
    later = factories.in_review(headline="Seit Mittag")
    move(article, "take_back", by=author())
    time_machine.move_to("2027-03-01T13:00:00Z", tick=False)
    move(article, "undo_take_back", by=author())
    assert known(article).waiting_since.hour == 8
    assert [one.article for one in review_queue(editor())] == [article, later]


def test_a_draft_that_came_back_is_again_one_that_came_back():
    article, _editor = done("send_back")
    move(article, "submit", by=author())
    move(article, "undo_submit", by=author())
    assert known(article).return_.note == NOTE
