"""The login: one answer to every error, so that nobody learns who has an account.

Allauth's stages ask for the second factor after the password.
"""

from allauth.account.adapter import get_adapter
from allauth.account.models import Login
from allauth.account.views import LoginView
from django import forms
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy

from articles.accounts.admission.demand import must_set_up
from articles.accounts.admission.desk import is_admitted
from articles.accounts.allauth_parts import perform_password_login
from articles.foundation.careful_forms import CarefulForm
from articles.models import User


class LoginForm(CarefulForm, forms.Form):
    required_css_class = "required"

    username = UsernameField(
        label=gettext_lazy("Username or e-mail address"),
        max_length=254,
        widget=forms.TextInput({"autofocus": True, "autocomplete": "username"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, *args, request, **options):
        super().__init__(*args, **options)
        self.request = request
        self.user: User | None = None

    def clean(self):
        if self.errors:
            return
        adapter = get_adapter(self.request)
        self.user = adapter.authenticate(self.request, **self.cleaned_data)
        if self.user is None:
            raise ValidationError(
                _(
                    "The name, address or password is wrong, or the account has "
                    "no access to the desk. Try again; names and passwords are "
                    "case-sensitive."
                ),
                code="invalid_login",
            )

    def login(self, request, redirect_url=None):
        """Go on as allauth does: further stages if there are any, a new session."""
        step = Login(user=self.user, redirect_url=redirect_url)
        return perform_password_login(request, self.cleaned_data, step)


class DeskLogin(LoginView):
    form_class = LoginForm
    template_name = "admin/login.html"

    def dispatch(self, request, *args, **kwargs):
        # Users who lack a demanded factor get no further than the page to set it up.
        if must_set_up(request):
            return redirect("mfa_index")
        # Users who are logged in but not admitted are asked for another login.
        if request.user.is_authenticated and not is_admitted(request):
            request.user = AnonymousUser()
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        more = {
            "title": _("Log in"),
            "app_path": self.request.get_full_path(),
            "next": self.get_success_url() or reverse("admin:index"),
        }
        return super().get_context_data(**kwargs) | more


login = DeskLogin.as_view()
