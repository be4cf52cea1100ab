"""The page of the record, and all that it finds as a table."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _, pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from articles.accounts import note
from articles.admin.records.asking import AskingForm, read_place
from articles.admin.records.rows import all_of, page_of
from articles.foundation import spreadsheet
from articles.foundation.spreadsheet import Column
from articles.models import RecordedDeed, RecordEntry

RIGHT = "articles.view_recordentry"
ON_A_PAGE = 50
COLUMNS: tuple[Column, ...] = (
    (_("at"), lambda row: row.at),
    (_("Who"), lambda row: row.who),
    (_("What"), lambda row: row.what),
    (pgettext_lazy("record", "kind of thing"), lambda row: row.thing),
    (pgettext_lazy("record", "On what"), lambda row: row.name),
    (pgettext_lazy("record", "details"), lambda row: row.more),
    (pgettext_lazy("record", "from where"), lambda row: row.from_where),
)


def asked_of(request) -> AskingForm:
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    return AskingForm(request.GET)


@require_safe
def show(request):
    form = asked_of(request)
    rows: list = []
    if form.is_valid():
        after = read_place(request.GET.get("after", ""))
        rows = page_of(form.asked(request.user), after, ON_A_PAGE + 1)
    query = request.GET.copy()
    query.pop("after", None)
    shown = rows[:ON_A_PAGE]
    desk: Any = admin.site
    context: dict[str, Any] = desk.each_context(request) | {
        "title": pgettext("pages", "Record"),
        "form": form,
        "is_refused": bool(form.errors),
        "technical": desk.technical_pages(request),
        "rows": shown,
        "is_asked": any(query.values()),
        "query": query.urlencode(),
        "is_later": "after" in request.GET,
        "older": str(shown[-1].place) if len(rows) > ON_A_PAGE else "",
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "admin/record/list.html", context)


@require_safe
def table(request):
    """Send all results, while they are read; the export is recorded."""
    form = asked_of(request)
    if not form.is_valid():
        return HttpResponseRedirect(f"{reverse('record')}?{request.GET.urlencode()}")
    rows = all_of(form.asked(request.user))
    if request.method == "HEAD":
        rows = iter(())
    else:
        kind, filters = RecordEntry._meta.label_lower, sorted(filter_names(form))
        note(RecordedDeed.EXPORTED, by=request.user, kind=kind, filters=filters)
    return spreadsheet.streamed(pgettext("pages", "Record"), COLUMNS, rows)


def filter_names(form: AskingForm) -> list[str]:
    return [name for name, value in form.cleaned_data.items() if value]


urlpatterns = [
    path("record/", admin.site.admin_view(show), name="record"),
    path("record/table.csv", admin.site.admin_view(table), name="record_table"),
]
