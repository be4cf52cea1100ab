"""The masthead: what the site is called, per language."""

from django.contrib import admin

from articles.admin.guarded import Guarded
from articles.models import Masthead


@admin.register(Masthead)
class MastheadAdmin(Guarded, admin.ModelAdmin):
    list_display = ("name", "language", "tagline")
    ordering = ("language",)
