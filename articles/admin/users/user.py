"""Accounts and roles: Django's pages, with what our own accounts have besides."""

# These register what is unregistered below.
import allauth.account.admin
import allauth.mfa.admin  # noqa: F401 (only for that)
import taggit.admin  # noqa: F401 (only for that)
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.admin import (
    GroupAdmin as DjangoGroupAdmin,
    UserAdmin as DjangoUserAdmin,
)
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy
from taggit.models import Tag

from articles.accounts import state_of, tell_former
from articles.admin.parts.forms.guarded import Guarded
from articles.admin.parts.forms.unchanged import UnchangedForm
from articles.admin.parts.lists.filters import DeskLanguages
from articles.admin.parts.roles import RoleFilter, named_role
from articles.admin.users.closing import Leaving
from articles.admin.users.ending import Ending, LastDayFilter, WithLastDay
from articles.admin.users.granting import Granting
from articles.admin.users.power import WithinOnesRights
from articles.admin.users.ways_in import WaysIn
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.languages import offered
from articles.models import User, given

# Topics are the newsroom's keywords; taggit's own stay empty. Nobody sees or changes
# another's factors as rows.
admin.site.unregister([Group, Tag, EmailAddress, Authenticator])

PROFILE = ("printed_name", "organisation", "language")
_LOGIN, _PERSONAL, *RIGHTS = given(DjangoUserAdmin.fieldsets)


class NewAccountForm(CarefulForm, WithLastDay):
    """A new user and their roles; they set their own password."""

    class Meta:
        model = User
        fields = (
            "username",
            "email",
            "printed_name",
            "language",
            "groups",
            "ends_on",
        )
        help_texts = {
            "email": gettext_lazy(
                "Where the invitation is sent. Readers never see it."
            ),
            "groups": gettext_lazy("What the person can do; more on the next page."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True

    def save(self, commit=True):
        self.instance.is_staff = True
        self.instance.set_unusable_password()
        return super().save(commit)


class AccountForm(UnchangedForm, WithLastDay, UserChangeForm):
    class Meta(UserChangeForm.Meta):
        model = User


@admin.register(User)
class UserAdmin(
    Granting, WithinOnesRights, Leaving, Ending, WaysIn, Guarded, DjangoUserAdmin
):
    """Nobody sees any part of a password; users who only look see no e-mail address."""

    form = AccountForm
    add_form = NewAccountForm
    # Django's own leaves out what every form of the desk has above its fields.
    add_form_template = "admin/change_form.html"
    add_fieldsets = ((None, {"fields": NewAccountForm.Meta.fields}),)
    readonly_fields = ("ways_in", "leaving", "last_login", "date_joined")
    list_display = ("username", "email", *PROFILE, "is_staff", "state")
    list_filter = (
        *(one for one in DjangoUserAdmin.list_filter if one != "groups"),
        LastDayFilter,
        ("groups", RoleFilter),
        ("language", DeskLanguages),
    )
    search_fields = ("username", "printed_name", "organisation", "email")

    def get_fieldsets(self, request, obj=None):
        if not obj:
            return super().get_fieldsets(request, obj)
        login: tuple[str, ...] = ("username",)
        profile: tuple[str, ...] = PROFILE
        if len(offered()) > 1:
            profile = (*profile, "review_languages")
        if self.has_change_permission(request, obj):
            login = ("username", "ways_in", "ends_on", "leaving")
            profile = (*profile, "email")
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
        """Offer pages for ways in: nobody sets another user's password."""
        urls = super().get_urls()
        others = [one for one in urls if one.name != "auth_user_password_change"]
        return [*self.leaving_urls(), *self.ways_in_urls(), *others]

    def response_add(self, request, obj, post_url_continue=None):
        self.invite_or_say(request, obj)
        return super().response_add(request, obj, post_url_continue)

    @admin.display(description=gettext_lazy("state"))
    def state(self, user):
        return state_of(user)


@admin.register(Group)
class GroupAdmin(Granting, WithinOnesRights, Guarded, DjangoGroupAdmin):
    form = UnchangedForm
    list_display = ("role",)

    @admin.display(description=gettext_lazy("name"), ordering="name")
    def role(self, group):
        return named_role(group)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        role = self.get_object(request, object_id)
        named = {"subtitle": named_role(role)} if role else {}
        extra = named | (extra_context or {})
        return super().change_view(request, object_id, form_url, extra)
