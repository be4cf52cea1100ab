"""Copies of what users typed and didn't save, on the server for their other computers.

A browser seals them before it sends them. They are dropped by each save of the form and
by age.
"""

import hmac
import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.accounts.admission.desk import is_admitted
from articles.accounts.secrets.encryption import KEY
from articles.accounts.unsaved.keys import keys_of
from articles.models import TypedCopy, User

# Bytes of one copy, and copies of one writer.
LARGEST, MOST = 1_000_000, 40
NAME = re.compile(r"[0-9a-f]{64}")


@require_http_methods(["GET", "POST"])
@never_cache
def typed_copies(request):
    """Return the writer's copies of a form (GET); store one, or drop some (POST)."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return HttpResponse(status=HTTPStatus.FORBIDDEN)
    if not is_admitted(request):
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    if request.method == "GET":
        response = JsonResponse({"copies": copies_in(request)})
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response
    try:
        if ids := request.POST.getlist("drop"):
            copies = map(UUID, ids[:MOST])
            request.user.typed_copies.filter(copy__in=[*copies]).delete()
        else:
            store(request.user, request.POST)
    except (ValueError, NotBase64):
        return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def copies_in(request) -> list[dict]:
    forms = request.GET.getlist("form")[: len(keys_of(request.user))]
    forms = [*filter(NAME.fullmatch, forms)]
    found = request.user.typed_copies.filter(form__in=forms).order_by("-at")
    return [
        {
            "id": str(one.copy),
            "form": one.form,
            "at": one.at,
            "sealed": b64encode(one.sealed).decode(),
        }
        for one in found
    ]


def store(writer: User, told) -> None:
    """Store a copy in the place of its former self. ValueError if it is none."""
    sealed = b64decode(told.get("sealed", ""), validate=True)
    form, copy, at = told.get("form", ""), UUID(told.get("id", "")), told.get("at", "")
    if not (0 < len(sealed) <= LARGEST and NAME.fullmatch(form)):
        raise ValueError("The copy is empty, too large, or has no name of a form.")
    values = {"form": form, "at": int(at[:15]), "sealed": sealed}
    with transaction.atomic():
        writer.typed_copies.update_or_create(
            copy=copy, defaults=values | {"stored_at": timezone.now()}
        )
        newest = writer.typed_copies.order_by("-stored_at", "-pk")
        beyond = newest.values_list("pk", flat=True)[MOST:]
        writer.typed_copies.filter(pk__in=[*beyond]).delete()


def drop_typed(writer: User, form: str) -> None:
    """Drop the writer's copies of a form: it was saved."""
    names = [name_of(key, form) for key in keys_of(writer)]
    writer.typed_copies.filter(form__in=names).delete()


def name_of(key: bytes, form: str) -> str:
    """Return the name that a browser gives to the copies of a form (`copies.js`)."""
    return hmac.new(key[KEY:], form.encode(), sha256).hexdigest()


def typed_before(moment: datetime) -> QuerySet[TypedCopy]:
    return TypedCopy.objects.filter(stored_at__lt=moment)
