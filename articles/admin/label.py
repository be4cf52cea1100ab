"""Categories, topics, countries and organisations, and sources: named alike."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import IntegerField, OuterRef, Subquery, Value
from django.db.models.expressions import Combinable
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.parts.filters import NewFilter
from articles.admin.parts.guarded import Guarded
from articles.admin.parts.saying import who
from articles.admin.parts.suggesting import suggested
from articles.admin.parts.unchanged import UnchangedForm
from articles.models import (
    KINDS,
    CountryOrganisation,
    Label,
    NewLabel,
    Source,
    Topic,
)
from articles.writing import free_slug, note_new

# So many uses of a label are counted in the list; thousands nobody compares.
MOST = 1_000


class LabelForm(UnchangedForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        super().clean()
        name = self.cleaned_data.get("name")
        if name and self.cleaned_data.get("slug") == "":
            model, own = self._meta.model, self.instance.pk
            self.cleaned_data["slug"] = free_slug(model, name, but=own)


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
    readonly_fields: ClassVar[tuple[str, ...]] = ("merged_into",)
    ordering = ("name",)
    delete_confirmation_template = "admin/articles/label/delete.html"
    delete_selected_confirmation_template = "admin/articles/label/delete_selected.html"

    def get_queryset(self, request):
        labels: Any = super().get_queryset(request)
        return labels.annotate(uses=uses(self.model, most=MOST + 1))

    def suggested(self, request, typed: str) -> list[dict]:
        """Return what a field for choosing one of them suggests."""
        return suggested(request, self.model, typed)

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


@admin.action(description=_("Looked at: not new any more"), permissions=["change"])
def look_at(page, request, queryset):
    seen = queryset.exclude(newness=None)
    number = looked_at(page.model, seen)
    told = ngettext(
        "%(count)d was new, and is looked at now.",
        "%(count)d were new, and are looked at now.",
        number,
    )
    page.message_user(request, told % {"count": number})


def looked_at(model: type[Label], labels) -> int:
    """Take the mark from these labels; return how many had it."""
    keys = [label.pk for label in labels]
    marks = NewLabel.objects.filter(**{f"{model.url_name}__in": keys})
    return marks.delete()[0]


class MadeInPlace(LabelAdmin):
    """For kinds of which whoever writes makes some: these are new until looked at."""

    list_display: tuple[str, ...] = ("name", "name_en", "slug", "used", "new")
    list_filter = (NewFilter,)
    list_select_related = ("newness__by",)
    actions = (look_at,)
    readonly_fields = ("merged_into", "new")

    @admin.display(description=_("new"))
    def new(self, label):
        newness = getattr(label, "newness", None)
        if newness is None:
            return self.get_empty_value_display()
        return _("new, made by %(person)s on %(day)s") % {
            "person": who(newness.by) if newness.by else _("an account that is gone"),
            "day": date_format(timezone.localdate(newness.at)),
        }

    def save_model(self, request, obj, form, change):
        """What somebody saves who looks after labels was looked at."""
        super().save_model(request, obj, form, change)
        if change:
            looked_at(self.model, [obj])
        else:
            note_new(obj, by=request.user)


class CountryOrganisationAdmin(LabelAdmin):
    list_display = ("name", "name_en", "kind", "code", "slug", "used")
    list_filter = ("kind",)
    autocomplete_fields = ("successor",)


class SourceAdmin(MadeInPlace):
    list_display = ("name", "name_en", "homepage", "slug", "used", "new")


# Kinds with a page of their own.
OWN = {
    CountryOrganisation: CountryOrganisationAdmin,
    Source: SourceAdmin,
    Topic: MadeInPlace,
}
for kind in KINDS.values():
    admin.site.register(kind.model, OWN.get(kind.model, LabelAdmin))
