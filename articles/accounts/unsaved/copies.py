"""Copies of what users typed and didn't save, on the server for their other computers.

A browser seals them before it sends them. Each is dropped when what it holds is saved,
and by age.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from datetime import datetime
from http import HTTPStatus
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.accounts.admission.desk import is_admitted
from articles.accounts.unsaved.keys import keys_of
from articles.models import TypedCopy, User

# Bytes of one copy, and copies of one writer.
LARGEST, MOST = 1_000_000, 40
# Forms that are asked for at once: one, and those of the versions before.
FORMS = 5
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
    forms = request.GET.getlist("form")[: FORMS * len(keys_of(request.user))]
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


def drop_typed(writer: User, copy: str) -> None:
    """Drop the writer's copy of a form that was saved; "" if the form names none.

    Copies of the same form from other computers stay: their text wasn't in it.
    """
    try:
        writer.typed_copies.filter(copy=UUID(copy)).delete()
    except ValueError:
        return


def typed_before(moment: datetime) -> QuerySet[TypedCopy]:
    return TypedCopy.objects.filter(stored_at__lt=moment)
