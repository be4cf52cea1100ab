"""A new password for users who have forgotten theirs, by a link sent by mail.

Only the worker looks for the account, after the response: so the page does the same for
each address, and takes as long. The link holds for a day, until it is used, or the user
logs in or gets another address. A second factor is asked for all the same.
"""

from pathlib import Path

from django import forms
from django.conf import settings
from django.contrib.auth import views
from django.contrib.auth.forms import SetPasswordForm
from django.urls import reverse_lazy
from django.utils.translation import get_language, gettext_lazy as _
from django.views.generic import FormView

from articles.accounts.admission.identities import logs_in_elsewhere
from articles.accounts.limits.throttle import TooManyTriesError, reset_tries
from articles.accounts.mails import tasks
from articles.accounts.passwords.changing import KeptPassword, password_changed
from articles.foundation.careful_forms import CarefulForm
from articles.models import User


class ResetForm(CarefulForm, forms.Form):
    required_css_class = "required"

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "vTextField"}),
    )

    def clean_email(self) -> str:
        # Not every database knows that Ü and ü are one letter; the field does.
        return User._meta.get_field("email").to_python(self.cleaned_data["email"])


class Reset(views.PasswordContextMixin, FormView):
    form_class = ResetForm
    template_name = "registration/password_reset_form.html"
    success_url = reverse_lazy("password_reset_done")
    title = _("Forgotten your password?")

    def form_valid(self, form):
        address = form.cleaned_data["email"]
        try:
            reset_tries(self.request, address).begin()
        except TooManyTriesError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        tasks.send_reset_link.enqueue(address=address, language=get_language())
        return super().form_valid(form)


class ResetDone(views.PasswordResetDoneView):
    title = _("Check your mail")

    def get_context_data(self, **kwargs):
        """Add the last two parts of the folder for mails as files."""
        folder = settings.MAILERS["default"].get("OPTIONS", {}).get("file_path")
        folder = folder and "/".join(Path(folder).parts[-2:])
        return super().get_context_data(folder=folder, **kwargs)


class ChoosingForm(KeptPassword, SetPasswordForm):
    pass


class ResetConfirm(views.PasswordResetConfirmView):
    form_class = ChoosingForm
    title = _("Choose a new password")

    def get_user(self, uidb64):
        person = super().get_user(uidb64)
        is_good = person and person.is_open and not logs_in_elsewhere(person)
        return person if is_good else None

    def form_valid(self, form):
        answer = super().form_valid(form)
        password_changed(form.user)
        return answer

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if not self.validlink:
            context["title"] = _("This link is no longer valid")
        return context


class ResetComplete(views.PasswordResetCompleteView):
    title = _("Your new password is set")
