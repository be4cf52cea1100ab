"""The list of translations behind, page by page, and the addresses of them all."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from articles.admin.article.access import may_look
from articles.admin.article.translations.acting import catch_up, difference, still_right
from articles.admin.article.translations.rows import all_behind, rows_of
from articles.admin.parts.lists.bounded import AheadPaginator, page_asked_for

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


# Path, name, view. Those of one article begin with `find`, as its others do.
ADDRESSES = (
    ("translations/", "translations_behind", list_behind),
    ("articles/article/<int:pk>/behind/", "articles_article_behind", difference),
    (
        "articles/article/<int:pk>/still-right/",
        "articles_article_still_right",
        still_right,
    ),
    ("articles/article/<int:pk>/catch-up/", "articles_article_catch_up", catch_up),
)

urlpatterns = [
    path(route, admin.site.admin_view(view), name=name)
    for route, name, view in ADDRESSES
]
