"""The desk's first page: the user's own work of the day, and the newsroom's."""

from itertools import chain

from django.contrib import admin
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.admin.day.accounts import accounts_for
from articles.admin.day.ahead import coming
from articles.admin.day.assigned import assigned_for
from articles.admin.day.behind import behind_of
from articles.admin.day.comments import comments_for
from articles.admin.day.decided import decided_for
from articles.admin.day.dossiers import dossiers_for
from articles.admin.day.inbox import inbox_for
from articles.admin.day.new_labels import new_labels_for
from articles.admin.day.owed import owed_by, reports_for
from articles.admin.day.proposals import proposals_for
from articles.admin.day.work import in_work, work_of
from articles.domain import rights

# The newsroom's work besides what is owed, the most urgent first.
IN_HOUSE = (
    inbox_for,
    proposals_for,
    behind_of,
    dossiers_for,
    new_labels_for,
    accounts_for,
)


def day(request):
    """Show lists of titles, those that are empty left out."""
    user, today = request.user, timezone.localdate()
    work = in_work(user)
    assigned = assigned_for(user, work)
    reports = reports_for(user)
    house = chain.from_iterable(ask(user) for ask in IN_HOUSE)
    context = admin.site.each_context(request) | {
        "title": _("%(weekday)s, %(day)s")
        % {"weekday": date_format(today, "l"), "day": date_format(today)},
        "own": [
            *assigned.own,
            *reports.own,
            *comments_for(user),
            *work_of(user, work, assigned.reviewers),
        ],
        "in_house": [
            *assigned.due,
            *owed_by(user, reports),
            *house,
            *coming(user, work),
        ],
        "decided": decided_for(user),
        "may_write": user.has_perm("articles.add_article"),
        "may_assign": rights.may_assign(user),
    }
    return TemplateResponse(request, "admin/day.html", context)


# It stands in front of Django's own index, which is a list of models.
urlpatterns = [path("", admin.site.admin_view(day), name="day")]
