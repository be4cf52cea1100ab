"""Forms that are refused because the sender isn't admitted, or the CSRF token is wrong.

Such a form leads to the login, with the typed text. If only the token was wrong, it
leads to a page that holds the text with a fresh token, so that one click sends it. The
text is never shown to another site or another account.
"""

from functools import wraps
from http import HTTPStatus

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure

from articles.accounts.admission.desk import is_admitted, is_of_the_desk
from articles.accounts.admission.language import language_of
from articles.accounts.admission.refusals import IS_FORGED
from articles.accounts.unsaved.carrying import OF_SENDING, carry, files_of
from articles.accounts.unsaved.mark import FIELD, mark_for, writer_in

# The header by which the desk's script says that it sends a form, and wants no page.
BY_SCRIPT = "X-Unsaved"


def carried_if_out(view):
    """Carry the typed text through the login if the sender isn't admitted any more."""

    @wraps(view)
    def asked(request, *args, **kwargs):
        if request.method == "POST" and not is_admitted(request):
            if BY_SCRIPT in request.headers:
                return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
            carry_and_say(request)
        return view(request, *args, **kwargs)

    return asked


def carry_and_say(request) -> None:
    if FIELD not in request.POST:
        return
    if carry(request):
        said = _(
            "You were no longer logged in, so nothing was saved. What "
            "you typed is kept: log in, and it is back in the form."
        )
        messages.info(request, said)
    else:
        said = _(
            "You were no longer logged in, so nothing was saved, and "
            "what you typed couldn’t be kept. Go back in your browser: "
            "it is in the form there. Copy it, then log in."
        )
        messages.warning(request, said)


def token_refused(request, reason=""):
    """Respond instead of Django if a form's token is missing, old or another's."""
    if not is_of_the_desk(request):
        return csrf_failure(request, reason)
    IS_FORGED.set(request, True)
    translation.activate(language_of(request.user) or translation.get_language())
    if BY_SCRIPT in request.headers:
        return HttpResponse(status=HTTPStatus.FORBIDDEN)
    is_ours = is_from_here(request)
    if is_ours and FIELD in request.POST and not is_admitted(request):
        carry_and_say(request)
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    return with_fresh_token(request, is_ours=is_ours)


def is_from_here(request) -> bool:
    """Return whether a page of this very site sent a request, by the browser's headers.

    No page can forge these headers. A request without them fails the check.
    """
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site")
    own = {f"{request.scheme}://{request.get_host()}", settings.NEWSROOM_ORIGIN}
    if origin is None and site is None:
        return False
    return origin in {*own, None} and site in {"same-origin", None}


def with_fresh_token(request, *, is_ours: bool):
    is_hers = is_ours and writer_in(request.POST) == request.user
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in OF_SENDING
    ]
    context = admin.site.each_context(request) | {
        "title": _("Nothing is saved yet"),
        "typed": typed if is_hers else [],
        "mark": mark_for(request) if is_hers else "",
        "is_preview": "_preview" in request.POST,
        "is_hers": is_hers,
        "is_ours": is_ours,
        "files": files_of(request) if is_hers else [],
        "path": request.get_full_path(),
    }
    request.current_app = admin.site.name
    template, status = "admin/unsaved/refused.html", HTTPStatus.FORBIDDEN
    response = TemplateResponse(request, template, context, status=status)
    add_never_cache_headers(response)
    return response.render()
