"""Addresses, to look at: saving an article claims and releases them."""

from django.contrib import admin
from django.db.models import Exists, OuterRef

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import Address, Article


@admin.register(Address)
class AddressAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "language", "edition")
    list_filter = ("language",)
    list_select_related = ("edition",)
    search_fields = ("slug",)
    ordering = ("language", "slug")

    def get_queryset(self, request):
        visible = Article.objects.visible_to(request.user)
        named = visible.filter(edition=OuterRef("edition"), slug=OuterRef("slug"))
        return super().get_queryset(request).filter(Exists(named))
