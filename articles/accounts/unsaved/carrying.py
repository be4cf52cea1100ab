"""Carrying what was sent by somebody who isn't logged in any more through the login.

It waits in the session, sealed, until she opens the same form again: with whatever
second factor, and by whichever way she comes. Who else logs in there can't open it.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import QueryDict

from articles.accounts.unsaved.keys import sealed, unsealed
from articles.accounts.unsaved.mark import FIELD, writer_of

WAITING = "unsaved"
# How many forms wait at once, and of how much text.
MOST, LARGEST = 5, 4_000_000
DAY = 24 * 60 * 60
# What of a form is about its sending alone.
OF_SENDING = {FIELD, "csrfmiddlewaretoken"}


@dataclass(frozen=True, slots=True)
class Carried:
    """`files` are names: what was chosen can't be kept, and has to be chosen again."""

    data: QueryDict
    at: datetime
    files: list[str]


def typed_in(data: QueryDict) -> QueryDict:
    """Return what was typed, without the buttons and what is about the sending."""
    kept = data.copy()
    for name in data:
        if name in OF_SENDING or (name.startswith("_") and name != "_popup"):
            del kept[name]
    return kept


def files_of(request) -> list[str]:
    """Return the names of the files that came with a form."""
    files = request.FILES
    return [one.name for name in files for one in files.getlist(name)]


def carry(request) -> bool:
    """Keep what was sent for the account that the form was given to, if it was."""
    writer = writer_of(request.POST)
    if writer is None:
        return False
    path = request.get_full_path()
    text = typed_in(request.POST).urlencode()
    if len(text) > LARGEST:
        return False
    told = {
        "at": time.time(),
        "text": text,
        "files": files_of(request),
    }
    waiting = fresh(request.session)
    waiting.pop(path, None)
    waiting[path] = [told["at"], sealed(writer, json.dumps(told), about=path)]
    while len(waiting) > MOST or sum(len(it[1]) for it in waiting.values()) > LARGEST:
        waiting.pop(next(iter(waiting)))
    keep(request, waiting)
    return path in waiting


def carried(request) -> Carried | None:
    """Return what the person typed into the form at this address and didn't save."""
    path, session = request.get_full_path(), request.session
    waiting = fresh(session)
    if waiting != session.get(WAITING, {}):
        keep(request, waiting)
    if path not in waiting:
        return None
    found = unsealed(request.user, waiting[path][1], about=path)
    if found is None:
        return None
    told = json.loads(found)
    at = datetime.fromtimestamp(told["at"], UTC)
    return Carried(QueryDict(told["text"], mutable=True), at, told["files"])


def drop_carried(request) -> None:
    """Forget it: it was saved, or isn't wanted. What is another's stays."""
    if carried(request):
        waiting = fresh(request.session)
        del waiting[request.get_full_path()]
        keep(request, waiting)


def fresh(session) -> dict[str, list]:
    """Return what waits and isn't too old, the oldest first."""
    return newer(session.get(WAITING) or {}, than=time.time() - patience())


def newer(waiting: dict[str, list], *, than: float) -> dict[str, list]:
    return {path: it for path, it in waiting.items() if it[0] > than}


def patience() -> int:
    """Return after how many seconds it is forgotten."""
    return settings.NEWSROOM_KEEP.unsaved * DAY


def keep(request, waiting: dict[str, list]) -> None:
    session = request.session
    if waiting:
        session[WAITING] = waiting
    else:
        session.pop(WAITING, None)
    if not request.user.is_authenticated:
        # A session of nobody's is for this alone.
        session.set_expiry(patience())


def number_carried(before: datetime) -> int:
    """Return in how many sessions something waits for longer than since then."""
    return sum(1 for _session in too_long(before))


def forget_carried(before: datetime) -> int:
    """Forget what waits for longer, also in sessions that nobody has opened since."""
    number = 0
    for session, data in too_long(before):
        left = newer(data[WAITING], than=before.timestamp())
        data = {name: value for name, value in data.items() if name != WAITING}
        data |= {WAITING: left} if left else {}
        # Not by its own way to save, after which it would last longer; nor if whoever
        # has it has just written in it.
        this = Session.objects.filter(pk=session.pk, session_data=session.session_data)
        number += this.update(session_data=SessionStore().encode(data))
    return number


def too_long(before: datetime) -> Iterator[tuple[Session, dict]]:
    for session in Session.objects.order_by("pk").iterator(chunk_size=200):
        data = session.get_decoded()
        waiting = data.get(WAITING) or {}
        if len(newer(waiting, than=before.timestamp())) < len(waiting):
            yield session, data
