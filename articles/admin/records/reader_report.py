"""Readers' reports: to read, to note what was done, and to mark as answered."""

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _, ngettext, pgettext_lazy

from articles.accounts import note_each
from articles.admin.parts.forms.guarded import Guarded
from articles.admin.parts.forms.unchanged import UnchangedForm
from articles.admin.parts.lists.filters import Languages
from articles.admin.parts.saying import change_url, who
from articles.domain.content import shortened
from articles.foundation.text import clean_line
from articles.models import ReaderReport, RecordedDeed

BEGINNING = 80
STATES = {"open": _("Open"), "answered": _("Answered")}


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return STATES.items()

    def queryset(self, request, queryset):
        ways = {"open": queryset.open, "answered": queryset.answered}
        return ways.get(self.value() or "", queryset.all)()


class ReportForm(UnchangedForm):
    is_answered = forms.BooleanField(label=_("answered"), required=False)

    class Meta:
        model = ReaderReport
        fields = ("note",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["is_answered"] = self.instance.answered_at is not None


@admin.register(ReaderReport)
class ReaderReportAdmin(Guarded):
    form = ReportForm
    list_display = (
        "beginning", "kind", "about", "sent_at", "state", "answered_at", "answerer",
    )  # fmt: skip
    list_filter = (StateFilter, "kind", ("language", Languages))
    list_select_related = ("answered_by", "article")
    search_fields = ("message", "article__headline", "page", "name", "email", "note")
    ordering = ("-sent_at", "-pk")
    actions = ("mark_answered",)
    readonly_fields = (
        "kind", "message", "where", "name", "email", "language", "sent_at",
        "answered_at", "answerer",
    )  # fmt: skip
    fields = (
        "kind",
        "message",
        "where",
        ("name", "email"),
        ("sent_at", "language"),
        "note",
        "is_answered",
        ("answered_at", "answerer"),
    )

    def has_add_permission(self, request):
        return False

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if "is_answered" not in form.changed_data:
            return
        this = ReaderReport.objects.filter(pk=obj.pk)
        if form.cleaned_data["is_answered"]:
            this.mark_answered(by=request.user)
        else:
            this.reopen()

    @admin.action(description=_("Mark as answered"), permissions=["change"])
    def mark_answered(self, request, queryset):
        changes = [{"changed": {"fields": ["answered"]}}]
        with transaction.atomic():
            note_each(
                RecordedDeed.CHANGED, queryset.open(), by=request.user, changes=changes
            )
            number = queryset.mark_answered(by=request.user)
        said = ngettext(
            "%(count)d report is marked as answered now.",
            "%(count)d reports are marked as answered now.",
            number,
        )
        messages.success(request, said % {"count": number})

    @admin.display(description=_("message"))
    def beginning(self, report):
        return shortened(clean_line(report.message), BEGINNING)

    @admin.display(description=pgettext_lazy("report", "what it is about"))
    def about(self, report):
        """Say what it is about; the row leads to the report itself."""
        return report.article.headline if report.article else report.page

    @admin.display(description=pgettext_lazy("report", "what it is about"))
    def where(self, report):
        """Link to the version that the reader read, which is the one to correct."""
        article = report.article
        if article is None:
            return report.page or self.get_empty_value_display()
        return format_html(
            '<a href="{}">{}</a><br>{}', change_url(article), article, article.permalink
        )

    @admin.display(description=_("state"))
    def state(self, report):
        return STATES["answered" if report.answered_at else "open"]

    @admin.display(description=_("answered by"), ordering="answered_by__username")
    def answerer(self, report):
        if report.answered_by is None:
            return self.get_empty_value_display()
        return who(report.answered_by)
