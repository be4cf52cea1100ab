"""Allauth's hooks: the decision who may log in, their address, and mails to them."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from articles.accounts.admission.demand import methods
from articles.accounts.admission.identities import (
    METHOD,
    logs_in_elsewhere,
    was_logged_out,
)
from articles.accounts.admission.login_audit import note_login
from articles.accounts.allauth_parts import clear_login, headed_redirect_response
from articles.accounts.limits.audit import note_if_possible
from articles.accounts.limits.network_address import client_address, storable
from articles.accounts.limits.password_hashing import AGAIN, BusyError, places
from articles.accounts.limits.stores import GUESSED, REFUSED
from articles.accounts.limits.throttle import WAIT, login_tries
from articles.accounts.mails.mailing import tell
from articles.accounts.oidc.claims import in_words
from articles.models import RecordedDeed, User

# Characters of the URL to which a login leads; a longer one leads to the first page.
LONGEST_WAY_ON = 1_000


class BusyHereError(ValidationError):
    """Shown by the form that was sent; the response is a 429 with a Retry-After."""

    def __init__(self, request):
        WAIT.set(request, AGAIN)
        said = _(
            "Your password wasn’t checked: too many people or programs "
            "are logging in right now. Wait a few seconds, then send it "
            "again."
        )
        super().__init__(said, code="busy")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_password": _(
            "This isn’t your password. Type it again; passwords are case-sensitive."
        ),
        # Of codes and passkeys after the password; five within five minutes.
        "too_many_login_attempts": _(
            "Too many failed attempts. Wait five minutes, then try again."
        ),
    }

    def authenticate(self, request, **credentials):
        """Return the account that name or address and password open, or None.

        Make one query for the account and one hash of the password in every case, so
        that neither words nor timing reveal who has an account. Raise an error before
        either: TooManyTriesError if too many tries were wrong, BusyHereError if too
        many passwords are being checked.
        """
        typed = credentials["username"]
        tries = login_tries(request, typed)
        tries.begin()
        name = User.objects.login_name(typed)
        try:
            with places.place_of(is_known=tries.is_known).entered():
                user = authenticate(
                    request, username=name, password=credentials["password"]
                )
        except BusyError:
            tries.withdraw()
            raise BusyHereError(request) from None
        is_shut = user is not None and (user.has_ended or logs_in_elsewhere(user))
        if user is None or not user.is_staff or is_shut:
            person = User.objects.filter(username=name).first()
            if (GUESSED if person else REFUSED).take():
                note_if_possible(RecordedDeed.LOGIN_FAILED, about=person)
            return None
        tries.succeed()
        return user

    def reauthenticate(self, user, password):
        found = self.authenticate(
            self.request, username=user.username, password=password
        )
        return found is not None and found.pk == user.pk

    def is_open_for_signup(self, request):
        return False

    def pre_login(self, request, user, **kwargs):
        # For every kind of login: passkeys and other servers check neither.
        if not user.is_staff or user.has_ended:
            clear_login(request)
            return self.respond_user_inactive(request, user)
        if METHOD not in methods(request, user) and logs_in_elsewhere(user):
            return self.refuse_own_way(request)
        return super().pre_login(request, user, **kwargs)

    def refuse_own_way(self, request):
        """Leave it to the organisation's server whether its people get in."""
        clear_login(request)
        messages.error(request, in_words("elsewhere"))
        return headed_redirect_response("account_login")

    def login(self, request, user):
        if was_logged_out(request, user):
            clear_login(request)
            messages.error(request, in_words("logged_out"))
            raise ImmediateHttpResponse(headed_redirect_response("account_login"))
        super().login(request, user)
        note_login(request, user)

    def get_login_stages(self):
        """Return the stages after the password: a factor, for users who have one."""
        return ["articles.accounts.admission.demand.FactorStage"]

    def get_reauthentication_methods(self, user):
        """Return the methods, described in the desk's words, the usual first."""
        words = {
            "account_reauthenticate": _("With your password"),
            "mfa_reauthenticate_webauthn": _("With a passkey"),
            "mfa_reauthenticate": _("With a code of your app, or a recovery code"),
        }
        found = {it["url"]: it for it in super().get_reauthentication_methods(user)}
        known = {reverse(name): word for name, word in words.items()}
        return [
            found[url] | {"description": word}
            for url, word in known.items()
            if url in found
        ]

    def is_ajax(self, request):
        return False

    def is_safe_url(self, url):
        """Return whether the next address is on this site and fits into a cookie."""
        if len(url or "") > LONGEST_WAY_ON:
            return False
        return url_has_allowed_host_and_scheme(
            url, {self.request.get_host()}, require_https=self.request.is_secure()
        )

    def get_client_ip(self, request):
        return storable(client_address(request))

    def respond_user_inactive(self, request, user):
        return headed_redirect_response("account_login")

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        tell(user, template_prefix, context or {}, address=email)

    def validation_error(self, code, *args) -> ValidationError:
        error = super().validation_error(code, *args)
        error.code = error.code or code
        return error
