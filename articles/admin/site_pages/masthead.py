"""The masthead at the desk: one in each language, and none is deleted."""

from django.contrib import admin

from articles.admin.site_pages.form import MastheadForm
from articles.admin.site_pages.proposed import Proposed
from articles.models import Masthead


@admin.register(Masthead)
class MastheadAdmin(Proposed):
    form = MastheadForm
    list_display = ("name", "language", "tagline")
    ordering = ("language",)
    fields = ("language", "name", "tagline", "contact", "footer", "licence")

    def get_readonly_fields(self, request, obj=None):
        return ("language",) if obj and obj.pk else ()

    def has_delete_permission(self, request, obj=None):
        return False
