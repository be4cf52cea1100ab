"""Categories, topics, countries and organisations, and sources: named alike."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import IntegerField, OuterRef, Subquery, Value
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy as _, ngettext, pgettext_lazy

from articles.admin.label.dossiers import dossier_url, in_dossiers, places_of
from articles.admin.label.form import LabelForm
from articles.admin.label.history import history_of
from articles.admin.label.merge_pages import Merging
from articles.admin.parts.fields.suggesting import suggested
from articles.admin.parts.lists.filters import NewFilter
from articles.admin.parts.lists.words import Named, reader
from articles.admin.parts.saying import who
from articles.admin.site_pages.shared_forms import Shared, tell
from articles.editing.proposals import succeed_shared
from articles.editing.writing import followed, note_new
from articles.foundation.languages import active_language
from articles.foundation.request_vars import RequestVar
from articles.models import (
    KINDS,
    WITH_DOSSIER,
    InboxItem,
    Label,
    NewLabel,
    Proposal,
    SourceFeed,
)


@dataclass(frozen=True, slots=True)
class Succeeded:
    """The label that follows a renamed one, and its proposal if a second person has to
    accept it.
    """

    by: Label
    proposal: Proposal | None


SUCCEEDED = RequestVar[Succeeded | None]("succeeded", default=None)


class StandingFilter(SimpleListFilter):
    """Keeps labels that stand for themselves, or those merged into another."""

    title = _("merged")
    parameter_name = "merged"

    def lookups(self, request, model_admin):
        return [("no", _("Not merged")), ("yes", _("Merged into another"))]

    def queryset(self, request, queryset):
        if self.value() not in {"yes", "no"}:
            return queryset
        return queryset.filter(merged_into__isnull=self.value() == "no")


# So many uses of a label are counted in the list; nobody compares thousands.
MOST = 1_000


# Models by which a source is watched.
WATCHED = (SourceFeed, InboxItem)


class Counted(Subquery):
    """The number of rows that a limited query finds: no more are read."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def uses(label: type[Label], *, most: int | None = None):
    """Return an expression that counts all references to a label, at most `most` of
    each kind.
    """
    total: Combinable = Value(0)
    for relation in label._meta.related_objects:
        if not relation.one_to_many:  # its link rows are counted
            continue
        if relation.related_model in WATCHED:  # to watch it is no use of it
            continue
        field = relation.field.name
        rows = relation.related_model._default_manager.filter(**{field: OuterRef("pk")})
        total += Counted(rows.order_by().values(field)[:most])
    return total


