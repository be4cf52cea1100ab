"""The request of a form's script: is the user logged in, their keys, and a fresh token.

And the last page of a second window in which the user has logged in again.
"""

from base64 import b64encode
from http import HTTPStatus

from django.contrib import admin
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from articles.accounts.admission.desk import is_admitted
from articles.accounts.unsaved.keys import keys_of


@require_GET
@never_cache
def login_state(request):
    """Give the keys only to users at the desk, and only to the desk's own pages."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return JsonResponse({}, status=HTTPStatus.FORBIDDEN)
    if not is_admitted(request):
        return JsonResponse({}, status=HTTPStatus.UNAUTHORIZED)
    keys = [b64encode(key).decode() for key in keys_of(request.user)]
    response = JsonResponse({"keys": keys, "token": get_token(request)})
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


@require_GET
def back(request):
    context = admin.site.each_context(request) | {"title": _("You are logged in again")}
    request.current_app = admin.site.name
    return TemplateResponse(request, "admin/unsaved/back.html", context)
