"""Forty acts at the desk, and whom each tells what: exactly these, and nobody else.

After each act everybody's notices are compared with the table, and then the letters of
the next morning. Nobody hears of their own act, and no letter has a word of the text
but its working title.
"""

from datetime import date, time

import pytest
import time_machine

from articles.editing.notices import KINDS
from articles.editing.publishing import Withdrawal, move, withdraw_story
from articles.models import Mailing
from tests.editing.notices.absences import ABSENCES
from tests.editing.notices.acts import (
    DUE,
    NOTE,
    TODAY,
    answer_comes_back,
    answering_to,
    asked_about,
    assigned,
    assigning,
    barrier,
    changed_by_chief,
    claimed,
    clock_passes,
    commissioned,
    days_pass,
    due,
    followed,
    given_back,
    lapsed,
    live,
    moved,
    nothing,
    plan,
    planned,
    report,
    saved,
    scheduled,
    submitted,
    taken,
    undone,
    waiting,
    with_both,
)
from tests.editing.notices.comments import COMMENTS
from tests.editing.notices.guests import GUESTS
from tests.editing.notices.newsroom import (
    SECRET,
    TITLE,
    hear_nothing_yet,
    letters_of_next_morning,
    person,
    text,
    told,
)

pytestmark = pytest.mark.django_db

