"""What the desk refused comes into the record once all of it was undone.

A view says what it refuses; the answer to a form says what else was.
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
from articles.accounts.secrets.hashing import hashed
from articles.foundation.refusal import Refused
from articles.models import RecordedDeed

# Seconds within which the record isn't told again what strangers from one network send.
QUIET = 60
# So many refusals of one request are told, at most.
MOST = 50
NOTED, FORGED = "refusals_to_note", "is_forged"


def note_refusal(request, refusal: Refused, about: Model, *, move: str = "") -> None:
    """Have it written, once the answer is made, that a person was refused this.

    Who only looks whether it is offered, was refused nothing.
    """
    if request.method != "POST":
        return
    noted = vars(request).setdefault(NOTED, [])
    noted.append({"about": about, "move": move, "code": refusal.code})


class RefusalsMiddleware:
    """Stands outside of what looks for forged posts, so that it hears of these too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_of_the_desk(request):
            for deed, said in refused(request, response):
                note_if_possible(deed, request=request, **said)
        return response


def refused(request, response) -> Iterator[tuple[RecordedDeed, dict[str, Any]]]:
    """Yield what is to be written of the request."""
    noted = getattr(request, NOTED, [])
    is_forbidden = response.status_code == HTTPStatus.FORBIDDEN
    if not (noted or is_forbidden):
        return
    user = getattr(request, "user", None)
    by = user if user is not None and user.is_authenticated else None
    for one in noted[:MOST]:
        yield RecordedDeed.REFUSED, one | {"by": by}
    if is_forbidden and (by or is_first(request)):
        is_forged = getattr(request, FORGED, False)
        deed = RecordedDeed.FORGED if is_forged else RecordedDeed.REFUSED
        yield deed, {"by": by, "asked": f"{request.method} {place(request)}"}


def place(request) -> str:
    """Return what was asked for: an address that may hold a secret by its pattern."""
    match = request.resolver_match
    if match is None:
        return ""
    is_plain = all(str(value).isdecimal() for value in match.kwargs.values())
    return request.path if is_plain else f"/{match.route}"


def is_first(request) -> bool:
    """Whether a stranger's network wasn't told of lately: nobody fills the record, nor
    do many networks together.
    """
    network = hashed("record", network_of(client_address(request)))
    key = f"refused:{network}"
    if cache.get(key) is not None or not REFUSED_HERE.take():
        return False
    return cache.add(key, True, QUIET)
