"""Pages on which nothing can be added, changed or deleted, whoever looks."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.guarded import Guarded


class ReadOnlyAdmin(Guarded, admin.ModelAdmin):
    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def articles_link(**lookup):
    """Return a link to the articles that one lookup selects."""
    address = reverse("admin:articles_article_changelist", query=lookup)
    return format_html('<a href="{}">{}</a>', address, _("Show articles"))
