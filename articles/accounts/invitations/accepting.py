"""Accepting an invitation: with a new password, or with a passkey and no password.

Users who follow it have shown that the mailbox is theirs, and no more. If they have a
factor, they are asked for it, and can't get round it by a new one.
"""

from allauth.account.models import Login
from allauth.mfa.webauthn.forms import SignupWebAuthnForm
from django.contrib import admin
from django.contrib.auth.forms import SetPasswordForm
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy

from articles.accounts.admission.demand import has_factor
from articles.accounts.admission.identities import INVITATION, said_of_login
from articles.accounts.allauth_parts import (
    WebAuthn,
    auto_generate_recovery_codes,
    begin_registration,
    perform_login,
    perform_password_login,
    post_authentication,
)
from articles.accounts.factors.passkeys import (
    CredentialField,
    careful,
    name_field,
    named,
)
from articles.accounts.invitations.inviting import invited_by, use_up
from articles.accounts.limits.audit import note
from articles.accounts.mails.mailing import tell
from articles.accounts.passwords.changing import KeptPassword
from articles.models import RecordedDeed, User


class FirstPasskeyForm(SignupWebAuthnForm):
    required_css_class = "required"
    name, credential = name_field(), CredentialField()

    def clean_name(self):
        return named(super().clean_name())

    @careful
    def clean(self):
        # It replaces the password as well, so it must verify its user.
        self.cleaned_data["passwordless"] = True
        return super().clean()


class OwnPasswordForm(KeptPassword, SetPasswordForm):
    required_css_class = "required"
    new_password1, new_password2 = SetPasswordForm.create_password_fields(
        label1=gettext_lazy("Password"), label2=gettext_lazy("Password, once more")
    )


def accept(request, pk: int, token: str):
    """Show both ways in, or take the one that the user chose."""
    person = invited_by(pk, token)
    if person is None:
        return shown(request, _("This invitation is no longer valid"))
    if request.user.is_authenticated:
        context = {"person": person, "is_somebody_else": True}
        return shown(request, _("Someone is logged in here"), context)
    way = request.POST.get("way", "")
    word = OwnPasswordForm(person, request.POST if way == "password" else None)
    key = None
    if not has_factor(person):
        sent = request.POST if way == "passkey" else None
        key = FirstPasskeyForm(sent, user=person, prefix="key")
    if way == "password" and word.is_valid():
        return with_password(request, person, word)
    if way == "passkey" and key and key.is_valid():
        return with_passkey(request, person, key.cleaned_data)
    server = said_of_login(person)
    if way == "oidc" and server.get("may_connect"):
        request.session[INVITATION] = [pk, token]
        return redirect(f"{reverse('oidc_login')}?{INVITATION}=1")
    context = {"person": person, "form": word, "key": key, "elsewhere": server}
    if key:
        context["js_data"] = {"creation_options": begin_registration(person, True)}
    return shown(request, _("Welcome"), context)


def shown(request, title: str, context: dict | None = None):
    desk = admin.site.each_context(request) | {"is_nav_sidebar_enabled": False}
    known = desk | {"title": title, "has_permission": False} | (context or {})
    return TemplateResponse(request, "registration/invited.html", known)


def with_password(request, person: User, form: OwnPasswordForm):
    with transaction.atomic():
        if not use_up(person):
            return redirect(request.path)
        note(RecordedDeed.WELCOMED, by=person, about=person)
        form.save()
        tell(person, "registration/letters/invitation_followed", {"has_password": True})
    return perform_password_login(request, {}, Login(user=person))


def with_passkey(request, person: User, chosen: dict):
    with transaction.atomic():
        if not use_up(person):
            return redirect(request.path)
        note(RecordedDeed.WELCOMED, by=person, about=person)
        note(RecordedDeed.FACTOR_ADDED, by=person, about=person, which="passkey")
        made = WebAuthn.add(person, chosen["name"], chosen["credential"]).instance
        tell(
            person, "registration/letters/invitation_followed", {"has_password": False}
        )
    # It was asked for just now, so nothing asks for it again before the codes.
    post_authentication(request, made, reauthenticated=True, passwordless=True)
    response = perform_login(request, Login(user=person))
    if request.user.is_authenticated and auto_generate_recovery_codes(request):
        return redirect("mfa_view_recovery_codes")
    return response
