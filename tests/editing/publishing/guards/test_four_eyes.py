"""Four eyes: nobody publishes what only they have read."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles.editing.publishing.moving import move
from articles.editing.writing import change
from articles.foundation.refusal import Refused
from articles.models import Decision, Snapshot
from tests.support import factories
from tests.support.factories import admin, author, chief, edited, editor

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

PEOPLE = {
    "author": author,
    "editor": editor,
    "chief": chief,
    "second chief": lambda: chief("Zweite Chefin"),
    "second editor": lambda: editor("Zweiter Redakteur"),
}


def play(*acts):
    """Let people act on one article: "editor edits"; return it, in review."""
    article, turn = None, 0
    for turn, act in enumerate(acts):
        role, verb = act.rsplit(" ", 1)
        by = PEOPLE[role]()
        if verb == "writes":
            article = move(factories.draft(by=by), "submit", by=by)
        elif verb == "edits":
            edited(article, by=by, headline=f"Fassung {turn}")
        elif verb == "returns":
            move(article, "send_back", by=by, note="Bitte kürzen.")
        elif verb == "resubmits":
            move(article, "submit", by=by)
        else:
            move(article, "approve", by=by)
    return article


def code_of(verb, *args, **options):
    """Return why it was refused, "" if it wasn't."""
    try:
        verb(*args, **options)
    except Refused as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize(
    ("acts", "publisher", "code"),
    [
        (["author writes"], "chief", ""),
        (["chief writes"], "chief", "four-eyes"),
        (["chief writes"], "second chief", ""),
        (["chief writes", "editor approves"], "chief", ""),
        (["chief writes", "second chief approves"], "chief", ""),
        (["chief writes", "chief edits"], "second chief", ""),
        (["author writes", "editor edits"], "chief", ""),
        (["author writes", "chief edits"], "chief", "four-eyes"),
        (["author writes", "chief edits"], "second chief", ""),
        (["author writes", "chief edits", "author approves"], "chief", ""),
        (["author writes", "chief edits", "editor approves"], "chief", ""),
        # Approved too early: it says nothing about what was changed later.
        (["author writes", "editor approves", "chief edits"], "chief", "four-eyes"),
        (["chief writes", "editor approves", "chief edits"], "chief", "four-eyes"),
        (["chief writes", "editor approves", "editor edits"], "chief", ""),
        # One's own approval doesn't count for what one has changed oneself.
        (["author writes", "chief edits", "chief approves"], "chief", "four-eyes"),
        (["author writes", "editor edits", "editor approves"], "chief", ""),
        # On the way back and forth an approval stays what it was.
        (
            ["chief writes", "editor approves", "editor returns", "chief resubmits"],
            "chief",
            "",
        ),
        (
            ["chief writes", "editor approves", "editor returns", "chief edits",
             "chief resubmits"],
            "chief",
            "four-eyes",
        ),
    ],
)  # fmt: skip
def test_s8_whoever_changed_it_needs_another_who_approves_or_publishes(
    acts, publisher, code
):
    article = play(*acts)
    assert code_of(move, article, "publish", by=PEOPLE[publisher]()) == code
    bypassed = Decision.objects.filter(bypassed_four_eyes=True)
    assert not bypassed.exists()


@pytest.mark.parametrize(
    ("acts", "approver", "code"),
    [
        (["author writes"], "editor", ""),
        (["author writes"], "author", "not-allowed"),
        (["author writes", "editor edits"], "author", ""),
        (
            ["author writes", "editor edits", "author approves"],
            "author",
            "approved-already",
        ),
        (["editor writes"], "editor", "own-work"),
        (["editor writes"], "second editor", ""),
        (["editor writes", "second editor edits"], "editor", ""),
        (["author writes", "editor edits"], "editor", ""),
        (["chief writes"], "author", "not-allowed"),
    ],
)
def test_s7_nobody_approves_what_is_all_their_own(acts, approver, code):
    article = play(*acts)
    assert code_of(move, article, "approve", by=PEOPLE[approver]()) == code


def test_an_author_approves_no_more_after_her_own_answer():
    article = play("author writes", "editor edits", "editor returns")
    edited(article, by=author(), headline="Meine Antwort")
    move(article, "submit", by=author())
    assert code_of(move, article, "approve", by=author()) == "not-allowed"


def test_an_approval_is_recorded_with_what_was_approved():
    article = play("author writes", "editor approves")
    decision = Decision.objects.get(transition="approve")
    assert decision.content_hash == article.content_hash
    assert (decision.by, article.phase()) == (editor(), "in_review")


def test_a_newsroom_of_one_publishes_alone(settings):
    settings.NEWSROOM_FOUR_EYES = False
    article = move(play("chief writes", "chief approves"), "publish", by=chief())
    assert article.phase() == "live"
    assert not article.decisions.filter(bypassed_four_eyes=True).exists()


def trusted_chief():
    permission = Permission.objects.get(codename="publish_own_article")
    chief().user_permissions.add(permission)
    return chief()


@pytest.mark.parametrize("note", ["", "  ", "\u200b"])
def test_in_an_emergency_a_note_is_needed_to_publish_alone(note):
    article, by = play("chief writes"), trusted_chief()
    assert code_of(move, article, "publish", by=by, note=note) == "note-missing"
    move(article, "publish", by=by, note="Eilmeldung, niemand sonst da.")
    decision = article.decisions.get(transition="publish")
    assert decision.bypassed_four_eyes
    assert decision.note == "Eilmeldung, niemand sonst da."


def test_what_is_displaced_in_an_emergency_bears_no_mark_of_it():
    article = factories.published()
    factories.republished(article, at=timezone.now() + factories.DAY)
    by = trusted_chief()
    third = move(factories.revised(article, by=by, headline="Neu"), "submit", by=by)
    move(third, "publish", by=by, note="Eilmeldung, niemand sonst da.")
    marked = Decision.objects.filter(bypassed_four_eyes=True)
    assert [decision.transition for decision in marked] == ["publish"]
    assert Decision.objects.filter(transition="cancel_schedule").exists()


def test_who_may_publish_alone_and_need_not_leaves_no_mark():
    article = move(play("author writes"), "publish", by=trusted_chief(), note="Gut.")
    assert not article.decisions.filter(bypassed_four_eyes=True).exists()


def test_a_note_alone_opens_no_back_door():
    article = play("chief writes")
    assert code_of(move, article, "publish", by=chief(), note="Eilt.") == "four-eyes"


def test_a_save_without_change_is_nobodys_work():
    article = play("author writes")
    edited(article, by=chief())
    assert not Snapshot.objects.filter(by=chief()).exists()
    assert code_of(move, article, "publish", by=chief()) == ""


def test_changing_and_changing_back_is_work_all_the_same():
    article = play("author writes")
    edited(article, by=chief(), headline="Anders")
    edited(article, by=chief(), headline="Ein Beispiel")
    assert code_of(move, article, "publish", by=chief()) == "four-eyes"


def test_an_administrator_is_no_exception_without_a_note():
    article = move(factories.draft(by=admin()), "submit", by=admin())
    change(article, {"headline": "Neu", "body": "<p>x</p>"}, by=admin())
    assert code_of(move, article, "publish", by=admin()) == "note-missing"
