"""The second factor: an app's codes, and those for the day on which it is lost.

Passkeys are in `passkeys.py`; `demand.py` knows who needs a factor. The account's
adapter writes the mails about them, and before that asks the users to prove once more
that it is they.
"""

from typing import Any
from urllib.parse import quote

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView
from django import forms
from django.template.loader import render_to_string
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, gettext_lazy
from qrcode.image.svg import SvgPathFillImage

from articles.accounts.admission.login_audit import WithWrongCode, noted
from articles.accounts.allauth_parts import record_authentication
from articles.accounts.factors.factor_secrets import (
    has_void_factor,
    opened_or_random,
    seal_one_anew,
    sealed,
)
from articles.accounts.factors.reauthentication import shown_elsewhere
from articles.models import Masthead, RecordedDeed

VOID = gettext_lazy(
    "The codes of this account can no longer be checked, because "
    "this newsroom has a new secret key. If you have a passkey, "
    "use that. Otherwise ask an administrator to remove your "
    "second factors; then log in with your password and set up "
    "new ones."
)


class FactorAdapter(DefaultMFAAdapter):
    """Allauth's hooks for factors: names, and messages for errors."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy(
            "This code is wrong or has expired. Type the latest one: an "
            "app shows a new code every 30 seconds, and each works once. "
            "If that doesn’t help, check whether your device’s clock is "
            "right."
        ),
        "cannot_generate_recovery_codes": gettext_lazy(
            "There is nothing yet for recovery codes to replace. Set up "
            "an app or a passkey first."
        ),
    }

    def get_totp_issuer(self) -> str:
        return site_name()

    def _get_site_name(self) -> str:
        return site_name()

    def _get_user_identifier(self, user) -> str:
        return user.get_username()

    def build_totp_svg(self, url: str) -> str:
        # On white, whatever colours the desk has: cameras want it so.
        drawn = qrcode.make(url, image_factory=SvgPathFillImage)
        return drawn.to_string(encoding="unicode")

    def encrypt(self, text: str) -> str:
        return sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        return opened_or_random(encrypted_text)

    def generate_authenticator_name(self, user, type) -> str:
        count = Authenticator.objects.filter(user=user, type=type).count()
        return f"Passkey {count + 1}"  # the same word in all languages


def site_name() -> str:
    return Masthead.for_readers(get_language()).name


def code_field(label) -> forms.CharField:
    typed = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": 20}
    return forms.CharField(label=label, max_length=20, widget=forms.TextInput(typed))


class AppForm(ActivateTOTPForm):
    required_css_class = "required"
    code = code_field(gettext_lazy("Code that the app shows"))


class WithVoidFactors:
    """Mixin for forms that ask for a code: it says so if no code can be right any more,
    and seals by the current key what a former one sealed.
    """

    user: Any
    authenticator: Any

    def clean_code(self):
        parent: Any = super()
        try:
            code = parent.clean_code()
        except forms.ValidationError as error:
            is_wrong = error.code == "incorrect_code"
            if is_wrong and has_void_factor(self.user):
                raise forms.ValidationError(VOID, code="void") from error
            raise
        seal_one_anew(self.authenticator.pk)
        return code


class CodeForm(WithWrongCode, WithVoidFactors, AuthenticateForm):
    required_css_class = "required"
    code = code_field(gettext_lazy("Code of your app, or one of your recovery codes"))


class CodeAgainForm(WithWrongCode, WithVoidFactors, ReauthenticateForm):
    required_css_class = "required"
    code = code_field(gettext_lazy("Code of your app, or one of your recovery codes"))


def note_as_given(request, kind: str) -> None:
    """Record the factor as given: users who have just set one up have proved it."""
    record_authentication(request, request.user, "mfa", type=kind)


@method_decorator(shown_elsewhere, name="dispatch")
@noted(RecordedDeed.FACTOR_ADDED, "app")
class SettingUpApp(ActivateTOTPView):
    def form_valid(self, form):
        response = super().form_valid(form)
        note_as_given(self.request, Authenticator.Type.TOTP)
        return response


class RecoveryCodes(ViewRecoveryCodesView):
    """The codes, once. The page contains the file of them, so no request fetches it."""

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        # Void ones would look as good as any.
        context["can_view_codes"] &= not has_void_factor(self.request.user)
        if context["can_view_codes"]:
            known = context | {"site_name": site_name(), "account": self.request.user}
            file = render_to_string("mfa/recovery_codes/download.txt", known)
            context["file"] = f"data:text/plain;charset=utf-8,{quote(file.strip())}"
        return context
