"""Parts of a day's page: lists of titles, each with one line of facts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _, pgettext_lazy

from articles.admin.parts.afterwards import ASKED, SENT, After
from articles.admin.parts.saying import Link, move_url
from articles.models import Article
from articles.workflow import TRANSITIONS

# So many titles of each list are shown.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Step:
    """A move that is made from here, or asks first on its page. `fields` are those of
    the move's form, None for one that asks.
    """

    label: str | Promise
    address: str
    fields: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Sets what is owed apart from what is only good to know; `name` is a class."""

    name: str
    label: Promise


DUE = Mark("due", pgettext_lazy("day", "Due"))
OVERDUE = Mark("overdue", pgettext_lazy("day", "Overdue"))


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do: its title leads to the page for doing it.

    `language` is the title's, "" for one in the desk's own.
    """

    title: str
    address: str
    facts: Sequence[str | Promise] = ()
    language: str = ""
    note: str = ""
    step: Step | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """`name` is part of the page; `all` are the lists that hold the whole of it.

    A quiet one is good to know, and asks for nothing.
    """

    name: str
    title: str
    rows: Sequence[Row]
    all: Sequence[Link] = field(default_factory=list)
    is_quiet: bool = False


def section(
    name: str,
    title: str,
    rows: Sequence[Row],
    all_: Iterable[Link] = (),
    *,
    is_quiet: bool = False,
) -> list[Section]:
    """Return a list of one section with its first rows, or of none without rows."""
    return [Section(name, title, rows[:SHOWN], list(all_), is_quiet)] if rows else []


def all_of(
    count: int, shown: int, most: int, address: str, words: str = ""
) -> list[Link]:
    """Lead to a list of so many, unless all of them are shown; nobody counts beyond
    `most`.
    """
    if count <= min(shown, SHOWN):
        return []
    number = str(count) if count < most else _("%(count)d or more") % {"count": most}
    return [Link((words or _("All: %(count)s")) % {"count": number}, address)]


def listed(model: str, **query) -> str:
    """Return the address of a list of the desk, filtered."""
    asked = {name: str(value) for name, value in query.items()}
    return reverse(f"admin:articles_{model}_changelist", query=asked)


def step(article: Article, name: str, label: str | Promise = "", **fields) -> Step:
    """Return a move of what the user saw here; afterwards they are here again."""
    address = move_url(article, name)
    seen = {"seen": article.lock, SENT: After.DAY.value}
    return Step(label or TRANSITIONS[name].label, address, seen | fields)


def asking_step(article: Article, name: str) -> Step:
    """Return a move whose page explains its effect before it is made."""
    path = move_url(article, name)
    label = _("%(act)s …") % {"act": TRANSITIONS[name].label}
    return Step(label, f"{path}?{ASKED}={After.DAY}", None)
