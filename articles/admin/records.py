"""The records of the desk, to look at: decisions, and the content at each save."""

import json

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import Decision, Snapshot


class RecordAdmin(ReadOnlyAdmin):
    search_fields = ("article__headline",)
    date_hierarchy = "at"
    ordering = ("-at", "-pk")

    def get_queryset(self, request):
        records = super().get_queryset(request).visible_to(request.user)
        return records.select_related("article", "by")

    @admin.display(description=_("by"), ordering="by__username")
    def person(self, record):
        return record.by and str(record.by)


@admin.register(Decision)
class DecisionAdmin(RecordAdmin):
    list_display = ("at", "article", "transition", "person", "phase_after", "note")
    list_filter = ("transition", "bypassed_four_eyes")
    fields = (
        "article",
        ("at", "person"),
        ("transition", "phase_before", "phase_after", "live_from", "until"),
        "note",
        "bypassed_four_eyes",
        "content_hash",
    )


@admin.register(Snapshot)
class SnapshotAdmin(RecordAdmin):
    list_display = ("at", "article", "origin", "person")
    list_filter = ("origin",)
    fields = ("article", "at", "person", "origin", "content_hash", "readable_content")

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    @admin.display(description=_("content"))
    def readable_content(self, snapshot):
        text = json.dumps(snapshot.content, ensure_ascii=False, indent=2)
        return format_html('<pre class="content">{}</pre>', text)
