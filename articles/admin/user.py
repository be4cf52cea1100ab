"""Accounts and roles: Django's pages, with what our own accounts have besides."""

# These register what is unregistered below.
import allauth.account.admin
import allauth.mfa.admin
import allauth.usersessions.admin  # noqa: F401 (only for that)
import taggit.admin  # noqa: F401 (only for that)
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    UserChangeForm,
)
from django.contrib.auth.models import Group
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from taggit.models import Tag

from articles.accounts import password_changed, tell_former
from articles.admin.leaving import Leaving
from articles.admin.parts.guarded import Guarded
from articles.models import User, given

# Topics are the newsroom's keywords; taggit's own stay empty. Nobody sees or changes
# another's factors and sessions as rows.
admin.site.unregister([Group, Tag, EmailAddress, Authenticator, UserSession])

PROFILE = ("printed_name", "organisation", "language")
_LOGIN, _PERSONAL, *RIGHTS = given(DjangoUserAdmin.fieldsets)


class NewAccountForm(AdminUserCreationForm):
    class Meta(AdminUserCreationForm.Meta):
        model = User


class AccountForm(UserChangeForm):
    class Meta(UserChangeForm.Meta):
        model = User


class NewPasswordForm(AdminPasswordChangeForm):
    def save(self, commit=True):
        """Tell whose password was set, whoever did it."""
        person = super().save(commit)
        if person.has_usable_password():
            password_changed(person)
        return person


@admin.register(User)
class UserAdmin(Leaving, Guarded, DjangoUserAdmin):
    """Nobody sees any part of a password; who only looks sees no e-mail address."""

    form = AccountForm
    add_form = NewAccountForm
    change_password_form = NewPasswordForm
    readonly_fields = ("new_password", "leaving")
    list_display = ("username", "email", *PROFILE, "is_staff")
    list_filter = (*DjangoUserAdmin.list_filter, "language")
    search_fields = ("username", "printed_name", "organisation", "email")

    def get_fieldsets(self, request, obj=None):
        if not obj:
            return super().get_fieldsets(request, obj)
        login: tuple[str, ...] = ("username",)
        profile: tuple[str, ...] = PROFILE
        if self.has_change_permission(request, obj):
            login = ("username", "new_password", "leaving")
            profile = (*PROFILE, "email")
        return [
            (None, {"fields": login}),
            (gettext_lazy("Profile"), {"fields": profile}),
            *RIGHTS,
        ]

    def get_list_display(self, request):
        return self.seen(request, super().get_list_display(request))

    def get_search_fields(self, request):
        return self.seen(request, super().get_search_fields(request))

    def seen(self, request, names):
        may_change = self.has_change_permission(request)
        return [name for name in names if may_change or name != "email"]

    def save_model(self, request, obj, form, change):
        former = form.initial.get("email") if change else None
        super().save_model(request, obj, form, change)
        tell_former(obj, former)

    def get_urls(self):
        """Name the page for a new password like the account's other pages."""
        password, *others = super().get_urls()
        named = path(
            "<id>/password/", password.callback, name="articles_user_password_change"
        )
        return [*self.leaving_urls(), named, *others]

    @admin.display(description=gettext_lazy("password"))
    def new_password(self, user):
        address = reverse("admin:articles_user_password_change", args=[user.pk])
        return format_html('<a href="{}">{}</a>', address, _("Set a new password"))


@admin.register(Group)
class GroupAdmin(Guarded, DjangoGroupAdmin):
    pass
