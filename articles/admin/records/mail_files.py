"""The pages with mails that became files, for administrators.

The HTML of a mail comes as a page of its own, which has no origin here: nothing in it
runs, and nothing is loaded.
"""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.csp import CSP, build_policy
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_safe

from articles.accounts import (
    MailFile,
    mail_at,
    mail_folder,
    may_read_mails,
    newest_mails,
)
from articles.admin.parts.framed import kept_by_nobody

SHOWN = 50
POLICY: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "img-src": ["data:"],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}


def require_right(request) -> None:
    if not may_read_mails(request.user):
        raise PermissionDenied


def mail_or_404(request, name: str, place: int) -> MailFile:
    require_right(request)
    found = mail_at(name, place)
    if found is None:
        raise Http404
    return found


@require_safe
def page(request):
    require_right(request)
    context = admin.site.each_context(request) | {
        "title": pgettext("pages", "Mails as files"),
        "folder": mail_folder(),
        "mails": newest_mails(SHOWN),
        "most": SHOWN,
    }
    return TemplateResponse(request, "admin/mails/list.html", context)


@require_safe
def mail_page(request, name: str, place: int):
    found = mail_or_404(request, name, place)
    context = admin.site.each_context(request) | {
        "title": found.subject or _("Mail without a subject"),
        "crumbs": [(pgettext("pages", "Mails as files"), reverse("mail_files"))],
        "mail": found,
    }
    response = TemplateResponse(request, "admin/mails/mail.html", context)
    return kept_by_nobody(response)


@require_safe
def html_page(request, name: str, place: int):
    html = mail_or_404(request, name, place).html
    if not html:
        raise Http404
    policy = f"{build_policy(POLICY)}; sandbox"
    response = HttpResponse(html, headers={CSP.HEADER_ENFORCE.value: policy})
    return kept_by_nobody(response)


ADDRESSES = (
    ("mails/", "mail_files", page),
    ("mails/<slug:name>/<int:place>/", "mail_file", mail_page),
    ("mails/<slug:name>/<int:place>/html/", "mail_file_html", html_page),
)
urlpatterns = [
    path(route, admin.site.admin_view(view), name=name)
    for route, name, view in ADDRESSES
]
