"""In a language that isn't offered no move leads to readers; all others go on."""

import pytest

from articles.editing.publishing import move, offers
from articles.editing.writing import LANGUAGE_CLOSED
from articles.foundation.refusal import Refused
from articles.workflow import TABLE, Status
from tests.support import factories
from tests.support.factories import author, chief, editor

pytestmark = pytest.mark.django_db


def after(name: str, person, **told):
    return move(factories.in_review(**told), name, by=person, note="Grund")


# Move → what it starts from, who makes it.
REFUSED = {
    "submit": (factories.draft, author),
    "approve": (factories.in_review, editor),
    "publish": (factories.approved, chief),
    "publish_on_approval": (factories.draft, chief),
    "reinstate": (factories.withdrawn, chief),
}
GOES_ON = {
    "take_back": (factories.in_review, author),
    "send_back": (factories.in_review, editor),
    "call_off": (factories.planned, chief),
    "cancel_schedule": (factories.scheduled, chief),
    "withdraw": (factories.published, chief),
    "discard": (factories.draft, author),
    "undo_submit": (factories.in_review, author),
    "undo_take_back": (lambda **told: after("take_back", author(), **told), author),
    "undo_send_back": (lambda **told: after("send_back", editor(), **told), editor),
    "undo_approve": (lambda **told: after("approve", editor(), **told), editor),
}


def test_every_move_is_told_here():
    assert {row.name for row in TABLE} == REFUSED.keys() | GOES_ON.keys()
    leading = {row.name for row in TABLE if row.leads_on or row.to == Status.PUBLISHED}
    assert leading == set(REFUSED)


@pytest.mark.parametrize("former", [("en",), ()])
@pytest.mark.parametrize("name", REFUSED)
def test_what_leads_to_readers_is_refused(offer, name, former):
    make, person = REFUSED[name]
    article = make(language="en")
    offer("de", former=former)
    before = article.phase()
    with pytest.raises(Refused) as refusal:
        move(article, name, by=person(), note="Grund")
    assert refusal.value.code == LANGUAGE_CLOSED
    assert "Englisch" in refusal.value.why
    told = {one.transition.name: one.refusal for one in offers(article, person())}
    assert told[name].why == refusal.value.why
    article.refresh_from_db()
    assert article.phase() == before


@pytest.mark.parametrize("name", GOES_ON)
def test_what_takes_from_readers_goes_on(offer, name):
    make, person = GOES_ON[name]
    article = make(language="en")
    offer("de", former=("en",))
    move(article, name, by=person(), note="Grund")


def test_an_approval_carries_out_no_plan(offer):
    article = factories.planned(language="en")
    offer("de", former=("en",))
    with pytest.raises(Refused) as refusal:
        move(article, "approve", by=editor())
    assert refusal.value.code == LANGUAGE_CLOSED
    offer("de", "en")
    assert move(article, "approve", by=editor()).phase() == "live"


def test_a_plan_for_another_language_is_none_of_its_business(offer):
    offer("de", former=("en",))
    article = factories.planned()
    assert move(article, "approve", by=editor()).phase() == "live"
