"""Sources: organisations whose publications are used."""

from django.contrib import admin

from articles.admin.label import LabelAdmin
from articles.models import Source


@admin.register(Source)
class SourceAdmin(LabelAdmin):
    list_display = ("name", "name_en", "homepage", "slug", "used")
