"""Categories, topics, countries and organisations, and sources: named alike."""

from typing import Any

from django.contrib import admin
from django.db.models import IntegerField, OuterRef, Subquery, Value
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.parts.guarded import Guarded
from articles.admin.parts.unchanged import UnchangedForm
from articles.models import KINDS, CountryOrganisation, Label, Source
from articles.slugs import first_free, slug_from

# So many uses of a label are counted in the list; thousands nobody compares.
MOST = 1_000


def is_completion(request) -> bool:
    return request.resolver_match.url_name == "autocomplete"


class LabelForm(UnchangedForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        super().clean()
        name = self.cleaned_data.get("name")
        if name and self.cleaned_data.get("slug") == "":
            self.cleaned_data["slug"] = self.free_slug(name)

    def free_slug(self, name: str) -> str:
        labels = self._meta.model._default_manager.exclude(pk=self.instance.pk)
        wanted = slug_from(name, fallback=self._meta.model.url_name)
        taken = set(
            labels.filter(slug__startswith=wanted).values_list("slug", flat=True)
        )
        return first_free(wanted, taken)


class Counted(Subquery):
    """How many rows a question finds that is limited: no more are read."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def uses(label: type[Label], *, most: int | None = None):
    """Return an expression that counts what refers to a label, in any way; of each
    kind of reference `most` at most.
    """
    total: Combinable = Value(0)
    for relation in label._meta.related_objects:
        if not relation.one_to_many:  # its link rows are counted
            continue
        field = relation.field.name
        rows = relation.related_model._default_manager.filter(**{field: OuterRef("pk")})
        total += Counted(rows.order_by().values(field)[:most])
    return total


class LabelAdmin(Guarded):
    form = LabelForm
    list_display: tuple[str, ...] = ("name", "name_en", "slug", "used")
    search_fields = ("name", "name_en", "aliases")
    readonly_fields = ("merged_into",)
    ordering = ("name",)
    delete_confirmation_template = "admin/articles/label/delete.html"
    delete_selected_confirmation_template = "admin/articles/label/delete_selected.html"

    def get_queryset(self, request):
        labels: Any = super().get_queryset(request)
        if is_completion(request):
            return labels.in_use()
        return labels.annotate(uses=uses(self.model, most=MOST + 1))

    def get_deleted_objects(self, objs, request):
        """Refuse to delete what is used, and say by how many: not by what.

        What uses it may be the draft of somebody else.
        """
        labels = self.model.objects.filter(pk__in=[label.pk for label in objs])
        labels = labels.order_by("name").annotate(uses=uses(self.model))
        in_the_way = [
            ngettext(
                "“%(label)s” can't be deleted: it is used in %(count)s place. "
                "Keep it, so that what was published stays complete.",
                "“%(label)s” can't be deleted: it is used in %(count)s places. "
                "Keep it, so that what was published stays complete.",
                label.uses,
            )
            % {"label": label, "count": label.uses}
            for label in labels
            if label.uses
        ]
        counted = {self.opts.verbose_name_plural: len(labels)}
        return [str(label) for label in labels], counted, set(), in_the_way

    @admin.display(description=_("uses"), ordering="uses")
    def used(self, label):
        if label.uses > MOST:
            return _("more than %(count)s") % {"count": MOST}
        return label.uses


class CountryOrganisationAdmin(LabelAdmin):
    list_display = ("name", "name_en", "kind", "code", "slug", "used")
    list_filter = ("kind",)
    autocomplete_fields = ("successor",)


class SourceAdmin(LabelAdmin):
    list_display = ("name", "name_en", "homepage", "slug", "used")


# Kinds with columns of their own.
OWN = {CountryOrganisation: CountryOrganisationAdmin, Source: SourceAdmin}
for kind in KINDS.values():
    admin.site.register(kind.model, OWN.get(kind.model, LabelAdmin))
