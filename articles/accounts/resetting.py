"""A new password for who has forgotten hers: by a link that is sent by mail.

The pages answer the same whether there is such an account or not; Django decides who
gets a mail, and logs a mail server that fails.
"""

from pathlib import Path

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.generic.base import ContextMixin, View

from articles.accounts.language import language_of
from articles.models import Masthead, User


class ResetForm(PasswordResetForm):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "vTextField"}),
    )

    def clean_email(self) -> str:
        # Not every database knows that Ü and ü are one letter; the field does.
        return User._meta.get_field("email").to_python(self.cleaned_data["email"])

    def send_mail(
        self, subject_template_name, email_template_name, context, *args, **kwargs
    ):
        """Write in the person's language; the link never comes from the request."""
        with override(language_of(context["user"]) or get_language()):
            context |= {
                "origin": settings.NEWSROOM_ORIGIN,
                "site_name": Masthead.for_readers(get_language()).name,
                "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
            }
            super().send_mail(
                subject_template_name, email_template_name, context, *args, **kwargs
            )


class AtTheDoor(ContextMixin, View):
    """The desk's look, without its menu: who comes here isn't logged in."""

    def get_context_data(self, **kwargs):
        desk = admin.site.each_context(self.request)
        desk["is_nav_sidebar_enabled"] = False
        return desk | super().get_context_data(**kwargs)


class Reset(AtTheDoor, views.PasswordResetView):
    form_class = ResetForm
    title = _("Forgotten your password?")
    email_template_name = "registration/password_reset_mail.txt"
    subject_template_name = "registration/password_reset_subject.txt"


class ResetDone(AtTheDoor, views.PasswordResetDoneView):
    title = _("Please look in your mailbox")

    def get_context_data(self, **kwargs):
        """Name the folder where mails become files, by its last two parts."""
        folder = settings.MAILERS["default"].get("OPTIONS", {}).get("file_path")
        folder = folder and "/".join(Path(folder).parts[-2:])
        return super().get_context_data(folder=folder, **kwargs)


class ResetConfirm(AtTheDoor, views.PasswordResetConfirmView):
    title = _("Choose a new password")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if not self.validlink:
            context["title"] = _("This link is no longer good")
        return context


class ResetComplete(AtTheDoor, views.PasswordResetCompleteView):
    title = _("Your new password is set")
