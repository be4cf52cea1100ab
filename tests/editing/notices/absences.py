"""The rows of the table of acts that are about the work of people who are away."""

from datetime import date

from articles.editing.notices import tell_stand_in
from tests.editing.notices.acts import (
    DUE,
    assigned,
    assigning,
    commissioned,
    days_pass,
    due,
    moved,
    nothing,
    submitted,
    taken,
    waiting,
)
from tests.editing.notices.comments import comment
from tests.editing.notices.newsroom import SECRET, person
from tests.support import factories

WROTE, ASKED, STANDS_IN = "wrote", "asked", "stands_in"
LAST_DAY = date(2027, 3, 3)


def absent(begin, **people: str):
    """Return a beginning in which these people are away, each with a stand-in."""

    def begun():
        article = begin()
        for name, other in people.items():
            factories.profile(person(name), away_until=LAST_DAY, stand_in=person(other))
        return article

    return begun


def back_since_today(begin):
    """Return a beginning in which somebody was away, and is back."""

    def begun():
        article = begin()
        said = {"away_until": date(2027, 2, 28), "stand_in": person("other")}
        factories.profile(person("second"), **said)
        return article

    return begun


def overdue_with_reviewer():
    """Return an overdue draft whose giver is to review it, and so has work of it."""
    return assigned(due(due_on=date(2027, 2, 26))(), "reviews", "chief", by="editor")


def named(name: str):
    return lambda _article: tell_stand_in(person(name))


ABSENCES = {
    "commission from somebody who is away": (
        absent(nothing, second="other"),
        commissioned,
        {
            "second": ("asked_to_write", ASKED),
            "other": ("asked_to_write", STANDS_IN),
        },
    ),
    "assign to somebody who is back": (
        back_since_today(nothing),
        assigning("writes", "second", "chief"),
        {"second": ("asked_to_write", ASKED)},
    ),
    "assign to somebody whose stand-in is away too": (
        absent(nothing, second="other", other="bystander"),
        assigning("writes", "second", "chief"),
        {"second": ("asked_to_write", ASKED)},
    ),
    "assign to somebody whose stand-in is the author": (
        absent(nothing, second="author"),
        assigning("writes", "second", "chief"),
        {"second": ("asked_to_write", ASKED)},
    ),
    "assign a review to somebody whose stand-in gives it": (
        absent(waiting, editor="chief"),
        assigning("reviews", "editor", "chief", brief=SECRET),
        {"editor": ("asked_to_review", ASKED)},
    ),
    "submit to a reviewer who is away": (
        absent(
            lambda: assigned(
                assigned(nothing(), "writes", "second"), "reviews", "editor"
            ),
            editor="other",
        ),
        moved("submit", "second"),
        {
            "editor": ("asked_to_review", ASKED),
            "other": ("asked_to_review", STANDS_IN),
        },
    ),
    "due tomorrow, and the writer is away": (
        absent(due(due_on=DUE), second="other"),
        days_pass,
        {
            "second": ("due_tomorrow", ASKED),
            "other": ("due_tomorrow", STANDS_IN),
        },
    ),
    "overdue, and both writer and giver are away": (
        absent(overdue_with_reviewer, second="other", chief="bystander"),
        days_pass,
        {
            "second": ("overdue", ASKED),
            "chief": ("overdue", "gave"),
            "other": ("overdue", STANDS_IN),
        },
    ),
    "send back to a writer who is away": (
        absent(submitted, second="other"),
        moved("send_back", "editor", note=SECRET),
        {
            "author": ("came_back", WROTE),
            "second": ("came_back", WROTE),
            "other": ("came_back", STANDS_IN),
        },
    ),
    "approve the text of a writer who is away": (
        absent(submitted, second="other"),
        moved("approve", "editor"),
        {"author": ("approved", WROTE), "second": ("approved", WROTE)},
    ),
    "take over from somebody who is away": (
        absent(lambda: assigned(waiting(), "reviews", "editor"), editor="other"),
        taken("chief", over=True),
        {"editor": ("taken_over", "had")},
    ),
    "name a reviewer who is away in a comment": (
        absent(submitted, editor="other"),
        comment("chief", "editor"),
        {
            "editor": ("mentioned", "named"),
            "other": ("commented", STANDS_IN),
            "author": ("commented", WROTE),
            "second": ("commented", WROTE),
        },
    ),
    "block a text whose writer is away": (
        absent(submitted, second="other"),
        comment("chief", is_blocking=True),
        {
            "author": ("blocked", WROTE),
            "second": ("blocked", WROTE),
            "editor": ("blocked", "reviewed"),
            "other": ("blocked", STANDS_IN),
        },
    ),
    "name somebody as stand-in": (
        absent(lambda: assigned(nothing(), "writes", "second"), second="other"),
        named("second"),
        {"other": ("asked_to_write", STANDS_IN)},
    ),
}