NOW = "2027-03-01 10:00Z"
WROTE, ASKED, FOLLOWS = "wrote", "asked", "follows"
# The beginning, the act, and the kind and reason that each person is told.
TABLE = {
    "commission": (nothing, commissioned, {"second": ("asked_to_write", ASKED)}),
    "assign to write": (
        nothing,
        assigning("writes", "second", "editor"),
        {"second": ("asked_to_write", ASKED)},
    ),
    "assign to oneself": (nothing, assigning("reviews", "chief", "chief"), {}),
    "assign to review": (
        waiting,
        assigning("reviews", "editor", "chief", brief=SECRET),
        {"editor": ("asked_to_review", ASKED)},
    ),
    "another day": (
        due(due_on=DUE),
        assigning("writes", "second", "chief", anew=True, due_on=date(2027, 3, 5)),
        {"second": ("asked_to_write", ASKED)},
    ),
    "the same once more": (
        due(due_on=DUE),
        assigning("writes", "second", "chief", anew=True, due_on=DUE),
        {},
    ),
    "assign to another": (
        lambda: assigned(waiting(), "reviews", "editor"),
        assigning("reviews", "other", "chief", anew=True),
        {"other": ("asked_to_review", ASKED), "editor": ("taken_over", "had")},
    ),
    "take": (waiting, taken("editor"), {}),
    "take over": (
        claimed,
        taken("other", over=True),
        {"editor": ("taken_over", "had")},
    ),
    "give back": (
        lambda: assigned(waiting(), "reviews", "editor"),
        given_back("reviews", "editor"),
        {},
    ),
    "take away": (
        lambda: assigned(waiting(), "reviews", "editor"),
        given_back("reviews", "chief"),
        {"editor": ("taken_over", "had")},
    ),
    "take a draft away from somebody who then can't see it": (
        lambda: assigned(text(), "writes", "second"),
        given_back("writes", "chief"),
        {},
    ),
    "save a draft": (with_both, saved("second"), {}),
    "submit": (text, moved("submit", "author"), {}),
    "submit what somebody reviews": (
        with_both,
        moved("submit", "second"),
        {"editor": ("asked_to_review", ASKED)},
    ),
    "take back": (waiting, moved("take_back", "author"), {}),
    "send back": (
        lambda: followed(submitted(), "other"),
        moved("send_back", "editor", note=NOTE),
        {
            "author": ("came_back", WROTE),
            "second": ("came_back", WROTE),
            "other": ("came_back", FOLLOWS),
        },
    ),
    "send back and undo it": (waiting, undone, {}),
    "send back one's own": (
        lambda: followed(waiting(), "chief"),
        moved("send_back", "chief", note=NOTE),
        {"author": ("came_back", WROTE)},
    ),
    "approve": (
        submitted,
        moved("approve", "editor"),
        {"author": ("approved", WROTE), "second": ("approved", WROTE)},
    ),
    "approve, after somebody has followed": (
        lambda: followed(waiting(), "chief", "other", "author"),
        moved("approve", "editor"),
        {
            "author": ("approved", WROTE),
            "chief": ("approved", FOLLOWS),
            "other": ("approved", FOLLOWS),
        },
    ),
    "publish": (
        submitted,
        moved("publish", "chief"),
        {
            "author": ("published", WROTE),
            "second": ("published", WROTE),
            "editor": ("published", "reviewed"),
        },
    ),
    "schedule": (submitted, scheduled, {}),
    "the clock publishes": (
        lambda: scheduled(submitted()),
        clock_passes,
        {
            "author": ("published", WROTE),
            "second": ("published", WROTE),
            "editor": ("published", "reviewed"),
        },
    ),
    "cancel a schedule": (
        lambda: scheduled(waiting()),
        moved("cancel_schedule", "chief"),
        {},
    ),
    "plan": (changed_by_chief, plan, {}),
    "approve what is planned": (
        planned,
        moved("approve", "editor"),
        {"author": ("published", WROTE), "chief": ("published", "planned")},
    ),
    "send back what is planned": (
        planned,
        moved("send_back", "editor", note=NOTE),
        {"author": ("came_back", WROTE), "chief": ("plan_failed", "planned")},
    ),
    "save what is planned": (
        planned,
        saved("editor"),
        {"chief": ("plan_failed", "planned")},
    ),
    "call off one's own plan": (planned, moved("call_off", "chief"), {}),
    "withdraw": (
        lambda: followed(live(), "second"),
        moved("withdraw", "chief", note="Falsch.", options=Withdrawal()),
        {"author": ("withdrawn", WROTE), "second": ("withdrawn", FOLLOWS)},
    ),
    "withdraw the story": (
        live,
        lambda one: withdraw_story(one, by=person("chief"), note="Falsch."),
        {"author": ("withdrawn", WROTE)},
    ),
    "publish again": (
        lambda: move(live(), "withdraw", by=person("chief"), note="Falsch."),
        moved("reinstate", "chief", note="Doch."),
        {"author": ("published", WROTE)},
    ),
    "discard": (waiting, moved("discard", "author"), {}),
    "report an error": (
        lambda: followed(
            move(
                move(waiting(), "approve", by=person("editor")),
                "publish",
                by=person("chief"),
            ),
            "other",
        ),
        report,
        {
            "editor": ("correction_reported", "reviewed"),
            "other": ("correction_reported", FOLLOWS),
        },
    ),
    "report a barrier": (live, barrier, {}),
    "ask to answer a report": (
        asked_about,
        answering_to("other"),
        {
            "other": ("asked_to_answer", "has_report"),
            "editor": ("taken_over", "had_report"),
        },
    ),
    "an answer comes back": (
        asked_about,
        answer_comes_back,
        {"editor": ("answer_lost", "answered")},
    ),
    "due tomorrow": (
        due(due_on=DUE),
        days_pass,
        {"second": ("due_tomorrow", ASKED)},
    ),
    "overdue": (
        due(due_on=date(2027, 2, 26)),
        days_pass,
        {"second": ("overdue", ASKED), "chief": ("overdue", "gave")},
    ),
    "due today, later": (
        due(due_on=TODAY, due_time=time(18)),
        days_pass,
        {},
    ),
    "a claim that has lapsed is due": (lapsed, days_pass, {}),
} | COMMENTS
TABLE |= ABSENCES | GUESTS


@pytest.mark.parametrize("name", TABLE)
@time_machine.travel(NOW, tick=False)
def test_an_act_tells_these_people_and_nobody_else(name):
    begin, act, expected = TABLE[name]
    article = begin()
    hear_nothing_yet()
    act(article)
    assert told() == expected
    mailed = {
        one
        for one, (kind, _because) in expected.items()
        if KINDS[kind].mailing != Mailing.NEVER and not KINDS[kind].of_the_day
    }
    letters = letters_of_next_morning()
    assert set(letters) == mailed
    for letter in letters.values():
        assert SECRET not in letter.subject + letter.body
        assert TITLE in letter.body
        assert "weil " in letter.body


def test_the_table_has_forty_acts_and_every_kind():
    rows = [expected for _begin, _act, expected in TABLE.values()]
    kinds = {kind for row in rows for kind, _because in row.values()}
    assert len(TABLE) >= 40
    assert kinds == set(KINDS)
