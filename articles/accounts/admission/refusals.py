"""The desk's refusals: they enter the record once all of the request was undone.

A view notes what it refuses; the response's status shows all other refusals.
"""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.cache import cache
from django.db.models import Model

from articles.accounts.admission.desk import is_of_the_desk
from articles.accounts.limits.audit import note_if_possible
from articles.accounts.limits.network_address import client_address, network_of
from articles.accounts.limits.stores import REFUSED as REFUSED_HERE
from articles.accounts.secrets.encryption import hashed
from articles.foundation.refusal import Refused
from articles.foundation.request_vars import RequestVar
from articles.models import RecordedDeed

# Seconds in which anonymous requests from one network aren't recorded again.
QUIET = 60
# At most so many refusals of one request are recorded.
MOST = 50
# The refusals of a request that the record needs.
NOTED = RequestVar[list[dict[str, Any]]]("refusals_to_note", default=[])
# True if a form came without a valid token.
IS_FORGED = RequestVar("is_forged", default=False)


def note_refusal(request, refusal: Refused, about: Model, *, move: str = "") -> None:
    """Have this refusal recorded once the response is made.

    A user who only looks whether it is offered was refused nothing.
    """
    if request.method != "POST":
        return
    refused = {"about": about, "move": move, "code": refusal.code}
    NOTED.setdefault(request, []).append(refused)


class RefusalsMiddleware:
    """Record refusals. It wraps the CSRF check, so that it sees forged posts too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        NOTED.set(request, [])  # copies of the request share it
        response = self.get_response(request)
        if is_of_the_desk(request):
            for deed, said in refused(request, response):
                note_if_possible(deed, request=request, **said)
        return response


def refused(request, response) -> Iterator[tuple[RecordedDeed, dict[str, Any]]]:
    """Yield the entries that the record needs about the request."""
    noted = NOTED.get(request)
    is_forbidden = response.status_code == HTTPStatus.FORBIDDEN
    if not (noted or is_forbidden):
        return
    user = getattr(request, "user", None)
    by = user if user is not None and user.is_authenticated else None
    for one in noted[:MOST]:
        yield RecordedDeed.REFUSED, one | {"by": by}
    if is_forbidden and (by or is_first(request)):
        deed = RecordedDeed.FORGED if IS_FORGED.get(request) else RecordedDeed.REFUSED
        yield deed, {"by": by, "asked": f"{request.method} {place(request)}"}


def place(request) -> str:
    """Return the path that was requested; its pattern if it may hold a secret."""
    match = request.resolver_match
    if match is None:
        return ""
    is_plain = all(str(value).isdecimal() for value in match.kwargs.values())
    return request.path if is_plain else f"/{match.route}"


def is_first(request) -> bool:
    """Return whether the client's network wasn't recorded lately. So neither one nor
    many networks together can fill the record.
    """
    network = hashed("record", network_of(client_address(request)))
    key = f"refused:{network}"
    if cache.get(key) is not None or not REFUSED_HERE.take():
        return False
    return cache.add(key, True, QUIET)
