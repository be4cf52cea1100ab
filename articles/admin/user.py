"""Accounts and roles: Django's pages, with the profile beside the account."""

import taggit.admin  # noqa: F401 (registers the Tag that is unregistered below)
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, User
from taggit.models import Tag

from articles.admin.guarded import Guarded
from articles.admin.profile import ProfileInline

# Topics are the newsroom's keywords; taggit's own stay empty.
admin.site.unregister([Group, User, Tag])


@admin.register(User)
class UserAdmin(Guarded, DjangoUserAdmin):
    inlines = (ProfileInline,)


@admin.register(Group)
class GroupAdmin(Guarded, DjangoGroupAdmin):
    pass
