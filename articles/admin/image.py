"""Pictures: the library of the desk."""

from django.contrib import admin

from articles.admin.guarded import Guarded
from articles.admin.image_receiving import Receiving
from articles.models import Image


@admin.register(Image)
class ImageAdmin(Receiving, Guarded, admin.ModelAdmin):
    list_display = ("title",)
    search_fields = ("title",)
    ordering = ("-uploaded_at", "-pk")
