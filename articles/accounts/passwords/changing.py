"""Changes of a password or an address: they need the password, and a mail reports them.

A changed password ends all other sessions by itself: the password's hash that Django
keeps in a session doesn't fit any more. An address counts once it was confirmed.
"""

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse_lazy
from django.utils.translation import get_language, gettext_lazy as _

from articles.accounts.limits.audit import note
from articles.accounts.mails import tasks
from articles.accounts.mails.mailing import tell
from articles.accounts.secrets import mail_links
from articles.models import RecordedDeed, User


def password_changed(person: User) -> None:
    tell(person, "registration/letters/password", {})


class KeptPassword(forms.Form):
    """Mixin for forms: store the password alone, since others may change the rest.

    Don't store it once the account was closed or has another password: the proof that
    allowed the user to choose one is void then.
    """

    @transaction.atomic
    def set_password_and_save(self, user, field="", commit=True):
        former, word = user.password, self.cleaned_data[field]
        user.set_password(word)
        there = User.objects.open().filter(pk=user.pk, password=former)
        if not there.update(password=user.password):
            raise PermissionDenied
        note(RecordedDeed.PASSWORD, by=user, about=user)
        return user


class OwnPasswordForm(KeptPassword, PasswordChangeForm):
    required_css_class = "required"

    def clean_old_password(self):
        """Check it as the login does: counted, and refused if too many were wrong."""
        old = self.cleaned_data["old_password"]
        adapter = get_adapter()
        if not adapter.reauthenticate(self.user, old):
            raise adapter.validation_error("incorrect_password")
        # It may have been hashed anew just now.
        self.user.refresh_from_db(fields=["password"])
        return old


class OwnPassword(PasswordChangeView):
    form_class = OwnPasswordForm
    success_url = reverse_lazy("admin:password_change_done")
    title = _("Password change")

    def form_valid(self, form):
        answer = super().form_valid(form)
        password_changed(form.user)
        return answer


def ask_for_address(person: User, address: str) -> None:
    """Send a link to the new address; nothing changes before the user follows it."""
    tasks.send_address_link.enqueue(
        person=person.pk, address=address, language=get_language()
    )


def take_away_address(person: User) -> None:
    tell_former(person, change(person, None))


def confirmed(said: str) -> User | None:
    """Change the address as a link says; None if it is no longer good."""
    person, address = meant(said)
    if person is None:
        return None
    try:
        former = change(person, address)
    except IntegrityError:  # somebody else has it by now
        return None
    tell_former(person, former)
    return person


def tell_former(person: User, former: str | None) -> None:
    """Tell an account's former address which address replaces it."""
    if former and former != person.email:
        letter, context = "address_changed", {"address": person.email}
        if not person.email:
            letter, context = "address_gone", {}
        tell(person, f"registration/letters/{letter}", context, address=former)


def meant(said: str) -> tuple[User | None, str]:
    """Return the user whose address a link changes, and the new address.

    The user is None once address or password have changed, or the account was closed.
    """
    try:
        pk, state, address = signing.loads(
            said, salt=mail_links.SALT, max_age=settings.PASSWORD_RESET_TIMEOUT
        )
    except signing.BadSignature:
        return None, ""
    person = User.objects.open().filter(pk=pk).first()
    is_as_it_was = person is not None and state == mail_links.state_of(person)
    return (person if is_as_it_was else None), address


@transaction.atomic
def change(person: User, address: str | None) -> str | None:
    """Store the address, and return the former one."""
    former, person.email = person.email, address
    person.save(update_fields=["email"])
    note(RecordedDeed.ADDRESS, by=person, about=person)
    return former
