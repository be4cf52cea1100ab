"""The rows of the record: its own entries and decisions on articles, in one order.

A decision is stored once, with its article; here it only stands beside the others. Each
page is found by an index, from the place where the one before ended.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _, pgettext

from articles.admin.parts.lists.found import few_of
from articles.admin.parts.saying import who
from articles.admin.records.asking import COMMANDS, MOVE, Asked, Place
from articles.admin.records.read_only import with_headline
from articles.domain import audit
from articles.models import (
    Decision,
    RecordedDeed,
    RecordEntry,
    WebAddress,
    beginning,
    sees_all,
)

# Whose names may be of what never became public.
HIDING = ("articles.article", "articles.image")
DECISION, ENTRY = 0, 1
AT_A_TIME = 500


@dataclass(frozen=True)
class Row:
    """An entry or a decision, in words."""

    one: Any
    rank: int
    user: Any

    @property
    def at(self) -> datetime:
        return self.one.at

    @property
    def place(self) -> Place:
        return Place(self.at, self.rank, self.one.pk)

    @property
    def who(self) -> str:
        if self.one.by:
            return who(self.one.by)
        if self.rank == DECISION:
            return who(None)
        if self.one.command:
            return pgettext("record", "command %(name)s") % {"name": self.one.command}
        return _("a former account") if self.one.by_id else _("not logged in")

    @property
    def what(self) -> str:
        if self.rank == DECISION:
            return self.one.get_transition_display()
        return audit.deed_of(self.one)

    @property
    def more(self) -> str:
        if self.rank == DECISION:
            return self.one.note
        return audit.told(self.one) if self.may_name else ""

    @property
    def kind(self) -> str:
        return "articles.article" if self.rank == DECISION else self.one.kind

    @property
    def key(self) -> str:
        return str(self.one.article_id) if self.rank == DECISION else self.one.key

    @property
    def from_where(self) -> str:
        return "" if self.rank == DECISION else self.one.address

    @cached_property
    def may_name(self) -> bool:
        return self.kind not in HIDING or sees_all(self.user)

    @property
    def name(self) -> str:
        """Return what it was done to, as it was called then."""
        if self.rank == DECISION:
            return str(self.one.article)
        return self.one.name if self.may_name else ""

    @property
    def thing(self) -> str:
        """Return what kind of thing that is, with its number if it has no name."""
        model = model_of(self.kind)
        called = capfirst(str(model._meta.verbose_name)) if model else self.kind
        if self.rank == DECISION:
            values = {"thing": called, "number": self.one.article.number}
            return _("%(thing)s, version %(number)s") % values
        return called if self.name or not self.key else f"{called} {self.key}"

    @property
    def about(self) -> str:
        return f"{self.kind}:{self.key}" if self.kind and self.key else ""

    @property
    def link(self) -> str:
        """Return where it is at the desk, for who may look; "" if it was deleted."""
        model = model_of(self.kind)
        has_page = model and admin.site.is_registered(model)
        is_gone = self.rank == ENTRY and self.one.deed == RecordedDeed.DELETED
        if not (has_page and self.key) or is_gone:
            return ""
        app, name = model._meta.app_label, model._meta.model_name
        rights = (f"{app}.{verb}_{name}" for verb in ("view", "change"))
        if not any(map(self.user.has_perm, rights)):
            return ""
        return reverse(f"admin:{app}_{name}_change", args=[self.key])


def model_of(kind: str) -> Any:
    """Return the model that an entry names; None if there is none any more."""
    try:
        return apps.get_model(kind) if kind else None
    except (LookupError, ValueError):
        return None


def page_of(asked: Asked, after: Place | None, most: int) -> list[Row]:
    """Return the newest rows that are older than a place: at most so many."""
    found = [
        Row(one, rank, asked.user)
        for rank, rows in ((DECISION, decisions(asked)), (ENTRY, entries(asked)))
        if rows is not None
        for one in older(rows, rank, after)[:most]
    ]
    found.sort(key=lambda row: (row.at, row.rank, row.one.pk), reverse=True)
    return found[:most]


def all_of(asked: Asked) -> Iterator[Row]:
    """Yield every row; no question is long, and none holds anything meanwhile."""
    after: Place | None = None
    while rows := page_of(asked, after, AT_A_TIME):
        yield from rows
        after = rows[-1].place


def older(rows: QuerySet, rank: int, after: Place | None) -> QuerySet:
    rows = rows.order_by("-at", "-pk").select_related("by")
    if after is None:
        return rows
    is_before = Q(at__lt=after.at)
    if rank < after.rank:
        is_before |= Q(at=after.at)
    elif rank == after.rank:
        is_before |= Q(at=after.at, pk__lt=after.key)
    # Said twice, so that an index finds the beginning.
    return rows.filter(is_before, at__lte=after.at)


def entries(asked: Asked) -> QuerySet | None:
    """Return the entries that are asked for; None if only decisions are."""
    if asked.deed.startswith(MOVE):
        return None
    rows = in_time(RecordEntry.objects.all(), asked)
    if asked.deed:
        rows = rows.filter(deed=asked.deed)
    if asked.by == COMMANDS:
        rows = rows.filter(by=None).exclude(command="")
    elif asked.by:
        rows = rows.filter(by=asked.by)
    if asked.about:
        kind, key = asked.about
        rows = rows.filter(kind=kind, key=key[:40])
    return called(rows, asked) if asked.name else rows


def called(rows: QuerySet, asked: Asked) -> QuerySet:
    """Keep what its name begins so; not what would tell a hidden headline by that."""
    name = asked.name
    ascii_only = "".join(one.lower() if one.isascii() else one for one in name)
    found = beginning(
        RecordEntry.objects.all(),
        WebAddress("name"),
        *{form[:200] for form in (name.lower(), ascii_only)},
    )
    keys = few_of(found)
    if keys is not None:
        rows = rows.filter(pk__in=keys)
    else:
        rows = rows.filter(name__istartswith=name)
    return rows if sees_all(asked.user) else rows.exclude(kind__in=HIDING)


def decisions(asked: Asked) -> QuerySet | None:
    """Return the decisions that are asked for; None if only entries are."""
    is_move = asked.deed.startswith(MOVE)
    if (asked.deed and not is_move) or asked.by == COMMANDS:
        return None
    rows = Decision.objects.visible_to(asked.user).select_related("article")
    rows = in_time(rows, asked)
    if is_move:
        rows = rows.filter(transition=asked.deed.removeprefix(MOVE))
    if asked.by:
        rows = rows.filter(by=asked.by)
    if asked.about:
        kind, key = asked.about
        if kind != "articles.article" or not key.isdecimal():
            return None
        rows = rows.filter(article=key)
    if asked.name:
        found = with_headline(asked.name, asked.user)
        return None if found is None else rows.filter(article__in=found.values("pk"))
    return rows


def in_time(rows: Any, asked: Asked) -> Any:
    if asked.since:
        rows = rows.filter(at__gte=asked.since)
    if asked.until:
        rows = rows.filter(at__lt=asked.until)
    return rows
