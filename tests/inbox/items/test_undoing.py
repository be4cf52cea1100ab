"""A decision is taken back with what it made, unless somebody has worked on that."""

import pytest

from articles.domain.content import content_of
from articles.editing.publishing import move
from articles.foundation.refusal import Refused
from articles.inbox.items import add_reading, decide, take_over, undo
from articles.models import InboxItem, ItemState
from articles.workflow import Phase
from tests.support.factories import chief, draft, edited, editor
from tests.support.inbox import item

pytestmark = pytest.mark.django_db


def stored(one) -> InboxItem:
    return InboxItem.objects.get(pk=one.pk)


def test_a_draft_that_nobody_touched_goes_with_it():
    one = item()
    made = take_over(one, by=editor())
    assert undo(stored(one), by=editor()) is None
    made.refresh_from_db()
    assert made.phase() is Phase.DISCARDED
    assert (stored(one).state, stored(one).edition) == (ItemState.NEW, None)


def test_a_draft_that_somebody_wrote_in_stays():
    one = item()
    made = take_over(one, by=editor())
    edited(made, by=editor(), teaser="Ein Anriss.")
    assert undo(stored(one), by=editor()) == made
    made.refresh_from_db()
    assert made.phase() is Phase.DRAFT


def test_a_draft_in_review_stays():
    one = item()
    made = take_over(one, by=editor())
    edited(made, by=editor(), body="<p>Text.</p>", teaser="Ein Anriss.")
    move(made, "submit", by=editor())
    assert undo(stored(one), by=editor()) == made


def test_further_reading_goes_and_nothing_else():
    story, one, other = draft(by=editor()), item("Bericht"), item("Studie")
    add_reading(one, story.edition, by=editor())
    add_reading(other, story.edition, by=editor())
    assert undo(stored(one), by=editor()) is None
    story.refresh_from_db()
    [told] = content_of(story)["further_reading"]
    assert told["title"] == "Studie"


def test_nobody_undoes_what_was_undone():
    one = decide(item(), "dismiss", by=editor(), reason="Werbung")
    undo(one, by=editor())
    with pytest.raises(Refused, match="just decided"):
        undo(one, by=chief())
