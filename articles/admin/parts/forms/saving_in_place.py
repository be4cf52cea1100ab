"""The answer to a script that saves a form and stays on its page.

The answer to such a save is the form's page as it is now, and the state that was saved.
The script takes from that page whatever the save has made, and leaves what is typed.
"""

import json
import logging
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import Resolver404, get_script_prefix, resolve

from articles.accounts import BY_SCRIPT
from articles.admin.parts.forms.resending import as_opened_at
from articles.foundation.request_vars import RequestVar

# The header that names the saved state: hidden fields and their values.
SEEN = "X-Unsaved-Seen"
# The only query parameter that the address of a form's page may have.
FILTERS = "_changelist_filters"
# The class of a message that is read beside the buttons, too, if the page stays.
TELLS = "tells"
# The header of an answer whose page holds what somebody else has written, too.
JOINED = "X-Unsaved-Joined"
WAS_JOINED = RequestVar("was_joined", default=False)
# True if the save also moved its object on: the page is then opened anew.
MOVED_ON = RequestVar("moved_on", default=False)
# The values of the form's hidden fields after a save, by name.
SAVED_STATE = RequestVar[dict[str, str]]("saved_state", default={})
log = logging.getLogger(__name__)


def note_state(request, form) -> None:
    """Note what the form would be opened with now: before anybody else can save."""
    if BY_SCRIPT in request.headers and hasattr(form, "saved_state"):
        SAVED_STATE.set(request, form.saved_state())
        WAS_JOINED.set(request, getattr(form, "was_joined", False))


def saved(request, address: str, opts) -> HttpResponse:
    """Answer a script: with the form's page if that is where the button leads."""
    headers = {BY_SCRIPT: "saved", SEEN: json.dumps(SAVED_STATE.get(request))}
    if WAS_JOINED.get(request):
        headers[JOINED] = "1"
    stays = opts and not MOVED_ON.get(request)
    page = page_at(request, address, opts) if stays else None
    if page is None:
        headers["Location"] = address
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=headers)
    headers["Content-Location"] = address
    return HttpResponse(page.content, headers=headers)


def page_at(request, address: str, opts) -> TemplateResponse | None:
    """Return the page of a form at an address, None if something else is there."""
    there = urlsplit(address)
    path = "/" + there.path.removeprefix(get_script_prefix())
    if {name for name, _value in parse_qsl(there.query)} - {FILTERS}:
        return None
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.url_name != f"{opts.app_label}_{opts.model_name}_change":
        return None
    asked = as_opened_at(request, there.path, path, there.query)
    asked.resolver_match = match
    try:
        page = match.func(asked, *match.args, **match.kwargs)
        is_form = isinstance(page, TemplateResponse) and page.status_code == 200
        return page.render() if is_form else None
    except Exception:
        log.exception("The page of a form that was saved couldn't be made.")
        return None
