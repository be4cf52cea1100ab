"""Each row of the workflow's table has all that a move needs, and nothing is left over.

A label in both languages, a deed, a verb, its consequence, a form, its guards in words.
"""

from dataclasses import replace

import pytest

from articles.admin.article.moves.move_form import FORMS, MoveForm
from articles.editing.publishing.effects.verbs import VERBS
from articles.editing.publishing.guards.guards import GUARDS
from articles.workflow import LIVE, TABLE, TRANSITIONS, Note, Right, Status, Transition
from tests.editing.publishing.histories.omissions import omissions

ARCHIVE = Transition(
    "archive", "Archive", LIVE, Status.PUBLISHED, Right.PUBLISH, Note.NONE, ("age",)
)


def test_every_transition_has_all_that_a_move_needs():
    assert omissions(TABLE) == []


def test_a_new_transition_is_told_all_that_it_lacks():
    assert omissions((*TABLE, ARCHIVE)) == [
        "archive: no German label",
        "archive: no words for the record",
        "archive: no words for what “age” demands",
        "archive: no verb",
        "archive: no consequence",
        "archive: no form",
    ]
    assert "archive: no label" in omissions((*TABLE, replace(ARCHIVE, label="")))


@pytest.mark.parametrize(
    ("beside", "name", "changes", "complaint"),
    [
        (VERBS, "submit", {"consequence": ""}, "no consequence"),
        (GUARDS, "window", {"demands": ""}, "no words for what “window” demands"),
    ],
)
def test_a_transition_that_says_too_little_is_told_so(
    monkeypatch, beside, name, changes, complaint
):
    monkeypatch.setitem(beside, name, replace(beside[name], **changes))
    said = omissions(TABLE)
    assert said
    assert all(one.partition(": ")[2] == complaint for one in said)


def test_a_consequence_that_depends_on_the_article_is_documented(monkeypatch):
    silent = replace(VERBS["publish"], consequence=lambda article, told, by: "Online.")
    monkeypatch.setitem(VERBS, "publish", silent)
    assert omissions(TABLE) == ["publish: no consequence"]


def test_a_transition_without_its_form_is_told_so(monkeypatch):
    monkeypatch.delitem(FORMS, "send_back")
    monkeypatch.setitem(FORMS, "withdraw", MoveForm)
    assert omissions(TABLE) == [
        "send_back: no form",
        "withdraw: no form that asks for a Withdrawal",
    ]


def test_what_stands_beside_no_row_is_named():
    table = tuple(row for row in TABLE if row is not TRANSITIONS["cancel_schedule"])
    assert sorted(omissions(table)) == [
        "cancel_schedule: a deed, but no row",
        "cancel_schedule: a form, but no row",
        "cancel_schedule: a verb, but no row",
        "no_working_version: a guard, but of no row",
    ]
