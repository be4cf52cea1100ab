"""Profiles: how a person is printed, and the language of her desk."""

from django.contrib import admin

from articles.admin.parts.guarded import Guarded
from articles.models import Profile


@admin.register(Profile)
class ProfileAdmin(Guarded, admin.ModelAdmin):
    list_display = ("user", "printed_name", "organisation", "language")
    list_filter = ("language",)
    list_select_related = ("user",)
    search_fields = ("user__username", "printed_name", "organisation")
    autocomplete_fields = ("user",)
    ordering = ("user__username",)

    def get_readonly_fields(self, request, obj=None):
        return ("user",) if obj else ()


class ProfileInline(admin.StackedInline):
    model = Profile
    can_delete = False
