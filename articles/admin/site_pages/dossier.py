"""Dossiers at the desk: begun at their labels, listed, and written as proposals."""

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.admin.parts.lists.filters import Languages
from articles.admin.site_pages.dossier_form import DossierForm
from articles.admin.site_pages.proposed import Proposed
from articles.models import Dossier, Label, with_labels


class DueFilter(SimpleListFilter):
    title = pgettext_lazy("dossier", "look again")
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [("yes", pgettext_lazy("dossier", "Due"))]

    def queryset(self, request, queryset):
        if self.value() != "yes":
            return queryset
        return queryset.filled().due(timezone.localdate())


class Dossiers(ChangeList):
    """Fetches the labels of many rows at once, for a page and for the table."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        self.tell(self.result_list)

    def tell(self, dossiers: list[Dossier]) -> None:
        with_labels(dossiers)


def address_of(label: Label) -> str:
    name = f"admin:articles_{label._meta.model_name}_change"
    return reverse(name, args=[label.pk])


@admin.register(Dossier)
class DossierAdmin(Proposed):
    form = DossierForm
    list_display = ("__str__", "kind", "language", "as_of", "look_again_on")
    list_filter = (("language", Languages), "kind", DueFilter)
    ordering = ("look_again_on", "pk")
    readonly_fields = ("about",)
    fields = (
        "about",
        "body",
        ("as_of", "look_again_on"),
        "pinned",
        "organisations",
    )

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        if body := form.base_fields.get("body"):
            body.widget.has_typed_marks = request.user.has_typed_marks
        return form

    def get_changelist(self, request, **kwargs):
        return Dossiers

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("stands on the page of"))
    def about(self, dossier):
        label = dossier.label
        if label is None:
            return "–"
        link = format_html('<a href="{}">{}</a>', address_of(label), label)
        if not label.merged_into_id:
            return link
        said = _("It was merged into “%(name)s”, so readers don't see this dossier.")
        return format_html("{}. {}", link, said % {"name": label.current})
