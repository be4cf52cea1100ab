"""The record of acts on all pages of the desk, also shown as a page's history.

It replaces Django's own log, whose entries go when their account is deleted.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.utils.translation import gettext as _

from articles.accounts import note, note_each
from articles.domain import audit
from articles.models import RecordedDeed, RecordEntry

ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Person:
    """The actor, as the page names people: an account, a command, a deleted account."""

    entry: RecordEntry

    def get_username(self) -> str:
        by = self.entry.by
        if by:
            return by.get_username()
        return self.entry.command or _("a former account")

    def get_full_name(self) -> str:
        return self.entry.by.get_full_name() if self.entry.by else ""


@dataclass(frozen=True, slots=True)
class Action:
    """An entry with the attributes that Django's history page reads."""

    entry: RecordEntry

    @property
    def action_time(self) -> datetime:
        return self.entry.at

    @property
    def user(self) -> Person:
        return Person(self.entry)

    @property
    def get_change_message(self) -> str:
        return audit.sentence(self.entry)


class Recorded(admin.ModelAdmin):
    def log_addition(self, request, obj, message):
        note(RecordedDeed.ADDED, by=request.user, about=obj, **said(message))

    def log_change(self, request, obj, message):
        """Record the change, but not a save that changed nothing."""
        if message:
            note(RecordedDeed.CHANGED, by=request.user, about=obj, **said(message))

    def log_deletions(self, request, queryset):
        note_each(RecordedDeed.DELETED, queryset, by=request.user)

    def history_view(self, request, object_id, extra_context=None):
        # The key comes from the URL, before any check that such a row exists, so it may
        # have a NUL, which no text in PostgreSQL can have.
        key = unquote(object_id).replace("\0", "")[:40]
        entries = RecordEntry.objects.filter(kind=self.opts.label_lower, key=key)
        rows = entries.select_related("by").order_by("-at", "-pk")
        pages = self.get_paginator(request, rows, ON_A_PAGE)
        page = pages.get_page(request.GET.get(PAGE_VAR, 1))
        page.object_list = list(map(Action, page.object_list))
        shown = {
            "action_list": page,
            "page_range": pages.get_elided_page_range(page.number),
            "pagination_required": pages.count > ON_A_PAGE,
        }
        return super().history_view(request, object_id, shown | (extra_context or {}))


def said(message: Any) -> dict[str, Any]:
    """Return Django's message about a change: a list of changed fields, or words."""
    key = "changes" if isinstance(message, list) else "said"
    return {key: message} if message else {}
