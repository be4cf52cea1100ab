"""The page of what readers subscribe to by email, in numbers."""

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from articles.admin.listing.reach import alert_counts
from articles.site.alerts import is_stopped

# Chief editors have it, and administrators.
RIGHT = "articles.publish_article"


@require_safe
def page(request):
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    context = admin.site.each_context(request) | {
        "title": pgettext("pages", "Alerts"),
        "is_on": settings.NEWSROOM_ALERTS,
        "lists": alert_counts.lists(),
        "most": alert_counts.SHOWN,
        "rhythms": alert_counts.rhythms(),
        "days": alert_counts.days(),
        "suppressed": alert_counts.suppressed(),
        "held": alert_counts.held(),
        "is_stopped": is_stopped(),
    }
    return TemplateResponse(request, "admin/reach/alerts.html", context)


urlpatterns = [path("alerts/", admin.site.admin_view(page), name="desk_alerts")]
