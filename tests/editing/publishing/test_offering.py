"""The desk offers users the moves that the rules then allow, and nothing else."""

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from articles.editing.publishing.effects.verbs import consequence
from articles.editing.publishing.moving import move
from articles.editing.publishing.offering import (
    languages_to_translate_into,
    offer,
    offers,
)
from articles.foundation.refusal import Refused
from articles.models import Article
from articles.workflow import TRANSITIONS
from tests.support import factories
from tests.support.turns import has_turn

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

STATES = {
    "draft": factories.draft,
    "in review": factories.in_review,
    "approved": factories.approved,
    "changed by the chief": lambda: factories.edited(
        factories.in_review(), by=factories.chief(), headline="Anders"
    ),
    "planned": factories.planned,
    "scheduled": factories.scheduled,
    "live": factories.published,
    "withdrawn": factories.withdrawn,
    "expired": factories.expired,
    "replaced": factories.replaced,
    "discarded": factories.discarded,
}
PEOPLE = {
    "author": factories.author,
    "colleague": lambda: factories.author("Kollegin Beispiel"),
    "editor": factories.editor,
    "chief": factories.chief,
    "admin": factories.admin,
}


def is_done(article, name: str, person) -> bool:
    """Return whether the person can make that move; roll it back."""
    with transaction.atomic():
        try:
            move(Article.objects.get(pk=article.pk), name, by=person, note="Ein Grund.")
        except Refused:
            return False
        finally:
            transaction.set_rollback(True)
        return True


@pytest.mark.parametrize("state", STATES)
def test_what_is_offered_can_be_done_and_nothing_else_can(state, full_size):
    article, place = STATES[state](), list(STATES).index(state)
    for row, make in enumerate(PEOPLE.values()):
        person = make()
        found = {one.transition.name: one for one in offers(article, person)}
        possible = {name for name, one in found.items() if not one.refusal}
        for number, name in enumerate(TRANSITIONS):
            if name in found or has_turn(place, row, number, everything=full_size):
                can = is_done(article, name, person)
                assert can == (name in possible), (person, name)


@pytest.mark.parametrize("state", STATES)
def test_one_move_is_offered_alone_as_among_all(state):
    article, person = STATES[state](), factories.chief()
    among_all = {one.transition.name: one for one in offers(article, person)}
    for name in TRANSITIONS:
        found = among_all.get(name)
        if found and not found.refusal:
            assert offer(article, person, name) == found
            continue
        with pytest.raises(Refused) as refusal:
            offer(article, person, name)
        if found:
            assert str(refusal.value) == str(found.refusal)
        else:
            assert refusal.value.code in {"wrong-phase", "not-allowed"}


def after(name: str, person):
    return move(factories.in_review(), name, by=person, note="Ein Grund.")


@pytest.mark.parametrize("name", TRANSITIONS)
def test_a_note_is_asked_for_exactly_where_it_is_missed(name):
    article = {
        "submit": factories.draft,
        "take_back": factories.in_review,
        "publish_on_approval": lambda: factories.draft(by=factories.chief()),
        "call_off": factories.planned,
        "cancel_schedule": factories.scheduled,
        "withdraw": factories.published,
        "reinstate": factories.withdrawn,
        "discard": factories.draft,
        "undo_take_back": lambda: after("take_back", factories.author()),
        "undo_send_back": lambda: after("send_back", factories.chief()),
        "undo_approve": lambda: after("approve", factories.chief()),
    }.get(name, factories.in_review)()
    own = {"submit", "take_back", "undo_submit", "undo_take_back"}
    person = factories.author() if name in own else factories.chief()
    [found] = [o for o in offers(article, person) if o.transition.name == name]
    if not found.needs_note:
        move(article, name, by=person)
        return
    with pytest.raises(Refused) as refused:
        move(article, name, by=person)
    assert refused.value.code == "note-missing"


def test_an_emergency_without_a_second_person_asks_for_a_note():
    chief = factories.admin()
    article = move(factories.draft(by=chief), "submit", by=chief)
    [found] = [o for o in offers(article, chief) if o.transition.name == "publish"]
    assert found.needs_note
    assert found.refusal is None


@pytest.mark.parametrize("name", TRANSITIONS)
def test_every_move_says_what_it_brings_about(name):
    article = factories.scheduled() if name == "cancel_schedule" else factories.draft()
    for language in ("de", "en"):
        with override(language):
            assert consequence(article, name).endswith(".")


def test_publishing_says_what_is_displaced():
    article = factories.published()
    tomorrow = timezone.now() + factories.DAY
    factories.republished(article, at=tomorrow, headline="Zwei")
    third = move(factories.revised(article), "submit", by=factories.author())
    with override("en"):
        words = consequence(third, "publish")
    assert "It replaces version 1." in words
    assert "Version 2, scheduled for" in words


def test_a_language_in_which_a_draft_is_written_is_not_offered_again():
    article = factories.published()
    author = factories.author()
    assert [code for code, _ in languages_to_translate_into(article, author)] == ["en"]
    factories.translated(article)
    assert languages_to_translate_into(article, author) == []


def test_what_is_still_to_be_chosen_stands_in_nobodys_way():
    article, chief = factories.published(), factories.chief()
    factories.republished(article, at=timezone.now() + factories.DAY)
    factories.revised(article)
    [found] = [o for o in offers(article, chief) if o.transition.name == "withdraw"]
    assert found.refusal is None
