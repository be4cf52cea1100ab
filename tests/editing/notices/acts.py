"""Beginnings and acts for the table of notices, each by the real rules."""

from datetime import date, timedelta

import time_machine
from django.utils import timezone

from articles.editing import notices
from articles.editing.assigning import Task, assign, commission, give_back, take
from articles.editing.publishing import Plan, Publication, move
from articles.models import Assignment, ReaderReport
from articles.site.reader_reports.keeping import keep_report
from tests.editing.notices.newsroom import SECRET, TITLE, person, text
from tests.support import factories

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
    # Nobody has asked meanwhile: the worker was down.
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
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
