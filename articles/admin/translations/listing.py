"""The list of translations behind, page by page."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from articles.admin.article.writable import may_look
from articles.admin.parts.lists.bounded import AheadPaginator, page_asked_for
from articles.admin.translations.rows import all_behind, rows_of

ON_A_PAGE = 25


@require_safe
def list_behind(request):
    if not may_look(request.user):
        raise PermissionDenied
    paginator = AheadPaginator(all_behind(request.user), ON_A_PAGE)
    asked = page_asked_for(request)
    paginator.first = (asked - 1) * ON_A_PAGE
    page = paginator.get_page(asked)
    context = admin.site.each_context(request) | {
        "title": pgettext("pages", "Translations behind"),
        "page": page,
        "rows": rows_of(page, request.user),
    }
    return TemplateResponse(request, "admin/translations/list.html", context)
