"""Forty acts at the desk, and whom each tells what: exactly these, and nobody else.

After each act everybody's notices are compared with the table, and then the letters of
the next morning. Nobody hears of their own act, and no letter has a word of the text
but its working title.
"""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.domain import notices
from articles.domain.notices import KINDS, tell
from articles.editing.assigning import Task, assign, commission, give_back, take
from articles.editing.publishing import (
    Plan,
    Publication,
    Withdrawal,
    move,
    withdraw_story,
)
from articles.models import Assignment, Mailing, ReaderReport
from articles.site.reader_reports.keeping import keep_report
from tests.domain.notices.newsroom import (
    SECRET,
    TITLE,
    hear_nothing_yet,
    letters_of_next_morning,
    person,
    text,
    told,
)
from tests.support import factories

pytestmark = pytest.mark.django_db

NOW = "2027-03-01 10:00Z"
TODAY, DUE = date(2027, 3, 1), date(2027, 3, 2)
NOTE = f"{SECRET}: bitte kürzen."


def waiting(**options):
    return move(text(**options), "submit", by=person("author"))


def live(**options):
    return move(waiting(**options), "publish", by=person("chief"))


def changed_by_chief():
    return factories.edited(waiting(), by=person("chief"), teaser=f"{SECRET}!")


def planned():
    return plan(changed_by_chief())


def plan(article):
    return move(article, "publish_on_approval", by=person("chief"), options=Plan())


def assigned(article, role: str, to: str, by: str = "chief", **task):
    assign(article, role, person=person(to), by=person(by), task=Task(**task))
    return article


def seen(article, role: str) -> int:
    rows = Assignment.objects.open().filter(edition=article.edition_id, role=role)
    return rows.get().pk


def followed(article, *names: str):
    for name in names:
        notices.follow(person(name), article.edition_id)
    return article


def nothing():
    return text()


def report(article):
    said = {"sender": "x", "language": "de", "at": timezone.now()}
    keep_report(ReaderReport.Kind.ERROR, article=article, message=SECRET, **said)


def barrier(_article):
    said = {"sender": "x", "language": "de", "at": timezone.now()}
    keep_report(ReaderReport.Kind.BARRIER, message=SECRET, **said)


def moved(name: str, by: str, **said):
    return lambda article: move(article, name, by=person(by), **said)


def comment(kind: str, *people: str, by: str):
    """Return what the department of comments does with one of them."""

    def act(article):
        keys = [person(name).pk for name in people]
        tell(kind, article.edition_id, keys, by=person(by), act="comment-1")

    return act


def days_pass(_article):
    notices.tell_of_days(timezone.now())


def commissioned(_article):
    task = Task(due_on=DUE, brief=SECRET)
    said = {"language": "de", "writer": person("second"), "task": task}
    commission(TITLE, by=person("chief"), **said)


def taken(by: str, *, over: bool = False):
    def act(article):
        take(article, by=person(by), seen=seen(article, "reviews") if over else None)

    return act


def given_back(role: str, by: str):
    def act(article):
        give_back(article, role, by=person(by), seen=seen(article, role))

    return act


def assigning(role: str, to: str, by: str, *, anew: bool = False, **task):
    def act(article):
        known = seen(article, role) if anew else None
        said = {"person": person(to), "by": person(by), "task": Task(**task)}
        assign(article, role, seen=known, **said)

    return act


def saved(by: str):
    return lambda article: factories.edited(
        article, by=person(by), body=f"<p>{SECRET}, neu.</p>"
    )


def undone(article):
    move(article, "send_back", by=person("editor"), note=NOTE)
    move(article, "undo_send_back", by=person("editor"))


def scheduled(article):
    window = Publication(at=timezone.now() + timedelta(hours=1))
    return move(article, "publish", by=person("chief"), options=window)


def clock_passes(article):
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        notices.tell_of_openings(timezone.now())
        notices.tell_of_openings(timezone.now())


def with_both():
    """Return a draft that the second author writes, and the editor is to review."""
    return assigned(assigned(text(), "writes", "second"), "reviews", "editor")


def submitted():
    return move(with_both(), "submit", by=person("second"))


def claimed():
    article = waiting()
    take(article, by=person("editor"))
    return article


def lapsed():
    article = claimed()
    past = timezone.now() - timedelta(days=5)
    Assignment.objects.update(taken_at=past, acted_at=past, due_on=date(2027, 3, 2))
    return article


def due(**task):
    return lambda: assigned(text(), "writes", "second", **task)


WROTE, ASKED, FOLLOWS = "wrote", "asked", "follows"
# What was there, the act, and who is told what, for which reason.
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
    "comment": (
        lambda: followed(waiting(), "chief"),
        comment("commented", "author", "editor", by="editor"),
        {"author": ("commented", WROTE), "chief": ("commented", FOLLOWS)},
    ),
    "name somebody who may not see it": (
        waiting,
        comment("mentioned", "second", "chief", by="editor"),
        {"chief": ("mentioned", "named")},
    ),
    "block": (
        waiting,
        comment("blocked", "author", by="editor"),
        {"author": ("blocked", WROTE)},
    ),
    "resolve": (
        waiting,
        comment("resolved", "editor", "author", by="author"),
        {"editor": ("resolved", "talked")},
    ),
}


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
