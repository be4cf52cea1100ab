"""The rows of an article's form: its sources and its further reading.

They are typed into the article's content and never saved one by one.
"""

import json
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.forms.models import InlineForeignKeyField
from django.forms.utils import ErrorDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.admin.article.access import may_look, may_write
from articles.admin.parts.fields.choosing import RowChoice
from articles.admin.parts.fields.chosen import KnownField, LabelField
from articles.admin.parts.fields.moments import DAYS
from articles.admin.parts.fields.typed_choices import is_new
from articles.domain.content import Day, Rows, of_kind
from articles.domain.rights import may_make
from articles.foundation.careful_forms import CarefulForm
from articles.models import Attribution, FurtherReading, Label, Part
from articles.templatetags.faults import DAMAGED

# A page with more takes seconds to render; more are refused.
MOST_ROWS = 200


class RowForm(CarefulForm, forms.ModelForm):
    position = forms.IntegerField(
        label=capfirst(_("position")),
        required=False,
        min_value=0,
        max_value=1000,
        help_text=_("1 comes first; what has no number comes last."),
    )

    def __init__(self, *args, faults: Mapping[str, str] | None = None, **kwargs):
        # Lines that aren't understood; once the form is sent, it is judged.
        self.faults = faults or {}
        super().__init__(*args, **kwargs)
        saved = self.instance.pk is not None
        self.initial["position"] = self.instance.position + 1 if saved else None
        for name, field in self.fields.items():
            if isinstance(field, forms.DateField):
                field.validators.append(Day().check)
            if isinstance(field, forms.ModelChoiceField) and saved:
                one = getattr(self.instance, name)
                # Inside the widget that draws the links beside it.
                field.widget.widget.shown = (one.pk, self.said(one)) if one else ()

    def said(self, one) -> str:
        return str(one)

    def full_clean(self):
        super().full_clean()
        if self.is_bound:
            return
        for name, told in self.faults.items():
            self.errors[name] = self.error_class(
                [told], renderer=self.renderer, field_id=self[name].auto_id
            )
            self.describe(name)

    def _get_validation_exclusions(self):
        # A label that is made with the save has no key yet that a row could hold.
        new = {name for name, value in self.cleaned_data.items() if is_new(value)}
        # Private, so without a stub.
        excluded = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | new


class OwnerField(InlineForeignKeyField):
    """A row belongs to the form's article, whichever version it was typed in."""

    def clean(self, value):
        return self.parent_instance


