"""The login: one answer to whatever was wrong, so that nobody learns who is here."""

from django.contrib.admin.forms import AdminAuthenticationForm
from django.utils.translation import gettext_lazy as _


class LoginForm(AdminAuthenticationForm):
    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": _(
            "The username or the password is wrong, or the account has no access to "
            "the desk. Try again; upper and lower case matter."
        )
    }
