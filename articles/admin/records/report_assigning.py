"""Many reports for one person, or by one day: the page that the list leads to."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from articles.accounts import drop_carried
from articles.admin.parts.crumbs import to_list
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.forms.unsaved import begin, dropped
from articles.admin.parts.framed import framed
from articles.admin.records.report_form import AssignForm
from articles.editing import answering
from articles.models import MAY_ANSWER, ReaderReport

# So many at once.
MOST = 100


def assign_page(request):
    if not request.user.has_perm(MAY_ANSWER):
        raise PermissionDenied
    reports = chosen(request)
    back = to_list(ReaderReport._meta, "")[1]
    if not reports:
        messages.warning(request, _("No open reports were chosen. Choose some first."))
        return HttpResponseRedirect(back)
    if done := dropped(request):
        return done
    request, unsaved = begin(request)
    form = AssignForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and not unsaved.is_only_shown:
        number = answering.assign_each(
            [one.pk for one in reports],
            by=request.user,
            person=form.cleaned_data["person"],
            due_on=form.cleaned_data["due_on"],
        )
        drop_carried(request)
        said = ngettext(
            "%(count)d report was assigned or given another day.",
            "%(count)d reports were assigned or given another day.",
            number,
        )
        messages.success(request, said % {"count": number})
        return HttpResponseRedirect(back)
    return framed(
        request,
        ReaderReport,
        "assign",
        title=_("Assign reports"),
        form=form,
        reports=reports,
        left=len(request.GET.getlist("pk")) - len(reports),
        unsaved=unsaved,
        back=back,
    )


def chosen(request) -> list[ReaderReport]:
    """Return the open ones of those that the address names."""
    keys = [key for key in request.GET.getlist("pk")[:MOST] if is_key(key)]
    found = ReaderReport.objects.open().filter(pk__in=keys)
    return list(found.select_related("article", "assignee").by_due_day())


def assign_address(keys: list[int]) -> str:
    path = reverse("admin:articles_readerreport_assign")
    return f"{path}?{urlencode([('pk', key) for key in keys])}"
