"""Several people decide about one item in the same moment: one of them does."""

import pytest

from articles.models import Article, InboxItem, RecordEntry
from tests.inbox.items import rival
from tests.support import factories
from tests.support.inbox import item
from tests.support.processes.rivals import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


@pytest.fixture
def start(start_rival):
    def start(act, by, *keys):
        return start_rival(rival.prepare, act, by.username, *map(str, keys))

    return start


def test_i19_of_four_editors_who_take_one_item_one_has_it_and_one_draft_is_made(start):
    one = item()
    editors = [factories.chief(f"Chefin {n}") for n in range(4)]
    came_of_it = at_once(*(start("take", by, one.pk) for by in editors))
    assert sorted(came_of_it) == ["done"] + ["refused stale"] * 3
    one.refresh_from_db()
    draft = Article.objects.get()
    assert (one.edition, one.decided_by, one.lock) == (draft.edition, draft.author, 1)
    assert RecordEntry.objects.filter(deed="triaged").count() == 1


def test_whatever_they_decide_one_decision_stands(start):
    story = factories.draft(by=factories.editor())
    one, people = item(), [factories.chief(f"Chefin {n}") for n in range(4)]
    acts = ("take", "add", "dismiss", "claim")
    begun = [
        start(act, by, one.pk, story.edition.pk)
        for act, by in zip(acts, people, strict=True)
    ]
    came_of_it = at_once(*begun)
    assert came_of_it.count("done") == 1
    [winner] = [n for n, said in enumerate(came_of_it) if said == "done"]
    assert {*came_of_it} <= {"done", "refused stale", "refused claimed"}
    state = {"take": "taken", "add": "added", "dismiss": "dismissed"}
    stored = InboxItem.objects.get()
    assert stored.state == state.get(acts[winner], "claimed")
    # A draft that lost is gone, and the story has the item only if that one won.
    assert Article.objects.count() == 1 + (acts[winner] == "take")
    readings = Article.objects.get(edition=story.edition).further_reading.count()
    assert readings == (acts[winner] == "add")
