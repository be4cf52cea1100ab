"""Error pages. They say what happened and where to go on, nothing about the request.

Where the database may be the cause, none of its content is asked for.
"""

from django.shortcuts import render
from django.utils.translation import get_language, get_language_from_path, override
from django.utils.translation import gettext as _

from articles.public.page import Head, page


def not_found(request, exception=None):
    """The same for what never was and for what isn't public."""
    head = Head(title=_("Page not found"), robots="noindex")
    return page(request, "404.html", head, status=404)


def gone(request, *, reason: str, alternatives):
    """Say that something was here and why it isn't any more; not what it was."""
    head = Head(title=_("No longer available"), robots="noindex")
    left = {"reason": reason, "alternatives": alternatives}
    return page(request, "410.html", head, status=410, **left)


def bad_request(request, exception=None):
    return plain(request, 400)


def forbidden(request, exception=None):
    return plain(request, 403)


def server_error(request):
    return plain(request, 500)


def plain(request, status: int):
    """Render an error page that needs no database, in the language of the address."""
    language = get_language_from_path(request.path_info) or get_language() or "de"
    with override(language):
        response = render(request, f"{status}.html", status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
