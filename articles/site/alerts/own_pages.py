"""The pages behind the links in letters: confirm, change, leave, take all along.

GET changes nothing: programs open links in letters, too. The secret of the address
stands for a token, and no answer names it in a header.
"""

import json
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.domain.label_index import catalogue_now
from articles.models import CHOSEN, Alert, Subscriber
from articles.site.alerts.asking import WishForm, refuse_unless_on
from articles.site.alerts.links import (
    data_path,
    leave_path,
    own_path,
    request_at,
    secret_of,
    subscriber_at,
)
from articles.site.alerts.subscribing import (
    MOST_ALERTS,
    TooManyListsError,
    change,
    confirm,
    leave,
    stop,
)
from articles.site.alerts.wishes import RHYTHMS, selection_of, sentence_of
from articles.site.shared import Head, found_by_secret, kept_secret, page

GONE = 410
both = require_http_methods(["GET", "HEAD", "POST"])


def shown(template: str, title: str, *, status: int = 200, **context) -> HttpResponse:
    head = Head(title=title, robots="noindex")
    return kept_secret(
        page(f"articles/{template}.html", head, status=status, **context)
    )


def redirect(path: str) -> HttpResponse:
    return kept_secret(HttpResponse(status=303, headers={"Location": path}))


def missing() -> HttpResponse:
    """Answer alike for whatever link is no good any more."""
    return shown("alert_gone", _("This link is no longer good"), status=GONE)


@csrf_exempt
@both
def confirm_page(request, token: str):
    refuse_unless_on()
    found = request_at(token)
    if found is None:
        return missing()
    with override(found.language):
        if found.confirmed_at:
            return shown("alert_confirmed", _("Your address is confirmed"))
        if request.method == "POST":
            try:
                person = confirm(found)
            except TooManyListsError as error:
                return full(own_path(secret_of(error.subscriber)))
            if person:
                return redirect(own_path(secret_of(person)))
            return shown("alert_confirmed", _("Your address is confirmed"))
        selection = selection_of(found.language, found.query, catalogue_now())
        return shown(
            "alert_confirm",
            _("Confirm your address"),
            list=sentence_of(selection),
            rhythm=RHYTHMS[found.rhythm],
        )


def full(own: str) -> HttpResponse:
    """Say that a list more is too many; the request waits until one was stopped."""
    title = _("This list wasn’t added")
    return shown("alert_full", title, status=409, most=MOST_ALERTS, own=own)


def found_at(request, secret: str) -> Subscriber | HttpResponse:
    """Return the subscriber; else the answer for a link that isn't good."""
    return found_by_secret(request, partial(subscriber_at, secret), missing)


@csrf_exempt
@both
def own(request, secret: str):
    """Show a subscriber's lists; change one, or stop it."""
    person = found_at(request, secret)
    if isinstance(person, HttpResponse):
        return person
    with override(person.language):
        form, refused = None, 0
        if request.method == "POST":
            alert = alert_in(request.POST, person)
            if alert is None:
                # It was stopped in another window: the page shows what there is.
                return redirect(own_path(secret))
            if "stop" in request.POST:
                stop(alert)
                is_last = not Subscriber.objects.filter(pk=person.pk).exists()
                return left() if is_last else redirect(own_path(secret))
            form = WishForm(request.POST)
            if form.is_valid():
                change(alert, form.wishes())
                return redirect(f"{own_path(secret)}#alert-{alert.pk}")
            refused = alert.pk
        return shown(
            "alerts",
            _("Your alerts"),
            status=400 if refused else 200,
            address=person.address,
            since=person.confirmed_at,
            alerts=rows_of(person, form, refused),
            own=own_path(secret),
            leave=leave_path(secret),
            data=data_path(secret),
        )


def alert_in(data, person: Subscriber) -> Alert | None:
    """Return the alert of this person that a form names; None if they have no such."""
    number = data.get("alert", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    return person.alerts.filter(pk=number).first()


def rows_of(person: Subscriber, form, refused: int) -> list[dict[str, Any]]:
    catalogue = catalogue_now()
    found = []
    for alert in person.alerts.order_by("pk"):
        selection = selection_of(alert.language, alert.query, catalogue)
        initial = {name: getattr(alert, name) for name in CHOSEN}
        own = WishForm(initial=initial, auto_id=f"id_{alert.pk}_%s")
        with override(alert.language):
            said = sentence_of(selection)
        address = selection.path_outside_archive() if selection else ""
        found.append(
            {
                "alert": alert,
                "list": said,
                "address": address,
                "form": form if form and alert.pk == refused else own,
            }
        )
    return found


@csrf_exempt
@both
def leave_page(request, secret: str):
    """POST leaves at once (RFC 8058); GET shows one button."""
    person = found_at(request, secret)
    if isinstance(person, HttpResponse):
        return person
    with override(person.language):
        if request.method == "POST":
            leave(person)
            return left()
        return shown(
            "alerts_leave",
            _("Stop all emails"),
            address=person.address,
            number=person.alerts.count(),
            leave=leave_path(secret),
            own=own_path(secret),
        )


def left() -> HttpResponse:
    return shown("alerts_left", _("You have left"))


@require_http_methods(["GET", "HEAD"])
def data(request, secret: str):
    """Give all that is stored about a subscriber, as a file."""
    person = found_at(request, secret)
    if isinstance(person, HttpResponse):
        return person
    text = json.dumps(stored(person), ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="alerts.json"'
    return kept_secret(response)


def stored(person: Subscriber) -> dict[str, Any]:
    """Return each field but hashes and seeds, which are of no use to anybody."""
    return {
        "newsroom": settings.NEWSROOM_ORIGIN,
        "address": person.address,
        "language": person.language,
        "confirmed_at": person.confirmed_at.isoformat(),
        "letters_that_came_back": person.bounces,
        "alerts": [
            {"language": one.language, "list": one.query}
            | {name: getattr(one, name) for name in CHOSEN}
            | {
                "begun_at": one.begun_at.isoformat(),
                "told_until": one.told_until.isoformat(),
            }
            for one in person.alerts.order_by("pk")
        ],
        "letters": [
            {"until": one.until.isoformat(), "state": one.state, "told": one.told}
            for one in person.letters.order_by("until")
        ],
    }
