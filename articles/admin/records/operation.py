"""The page on the newsroom's operation, for administrators: what the doctor found that
still stands, since when, what the operator was told of it, and what is over.
"""

from datetime import timedelta

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from articles.editing.desk import may_see_operation
from articles.models import DoctorFinding

# Findings that ended earlier are left out; at most so many are shown.
LATELY, MOST = timedelta(days=30), 50


@require_safe
def page(request):
    if not may_see_operation(request.user):
        raise PermissionDenied
    lately = DoctorFinding.objects.over().filter(ended_at__gt=timezone.now() - LATELY)
    context = admin.site.each_context(request) | {
        "title": pgettext("pages", "Operation"),
        "standing": DoctorFinding.objects.standing(),
        "over": lately.order_by("-ended_at", "-pk")[:MOST],
        "operator": settings.NEWSROOM_OPERATOR,
        "pings": bool(settings.NEWSROOM_PING),
        "command": settings.NEWSROOM_COMMAND,
    }
    return TemplateResponse(request, "admin/operation/page.html", context)


urlpatterns = [path("operation/", admin.site.admin_view(page), name="operation")]
