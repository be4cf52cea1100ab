"""Carrying forms through the login, for senders who aren't logged in any more.

A form waits in a table, sealed, until the writer opens it again in the browser that
sent it, whatever their login and second factor. Another user who logs in there can't
open it. The amount is limited for each writer and day, whoever sends it.
"""

import json
import secrets
import time
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet, Sum
from django.http import QueryDict
from django.utils import timezone

from articles.accounts.admission.desk import leave
from articles.accounts.limits.stores import CARRIED, DAY
from articles.accounts.secrets.encryption import hashed
from articles.accounts.unsaved.keys import sealed, unsealed
from articles.accounts.unsaved.mark import FIELD, writer_in
from articles.models import CarriedForm, User

# The cookie by which a browser finds the forms that it has sent.
HOLDER = "unsaved_holder"
# Fields of a form that only concern its sending.
OF_SENDING = {FIELD, "csrfmiddlewaretoken"}
# Stored bytes for each writer and day, and the least that a short form counts as.
LARGEST = 4_000_000
LEAST = LARGEST // CARRIED.most


@dataclass(frozen=True, slots=True)
class Carried:
    """`files` are names: files can't be kept, and have to be chosen again."""

    data: QueryDict
    at: datetime
    files: list[str]


def typed_in(data: QueryDict) -> QueryDict:
    """Return the typed fields, without buttons and fields that concern the sending."""
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
    """Keep the sent form for the account that it was given to; return whether it is."""
    writer = writer_in(request.POST)
    if writer is None:
        return False
    path = request.get_full_path()
    text = typed_in(request.POST).urlencode()
    if len(text) > LARGEST:
        return False
    told = {"at": time.time(), "text": text, "files": files_of(request)}
    closed = b64decode(sealed(writer, json.dumps(told), about=path))
    holder = request.COOKIES.get(HOLDER) or secrets.token_urlsafe(16)
    if not keep(writer, holder, path, closed):
        return False
    leave(request, HOLDER, holder, seconds=settings.NEWSROOM_KEEP.unsaved * DAY)
    return True


def used_by(writer: User, now: datetime) -> int:
    """Return the bytes of today's limit that the writer's forms have used."""
    since = now - timedelta(seconds=CARRIED.period)
    sent = CarriedForm.objects.filter(writer=writer, sent_at__gt=since)
    return sent.aggregate(all=Sum("size"))["all"] or 0


def has_room(writer: User) -> bool:
    return used_by(writer, timezone.now()) + LEAST <= LARGEST


@transaction.atomic
def keep(writer: User, holder: str, path: str, closed: bytes) -> bool:
    """Keep it in place of a former one, if the writer's day has room for it."""
    # One at a time, so that concurrent requests can't exceed the limit.
    User.objects.select_for_update().get(pk=writer.pk)
    now, size = timezone.now(), max(len(closed), LEAST)
    if used_by(writer, now) + size > LARGEST:
        return False
    whose = {"holder": hashed("holder", holder), "place": hashed("place", path)}
    writer.carried_forms.filter(**whose).update(sealed=b"")
    CarriedForm.objects.create(
        writer=writer, sent_at=now, sealed=closed, size=size, **whose
    )
    return True


def waiting(request) -> QuerySet[CarriedForm]:
    """Return forms that the user sent from this browser to the request's URL."""
    holder, person = request.COOKIES.get(HOLDER), request.user
    if not holder or not person.is_authenticated:
        return CarriedForm.objects.none()
    whose = {
        "holder": hashed("holder", holder),
        "place": hashed("place", request.get_full_path()),
    }
    since = timezone.now() - timedelta(days=settings.NEWSROOM_KEEP.unsaved)
    return person.carried_forms.filter(sent_at__gt=since, **whose).exclude(sealed=b"")


def carried(request) -> Carried | None:
    """Return the text that the user typed into the form at this URL and didn't save."""
    kept = waiting(request).order_by("-sent_at").first()
    if kept is None:
        return None
    path, closed = request.get_full_path(), b64encode(kept.sealed).decode()
    found = unsealed(request.user, closed, about=path)
    if found is None:
        return None
    told = json.loads(found)
    at = datetime.fromtimestamp(told["at"], UTC)
    return Carried(QueryDict(told["text"], mutable=True), at, told["files"])


def drop_carried(request) -> None:
    """Forget it: it was saved, or isn't wanted. It still counts for the day's limit."""
    waiting(request).update(sealed=b"")


def carried_before(moment: datetime) -> QuerySet[CarriedForm]:
    return CarriedForm.objects.filter(sent_at__lt=moment)