class LabelAdmin(Named, Merging, Shared):
    form = LabelForm
    list_display: tuple[str, ...] = ("called", "slug", "used")
    list_filter: ClassVar[tuple] = (StandingFilter,)
    search_fields = ("aliases",)
    readonly_fields: ClassVar[tuple[str, ...]] = ()
    change_form_template = "admin/articles/label/change_form.html"
    delete_confirmation_template = "admin/articles/label/delete.html"
    delete_selected_confirmation_template = "admin/articles/label/delete_selected.html"

    def get_urls(self):
        own = self.merging_urls()
        if self.model.url_name in WITH_DOSSIER:
            own.append(dossier_url(self.admin_site, self.model))
        return [*own, *super().get_urls()]

    def get_queryset(self, request):
        labels: Any = super().get_queryset(request)
        return labels.annotate(uses=uses(self.model, most=MOST + 1))

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.may_make = self.has_add_permission(request)
        return form

    def render_change_form(self, request, context, *args, **kwargs):
        label = context.get("original")
        context["dossiers"] = places_of(label, request.user) if label else []
        if label and self.has_change_permission(request, label):
            context["history"] = history_of(label)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        """Save it; or make what follows it, and leave it as it was."""
        if form.following is not None:
            proposal = succeed_shared(
                form.former,
                form.following,
                by=request.user,
                note=form.cleaned_data["note"],
            )
            SUCCEEDED.set(request, Succeeded(form.following, proposal))
            obj.refresh_from_db()
            return
        super().save_model(request, obj, form, change)
        if not change and KINDS[self.model.url_name].has_successors:
            followed(None, obj, by=request.user)

    def get_fields(self, request, obj=None):
        """Ask for a note where somebody else reads it."""
        fields = super().get_fields(request, obj)
        if obj and not self.has_change_permission(request, obj):
            model: Any = self.model
            fields = [reader(model, one) for one in fields]
        waits = getattr(obj, "waits", False)
        return [one for one in fields if one != "note"] + (["note"] if waits else [])

    def construct_change_message(self, request, form, formsets, add=False):
        if getattr(form, "following", None):
            return []  # it stays as it was
        return super().construct_change_message(request, form, formsets, add)

    def response_change(self, request, obj):
        """Go on with what follows it, if that was made."""
        succeeded = SUCCEEDED.get(request)
        if succeeded is None:
            return super().response_change(request, obj)
        following = succeeded.by
        names = {"name": obj, "after": following}
        told = gettext(
            "“%(after)s” was created as the successor of “%(name)s”. "
            "Published articles keep the former name."
        )
        self.log_addition(request, following, [{"added": {}}])
        self.message_user(request, told % names)
        if succeeded.proposal:
            tell(request, succeeded.proposal)
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        return self.back_to(following)

    def suggested(self, request, typed: str) -> list[dict]:
        """Return the suggestions of a field for choosing one of them."""
        return suggested(request, self.model, typed)

    def get_deleted_objects(self, objs, request):
        """Refuse to delete labels in use, and say how many uses there are, not which.

        A label may be used in the draft of somebody else.
        """
        labels = self.model.objects.filter(pk__in=[label.pk for label in objs])
        labels = labels.by_name(active_language()).annotate(uses=uses(self.model))
        in_the_way = [
            ngettext(
                "“%(label)s” can't be deleted: it is used in %(count)s "
                "place. Keep it, so that published articles stay complete.",
                "“%(label)s” can't be deleted: it is used in %(count)s "
                "places. Keep it, so that published articles stay complete.",
                label.uses,
            )
            % {"label": label, "count": label.uses}
            for label in labels
            if label.uses
        ]
        in_the_way += in_dossiers(labels)
        counted = {self.opts.verbose_name_plural: len(labels)}
        return [str(label) for label in labels], counted, set(), in_the_way

    @admin.display(description=_("uses"), ordering="uses")
    def used(self, label):
        if label.uses > MOST:
            return _("more than %(count)s") % {"count": MOST}
        return label.uses


@admin.action(description=_("Confirm: no longer new"), permissions=["change"])
def look_at(page, request, queryset):
    new = queryset.exclude(newness=None).values_list("pk", flat=True)
    number = NewLabel.look_at(page.model, new)
    told = ngettext(
        "%(count)d entry is no longer marked as new.",
        "%(count)d entries are no longer marked as new.",
        number,
    )
    page.message_user(request, told % {"count": number})


class MadeInPlace(LabelAdmin):
    """For kinds that writers add to: their labels are new until looked at."""

    list_display: tuple[str, ...] = ("called", "new", "used", "slug")
    list_filter: ClassVar[tuple] = (NewFilter, StandingFilter)
    list_select_related = ("newness__by",)
    actions = (look_at,)
    readonly_fields = ("new",)

    def get_list_display(self, request):
        """Offer what to do about a new one to those who may."""
        shown = super().get_list_display(request)
        if not self.has_change_permission(request):
            return shown
        return [self.to_look_at if name == "new" else name for name in shown]

    @admin.display(description=pgettext_lazy("label", "new"))
    def new(self, label):
        newness = getattr(label, "newness", None)
        if newness is None:
            return self.get_empty_value_display()
        return _("new, made by %(person)s on %(day)s") % {
            "person": who(newness.by) if newness.by else _("a former account"),
            "day": date_format(timezone.localdate(newness.at)),
        }

    @admin.display(description=pgettext_lazy("label", "new"))
    def to_look_at(self, label):
        if getattr(label, "newness", None) is None:
            return self.get_empty_value_display()
        # In the list's own form: its token comes with the click.
        return format_html(
            '{} <span class="label-new"><button type="submit" class="button"'
            ' formaction="{}">{}<span class="visually-hidden">: {}</span></button>'
            ' <a class="button" href="{}">{}<span class="visually-hidden">: {}</span>'
            "</a></span>",
            self.new(label),
            reverse(f"admin:articles_{self.opts.model_name}_confirm", args=[label.pk]),
            _("Confirm"),
            label,
            reverse(f"admin:articles_{self.opts.model_name}_merge", args=[label.pk]),
            _("Merge …"),
            label,
        )

    def save_model(self, request, obj, form, change):
        """Mark a changed label as looked at: its editor looks after labels."""
        super().save_model(request, obj, form, change)
        if change:
            NewLabel.look_at(self.model, [obj.pk])
        else:
            note_new(obj, by=request.user)
