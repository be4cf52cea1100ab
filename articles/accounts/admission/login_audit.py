"""Entries of the record about logins and second factors."""

from collections.abc import Callable
from typing import Any

from allauth.core import context
from django.core.exceptions import ValidationError
from django.db import transaction

from articles.accounts.admission.refusals import is_first
from articles.accounts.allauth_parts import get_authentication_records
from articles.accounts.limits.audit import note, note_if_possible
from articles.accounts.limits.stores import GUESSED
from articles.models import RecordedDeed, User


def note_login(request, person: User) -> None:
    """Record how they logged in, if possible: a session that exists can't be undone."""
    ways = [
        one.get("type") or one.get("method", "")
        for one in get_authentication_records(request, person)
    ]
    note_if_possible(RecordedDeed.LOGIN, by=person, ways=ways)


def note_wrong_factor(form: Any) -> None:
    """Record that a code or passkey was wrong, and for whose login, if known."""
    note_failed(context.request, "factor", getattr(form, "user", None))


def note_failed(request, step: str, person: User | None = None) -> None:
    """Record at which step a login failed, within the limits for anonymous clients."""
    if GUESSED.take() if person else is_first(request):
        note_if_possible(RecordedDeed.LOGIN_FAILED, about=person, step=step)


class WithWrongCode:
    """Mixin for forms that ask for a code: it records wrong ones."""

    def clean_code(self):
        parent: Any = super()
        try:
            return parent.clean_code()
        except ValidationError:
            note_wrong_factor(self)
            raise


def noted(deed: RecordedDeed, which: str = "") -> Callable[[Any], Any]:
    """Make a form's view record its act in the same transaction, or not act at all."""

    def noting(view: Any) -> Any:
        class Noted(view):
            def form_valid(self, form):
                person = self.request.user
                with transaction.atomic():
                    response = super().form_valid(form)
                    note(deed, by=person, about=person, which=which)
                return response

        return Noted

    return noting
