"""Readers' reports: to read, assign, note what was done, and mark as answered."""

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _, ngettext, pgettext_lazy

from articles.accounts import note_each
from articles.admin.parts.forms.guarded import Guarded
from articles.admin.parts.lists.filters import Languages
from articles.admin.parts.near import near_date
from articles.admin.parts.saying import change_url, who
from articles.admin.records.report_answer import (
    answer_page,
    answer_url,
    begun,
    may_send,
    sent_of,
)
from articles.admin.records.report_assigning import MOST, assign_address, assign_page
from articles.admin.records.report_filters import (
    STATES,
    AssigneeFilter,
    DueFilter,
    StateFilter,
)
from articles.admin.records.report_form import ReportForm
from articles.domain.content import shortened
from articles.editing import answering
from articles.editing.desk import note_report_opened
from articles.foundation.text import clean_line
from articles.models import ReaderReport, RecordedDeed

BEGINNING = 80
OVERDUE = pgettext_lazy("day", "Overdue")


@admin.register(ReaderReport)
class ReaderReportAdmin(Guarded):
    form = ReportForm
    list_display = (
        "beginning", "kind", "about", "sent_at", "due", "assigned", "state",
        "answered_at", "answerer",
    )  # fmt: skip
    list_filter = (
        StateFilter, AssigneeFilter, DueFilter, "kind", ("language", Languages),
    )  # fmt: skip
    list_select_related = ("answered_by", "assignee", "article")
    search_fields = ("message", "article__headline", "page", "name", "email", "note")
    ordering = ("-sent_at", "-pk")
    actions = ("assign", "mark_answered")
    change_form_template = "admin/articles/readerreport/change_form.html"
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
        ("assignee", "due_on"),
        "note",
        "is_answered",
        ("answered_at", "answerer"),
    )

    def has_add_permission(self, request):
        return False

    def get_urls(self):
        name, wrap = f"articles_{self.opts.model_name}", self.admin_site.admin_view
        own = [
            path("assign/", wrap(assign_page), name=f"{name}_assign"),
            path("<path:object_id>/answer/", wrap(answer_page), name=f"{name}_answer"),
        ]
        return own + super().get_urls()

    def render_change_form(self, request, context, *args, **kwargs):
        report = context.get("original")
        if report is not None:
            note_report_opened(request, report.pk)
            may = self.has_change_permission(request, report) and may_send(report)
            context |= {
                "sent": sent_of(report),
                "may_send": may,
                "answer_form": begun(request.user, report) if may else None,
                "answer_address": answer_url(report),
                "has_no_server": bool(report.email) and not answering.sends_mails(),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        was = answering.work_of(ReaderReport.objects.get(pk=obj.pk))
        super().save_model(request, obj, form, change)
        answering.tell_work(obj, was, by=request.user)
        if "is_answered" not in form.changed_data:
            return
        this = ReaderReport.objects.filter(pk=obj.pk)
        if form.cleaned_data["is_answered"]:
            this.mark_answered(by=request.user)
        else:
            this.reopen()

    @admin.action(description=_("Assign: person, due day"), permissions=["change"])
    def assign(self, request, queryset):
        """Lead to the page that asks for them."""
        keys = list(queryset.open().values_list("pk", flat=True)[: MOST + 1])
        if len(keys) > MOST:
            said = _("Nothing was done: choose %(count)d reports at most.")
            messages.error(request, said % {"count": MOST})
            return None
        return HttpResponseRedirect(assign_address(keys))

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

    @admin.display(description=_("due on"), ordering="due_on")
    def due(self, report):
        if report.due_on is None:
            return self.get_empty_value_display()
        day = near_date(report.due_on)
        if not report.is_overdue(timezone.localdate()):
            return day
        said = '<span class="day day-overdue">{}</span> {}'
        return format_html(said, OVERDUE, day)

    @admin.display(description=_("assigned to"), ordering="assignee__username")
    def assigned(self, report):
        if report.assignee is None:
            return self.get_empty_value_display()
        closed = "" if report.assignee.is_open else f" ({_('this account is closed')})"
        return f"{who(report.assignee)}{closed}"

    @admin.display(description=_("state"))
    def state(self, report):
        return STATES["answered" if report.answered_at else "open"]

    @admin.display(description=_("answered by"), ordering="answered_by__username")
    def answerer(self, report):
        if report.answered_by is None:
            return self.get_empty_value_display()
        return who(report.answered_by)
