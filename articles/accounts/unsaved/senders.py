"""The sender of a long form, recognised by their cookies before the form is read.

Cookies of anonymous clients are recognised without a query: a session's key and the
writer's mark carry check values. Only cookies that pass these lead to a query.
"""

from collections.abc import Mapping
from enum import Enum

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest

from articles.accounts.admission.desk import is_admitted
from articles.accounts.sessions.session_store import SessionStore, is_plausible
from articles.accounts.unsaved import mark
from articles.accounts.unsaved.carrying import has_room


class Sender(Enum):
    """ADMITTED: is at the desk. WRITER: got a form of the desk, and isn't in now."""

    STRANGER = 0
    WRITER = 1
    ADMITTED = 2


def may_be_known(cookies: Mapping[str, str]) -> bool:
    """Return whether it is worth a query who the sender is; takes no query itself."""
    key = cookies.get(settings.SESSION_COOKIE_NAME, "")
    return is_plausible(key) or mark.number_in(cookies) is not None


def sender_of(cookies: Mapping[str, str]) -> Sender:
    """Return the sender: a user with a live login, or a writer with room left today."""
    key = cookies.get(settings.SESSION_COOKIE_NAME, "")
    if is_plausible(key) and is_live(key):
        return Sender.ADMITTED
    writer = mark.writer_in(cookies)
    return Sender.WRITER if writer and has_room(writer) else Sender.STRANGER


def is_live(key: str) -> bool:
    request = HttpRequest()
    request.session = SessionStore(key)
    request.user = get_user(request)
    return is_admitted(request)
