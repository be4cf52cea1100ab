"""Passkeys and security keys: as a second factor, and as a login without a password."""

import struct
from functools import wraps
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from articles.accounts.admission.login_audit import note_wrong_factor, noted
from articles.accounts.allauth_parts import (
    begin_authentication,
    get_state,
    parse_authentication_response,
)
from articles.accounts.factors.codes import note_as_given
from articles.accounts.factors.reauthentication import shown_elsewhere
from articles.accounts.secrets.encryption import hashed
from articles.accounts.sessions.session_store import ENTERING
from articles.foundation.text import clean_line
from articles.models import RecordedDeed

# Exceptions caused by an answer that no browser gives, or by a wrong signature.
ODD = (
    AttributeError,
    InvalidSignature,
    KeyError,
    TypeError,
    UnsupportedAlgorithm,
    ValueError,
    struct.error,
)


NOT_ACCEPTED = _(
    "This passkey wasn’t accepted: it isn’t yours, or took too "
    "long. Try again, or log in another way."
)
# Browsers send a few kilobytes about a passkey.
LONGEST = 100_000


class CredentialField(forms.JSONField):
    """A browser's data about a passkey. Anonymous clients may send anything instead."""

    widget = forms.HiddenInput

    def to_python(self, value):
        if isinstance(value, str) and len(value) > LONGEST:
            raise ValidationError(NOT_ACCEPTED, code="passkey")
        try:
            return super().to_python(value)
        except (RecursionError, ValueError) as error:  # nested without end, or a number
            raise ValidationError(NOT_ACCEPTED, code="passkey") from error

    def bound_data(self, data, initial):
        # It is good once, and refused data may be unreadable.
        return None


def careful(clean):
    """Refuse with a message what `clean` can't read or finds wrong."""

    @wraps(clean)
    def cleaned(self):
        try:
            return clean(self)
        except ODD as error:
            note_wrong_factor(self)
            raise ValidationError(NOT_ACCEPTED, code="passkey") from error
        except ValidationError as error:
            # Allauth speaks of codes; and of too many tries, which stays as it is.
            if error.code != "incorrect_code":
                raise
            note_wrong_factor(self)
            raise ValidationError(NOT_ACCEPTED, code="passkey") from error

    return cleaned


def name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Name"),
        max_length=100,
        help_text=_(
            "A name to recognise it by, such as “Phone” or “Key on the keyring”."
        ),
    )


def named(typed: str) -> str:
    """Return a name as it is stored; invisible signs are none."""
    if name := clean_line(typed):
        return name
    raise ValidationError(forms.Field.default_error_messages["required"], "required")


class PasskeyForm(AddWebAuthnForm):
    required_css_class = "required"
    name, credential = name_field(), CredentialField()
    passwordless = forms.BooleanField(
        label=_("Log in with it alone"),
        required=False,
        initial=True,
        help_text=_(
            "Without name and password; it asks for your finger, face or "
            "PIN instead. Otherwise it is only asked for after the "
            "password, as an older security key may need it."
        ),
    )

    clean = careful(AddWebAuthnForm.clean)

    def clean_name(self):
        return named(super().clean_name())


def refuse_used(state: Any) -> None:
    """Take the challenge of a login once: it lies in a cookie, which can be copied.

    Only a login that succeeds gets here, so nobody fills the cache by it.
    """
    used = hashed("challenge", str(state and state.get("challenge")))
    if not cache.add(f"challenge:{used}", True, ENTERING):
        raise ValueError("the challenge has been answered before")


class PasskeyLoginForm(LoginWebAuthnForm):
    credential = CredentialField()

    @careful
    def clean_credential(self):
        """Demand a finger, face or PIN, whatever this session asked for before.

        Otherwise somebody could use a lost key that is meant to follow the password: a
        challenge made for another page would open its owner's account.
        """
        state = get_state()
        found = super().clean_credential()
        answer = parse_authentication_response(self.cleaned_data["credential"])
        if not answer.response.authenticator_data.is_user_verified():
            raise ValueError("nobody was asked who she is")
        refuse_used(state)
        return found


class PasskeyCheckForm(AuthenticateWebAuthnForm):
    credential = CredentialField()

    @careful
    def clean_credential(self):
        state = get_state()
        found = super().clean_credential()
        refuse_used(state)
        return found


class PasskeyAgainForm(ReauthenticateWebAuthnForm):
    credential = CredentialField()
    clean_credential = careful(AuthenticateWebAuthnForm.clean_credential)


class NameForm(EditWebAuthnForm):
    required_css_class = "required"
    name = name_field()

    def clean_name(self):
        return named(self.cleaned_data["name"])


@method_decorator(shown_elsewhere, name="dispatch")
@noted(RecordedDeed.FACTOR_ADDED, "passkey")
class AddingPasskey(AddWebAuthnView):
    def get_context_data(self, **kwargs):
        # Allauth's drops the form that was refused.
        return super().get_context_data(**kwargs) | kwargs

    def form_valid(self, form):
        response = super().form_valid(form)
        note_as_given(self.request, Authenticator.Type.WEBAUTHN)
        return response


class PasskeyLogin(LoginWebAuthnView):
    def get(self, request, *args, **kwargs):
        """Ask for any passkey of this site: it tells by itself whose it is."""
        return JsonResponse({"request_options": begin_authentication(user=None)})