class RowFormSet(forms.BaseInlineFormSet):
    model: type[Part]
    default_error_messages: ClassVar = {
        "missing_management_form": DAMAGED,
        "too_many_forms": _(
            "There may be %(num)d rows at most. Remove those that are too many."
        ),
    }

    def __init__(
        self, *args, initial=None, faults=None, is_shown_again=False, **kwargs
    ):
        self.faults: Mapping[int, Mapping[str, str]] = faults or {}
        # True if they were sent only to be shown with more rows: nothing is refused.
        self.is_shown_again = is_shown_again
        if initial:  # rows that aren't stored, each of them shown
            self.extra = max(self.extra, len(initial))
        super().__init__(*args, initial=initial, **kwargs)

    def get_form_kwargs(self, index):
        faults = self.faults.get(index)
        return super().get_form_kwargs(index) | ({"faults": faults} if faults else {})

    def full_clean(self):
        super().full_clean()
        # A browser never says that more rows are stored than it sends.
        is_damaged = self.is_bound and (
            self.initial_form_count() > self.total_form_count()
        )
        if self.is_shown_again or is_damaged:
            told = [str(DAMAGED)] if is_damaged and not self.is_shown_again else []
            self._errors, self._non_form_errors = [], self.error_class(told)
            rows: Any = self.forms
            for row in rows:
                row._errors = ErrorDict()

    def get_queryset(self):
        """Return as many rows as were shown when the form was opened.

        Somebody else's save may have replaced or removed them since. Then that save
        is the reason for refusing this one, and not a row that isn't there.
        """
        rows = super().get_queryset()
        if not self.is_bound:
            return self.shared(rows) if self.instance.pk else rows
        by_id: dict[str | None, Part] = {str(row.pk): row for row in rows}
        shown = range(min(self.initial_form_count(), self.absolute_max))
        ids = (self.data.get(f"{self.prefix}-{i}-id") for i in shown)
        return [by_id.get(id_) or self.model() for id_ in ids]

    def shared(self, rows: QuerySet) -> list[Part]:
        """Return the stored rows, queried once for the form and for all checks."""
        name = self.fk.remote_field.get_accessor_name()
        prefetch_related_objects([self.instance], Prefetch(name, rows))
        return list(getattr(self.instance, name).all())

    def add_fields(self, form, index):
        super().add_fields(form, index)
        # Nothing is looked up by it, so it can't reach another article's rows.
        given = form.fields["id"].initial
        form.fields["id"] = forms.CharField(
            required=False, initial=str(given or ""), widget=forms.HiddenInput
        )
        form.fields[self.fk.name] = OwnerField(self.instance)

    @property
    def spare(self) -> RowForm | None:
        """Return the row that may be filled in where no script can add one."""
        if self.total_form_count() >= self.max_num:
            return None
        form: Any = self.empty_form
        form.prefix = self.add_prefix(self.total_form_count())
        return form

    @property
    def is_filled(self) -> bool:
        """True if anything stands in a row, or is wrong with it."""
        rows: Any = self.forms
        return bool(self.non_form_errors()) or any(
            row.has_changed() or row.faults for row in rows
        )

    def rows(self) -> list[dict]:
        """Return what was typed, cleaned, in the order of the positions."""
        typed = [
            form.cleaned_data
            for form in self.forms
            if form.cleaned_data and form not in self.deleted_forms
        ]
        # The only row of a group has no position.
        last = max((row.get("position") or 0 for row in typed), default=0) + 1
        typed.sort(key=lambda row: last if (at := row.get("position")) is None else at)
        names = dict(of_kind(Rows))[str(self.prefix)].parts
        return [{name: row[name] for name in names} for row in typed]


class RowInline(admin.StackedInline):
    form = RowForm
    formset = RowFormSet
    choice = RowChoice
    fields: ClassVar[tuple]
    # The button's text: no name of a model fits into Django's sentence in German.
    offer: ClassVar[Any]
    formfield_overrides = DAYS
    empty_value_display = ""
    # A button adds rows; without a script, the page shows one spare row: `spare`.
    extra = 0
    max_num = MOST_ROWS

    def get_formset(self, request, obj=None, **kwargs):
        kwargs["absolute_max"] = self.max_num
        return super().get_formset(request, obj, **kwargs)

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        named = self.autocomplete_fields
        # Without a name Django would read whatever a row belongs to.
        return rows.select_related(*named) if named else rows

    def get_fields(self, request, obj=None):
        # The position, which counts from 0, is for writing only.
        return self.fields if may_write(request, obj) else self.fields[:-1]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs["widget"] = self.choice(db_field, self.admin_site)
        is_label = issubclass(db_field.related_model, Label)
        kwargs["form_class"] = LabelField if is_label else KnownField
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if isinstance(field, LabelField):
            field.may_make = may_make(request.user, db_field.related_model)
        return field

    def has_add_permission(self, request, obj=None):
        return may_write(request, obj)

    has_change_permission = has_delete_permission = has_add_permission

    def has_view_permission(self, request, obj=None):
        return may_look(request.user)


def data_of(rows) -> str:
    """Return the data for the script that adds rows, as JSON."""
    data = json.loads(rows.inline_formset_data())
    data["options"]["addText"] = str(rows.opts.offer)
    return json.dumps(data)


class CitedInline(RowInline):
    """Rows that cite something: lines that are pasted fill them."""

    template = "admin/articles/article/_cited_rows.html"


class AttributionInline(CitedInline):
    model = Attribution
    fields = (("source", "title"), ("url", "dated"), "position")
    offer = _("Add an attribution")
    autocomplete_fields = ("source",)


class FurtherReadingInline(CitedInline):
    model = FurtherReading
    fields = (
        ("title", "language"),
        ("url", "dated"),
        ("publisher", "publisher_name"),
        "position",
    )
    autocomplete_fields = ("publisher",)
    offer = _("Add further reading")
