"""The forms of acts on many articles."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AutocompleteSelectMultiple,
)
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.admin.article.moves.move_form import MoveForm, WithdrawForm
from articles.admin.listing.relabelling import Relabelling
from articles.admin.parts.fields.choosing import OrderedChoices
from articles.admin.parts.fields.chosen import KeyedField, OrderedField
from articles.domain.content import LABELS, TABLE
from articles.editing.publishing import Options, Withdrawal
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.languages import active_language
from articles.models import Article, Label
from articles.workflow import TRANSITIONS, Ending, Note


class BulkForm(CarefulForm, forms.Form):
    note = forms.CharField(
        label=_("note"),
        widget=AdminTextareaWidget({"rows": 3}),
        max_length=2000,
        required=False,
        help_text=MoveForm.base_fields["note"].help_text,
    )

    def __init__(self, *args, name: str, needs_note: bool, **kwargs):
        super().__init__(*args, **kwargs)
        note = self.fields["note"]
        note.required = needs_note
        if TRANSITIONS[name].note is Note.PUBLIC:
            note.label, note.help_text = _("reason, which the public will read"), ""

    def options(self) -> Options | None:
        return None

    def all_languages(self) -> bool:
        return False


class BulkWithdrawForm(BulkForm):
    # The replacement differs for each article: its own page is for that.
    ending = forms.ChoiceField(
        label=WithdrawForm.base_fields["ending"].label,
        choices=[one for one in Ending.choices if one[0] != Ending.REPLACED],
        widget=forms.RadioSelect,
        initial=Ending.NOTICE,
    )
    languages = forms.BooleanField(
        label=_("All languages of each story"), required=False, initial=True
    )

    def options(self) -> Withdrawal:
        data = getattr(self, "cleaned_data", {})
        return Withdrawal(ending=data.get("ending", Ending.NOTICE))

    def all_languages(self) -> bool:
        return bool(getattr(self, "cleaned_data", {}).get("languages"))


class KnownChoices(OrderedChoices):
    """Doesn't offer to make labels: those for many articles exist already."""

    def get_url(self):
        return AutocompleteSelectMultiple.get_url(self)


class RelabelForm(CarefulForm, forms.Form):
    data: QueryDict
    # The labels whose effect was shown before the act.
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, articles: list[Article], **kwargs):
        super().__init__(*args, **kwargs)
        for name, labels in LABELS.items():
            link: Any = labels.through._meta.get_field(labels.naming)
            model: Any = labels.names
            self.fields[f"add_{name}"] = OrderedField(
                model.objects.in_use(),
                required=False,
                label=_("Add: %(field)s") % {"field": TABLE[name].label},
                widget=KnownChoices(link, admin.site),
            )
            rows = labels.through._default_manager.filter(
                **{f"{labels.owner}__in": articles}
            )
            used = model.objects.filter(pk__in=rows.values(labels.naming))
            self.fields[f"remove_{name}"] = KeyedField(
                used.by_name(active_language()),
                required=False,
                label=_("Remove: %(field)s") % {"field": TABLE[name].label},
                widget=forms.CheckboxSelectMultiple,
            )

    def clean(self):
        """Refuse an act that does nothing, or one thing and its opposite."""
        super().clean()
        wanted = self.wanted()
        for name in LABELS:
            both = [x for x in wanted.removed[name] if x in wanted.added[name]]
            if both:
                self.add_error(f"remove_{name}", added_as_well(both[0]))
        if not self.errors and not wanted:
            self.add_error(
                f"add_{next(iter(LABELS))}",
                _("No label is chosen. Choose one to add or to remove."),
            )

    def wanted(self) -> Relabelling:
        data = getattr(self, "cleaned_data", {})
        return Relabelling(
            {name: list(data.get(f"add_{name}", ())) for name in LABELS},
            {name: list(data.get(f"remove_{name}", ())) for name in LABELS},
        )

    def has_been_shown(self) -> bool:
        """Return whether the effect of these labels was shown; note that it is now."""
        wanted = self.wanted()
        asked = signature(wanted.added) + "/" + signature(wanted.removed)
        if self.cleaned_data["shown"] == asked:
            return True
        self.data = self.data.copy()
        self.data["shown"] = asked
        return False


def added_as_well(label: Label) -> str:
    return _("“%(label)s” would be added as well. Choose one of the two.") % {
        "label": label
    }


def signature(labels: dict[str, list[Label]]) -> str:
    return " ".join(f"{name}:{one.pk}" for name in labels for one in labels[name])
