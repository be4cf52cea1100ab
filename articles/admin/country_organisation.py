"""Countries, and international organisations and regions."""

from django.contrib import admin

from articles.admin.label import LabelAdmin
from articles.models import CountryOrganisation


@admin.register(CountryOrganisation)
class CountryOrganisationAdmin(LabelAdmin):
    list_display = ("name", "name_en", "kind", "code", "slug", "used")
    list_filter = ("kind",)
    autocomplete_fields = ("successor",)
