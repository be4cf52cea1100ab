"""Error pages. They say what happened and where to go on, nothing about the request.

If the database may be the cause, the page needs none of its content.
"""

import re
import sys

from django.db import OperationalError
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.utils.translation import (
    get_language,
    get_language_from_path,
    gettext as _,
    override,
)

from articles.domain import search, site_version
from articles.domain.fragments import Pictured, pictured
from articles.domain.label_index import catalogue_at
from articles.domain.site_version import Kept, Revision
from articles.foundation.faults import Fault, fault_of
from articles.foundation.languages import active_language, answering, interface_language
from articles.foundation.slugs import path_of
from articles.site.public.front import beginning_of
from articles.site.shared import Head, page, sections

NEWEST = 5
MOST_WORDS = 12
# Below it an address holds a secret, which the page must not repeat.
SECRETS = "/review/"
FILE_ENDING = re.compile(r"\.\w{1,5}$")
# Seconds after which it is worth while to ask again.
RETRY_AFTER = 30
# For when not even the template renders, as before the static files are collected.
BARE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<h1>{title}</h1>
<p>{text}</p>
</html>
"""


def read_newest(at: Revision, _held) -> dict[str, list[Pictured]]:
    """Return the articles that the pages of each language link to, newest first."""
    catalogue = catalogue_at(at)
    return {
        code: pictured(catalogue.newest(catalogue.public(code), NEWEST)[0])
        for code in answering()
    }


# Cached: clients that try addresses cost no query for each.
newest = Kept(read_newest)


def not_found(request, exception=None, *, at: Revision | None = None):
    """Answer the same for what never existed and for what isn't public. `at` is the
    revision, if it is known already.
    """
    if address := spelt_small(request):
        return HttpResponsePermanentRedirect(address)
    at, language = at or site_version.current(timezone.now()), get_language()
    # Somebody lost at the desk looks for none of the articles.
    is_desk = request.path_info.startswith(path_of("admin:index"))
    return page(
        "404.html",
        Head(title=_("Page not found"), robots="noindex"),
        at=at,
        status=404,
        words=words_of(request.path_info),
        articles=[] if is_desk else newest.at(at)[language],
        beginning=None if is_desk else beginning_of(language, catalogue_at(at)),
    )


def spelt_small(request) -> str:
    """Return the address for one that writes its language as settings may, `/de-CH/`,
    which no other address does; "" for all others.
    """
    code, _slash, rest = request.path_info.removeprefix("/").partition("/")
    if code == code.lower() or code.lower() not in answering():
        return ""
    query = request.META.get("QUERY_STRING", "")
    path = iri_to_uri(f"/{code.lower()}/{rest}")
    return f"{path}?{query}" if query else path


def words_of(path: str) -> str:
    """Return the words of an address's last part, to search for."""
    if path.startswith(SECRETS):
        return ""
    parts = [part for part in path.split("/") if part]
    last = FILE_ENDING.sub("", parts[-1]) if parts else ""
    words = re.findall(r"[^\W_]+", last)
    return " ".join(words[:MOST_WORDS])[:100]


def gone(request, *, at: Revision, reason: str, **left):
    """Say that something was here and why it isn't any more; not what it was. `left` is
    what else there is to read.
    """
    head = Head(title=_("No longer available"), robots="noindex")
    return page("410.html", head, at=at, status=410, reason=reason, **left)


def refused(request, why: str):
    """Say what of the address was refused, why, and what to do."""
    head = Head(title=_("That request didn’t work"), robots="noindex")
    return page("400.html", head, status=400, why=why)


def too_much(words: str, kept: list[tuple[str, str]]) -> HttpResponse:
    """Say that a search was given up, and how to narrow it down; nothing is claimed of
    what there is.
    """
    head = Head(title=_("Please narrow your search down"), robots="noindex")
    search = {"words": words, "kept": kept}
    response = page("503_search.html", head, status=503, search=search)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def bad_request(request, exception=None):
    return plain(request, 400)


def forbidden(request, exception=None):
    return plain(request, 403)


def server_error(request):
    """The page for a fault, or for a database that doesn't answer.

    Django calls this while it handles the exception, wherever that was raised: in a
    view, in the session of somebody at the desk, or in the page for another error.
    """
    error = sys.exception()
    fault, is_search = fault_of(error), isinstance(error, search.TooMuch)
    if fault or is_search or isinstance(error, OperationalError):
        # Only the desk learns the kind of fault.
        is_desk = request.path_info.startswith(path_of("admin:index"))
        told = fault.name if fault and is_desk else ""
        if fault is Fault.DAMAGED and not is_desk:
            told = "ONE_PAGE"
        told = "SEARCH" if is_search else told
        is_sent = is_desk or request.method == "POST"
        response = plain(request, 503, fault=told, is_sent=is_sent)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        return response
    return plain(request, 500)


def plain(request, status: int, **context):
    """Render an error page that needs no database, in the language of the address.

    Only the path of the request is read: anything of a session could fail.
    """
    language = get_language_from_path(request.path_info) or active_language()
    with override(language):
        try:
            html: str = render_to_string(
                f"{status}.html",
                {
                    "head": Head("", robots="noindex"),
                    "navigation": sections(""),
                    **context,
                },
            )
        except Exception:  # noqa: BLE001 – the last page there is must not fail
            html = bare()
    return HttpResponse(html, status=status, headers={"Cache-Control": "no-store"})


def bare() -> str:
    text = _("The site isn’t working at the moment. Please try again in a few minutes.")
    return BARE.format(
        language=interface_language(), title=_("Something went wrong"), text=text
    )
