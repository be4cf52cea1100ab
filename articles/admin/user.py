"""Accounts and roles: Django's pages, with the profile beside the account."""

import taggit.admin  # noqa: F401 (registers the Tag that is unregistered below)
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from taggit.models import Tag

from articles.admin.parts.guarded import Guarded
from articles.admin.profile import ProfileInline

# Topics are the newsroom's keywords; taggit's own stay empty.
admin.site.unregister([Group, User, Tag])


_NAMED, PERSONAL, *OTHER = DjangoUserAdmin.fieldsets


@admin.register(User)
class UserAdmin(Guarded, DjangoUserAdmin):
    """Nobody sees any part of a password; who only looks sees no e-mail address."""

    inlines = (ProfileInline,)
    readonly_fields = ("new_password",)

    def get_fieldsets(self, request, obj=None):
        if not obj:
            return super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            named = (None, {"fields": ("username", "new_password")})
            return [named, PERSONAL, *OTHER]
        return [(None, {"fields": ("username", "first_name", "last_name")}), *OTHER]

    def get_list_display(self, request):
        return self.seen(request, super().get_list_display(request))

    def get_search_fields(self, request):
        return self.seen(request, super().get_search_fields(request))

    def seen(self, request, names):
        may_change = self.has_change_permission(request)
        return [name for name in names if may_change or name != "email"]

    @admin.display(description=gettext_lazy("password"))
    def new_password(self, user):
        address = reverse("admin:auth_user_password_change", args=[user.pk])
        return format_html('<a href="{}">{}</a>', address, _("Set a new password"))


@admin.register(Group)
class GroupAdmin(Guarded, DjangoGroupAdmin):
    pass
