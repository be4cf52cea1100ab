"""The form of an editors' rule: a label to suggest is chosen by its kind."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.admin.parts.fields.choosing import Choice
from articles.admin.parts.fields.chosen import LabelField
from articles.admin.parts.forms.unchanged import UnchangedForm, mark, read
from articles.foundation.text import clean_line
from articles.models import PRINTED, InboxRule, Label, LabelKind, RuleAct

# The columns with the label, which the fields below stand for.
COLUMNS = ("label_kind", "label_key")


def name_of(kind: LabelKind) -> str:
    return f"label_{kind.name}"


def label_field(kind: LabelKind) -> LabelField:
    link: Any = kind.through._meta.get_field(kind.field)
    labels: Any = kind.model
    return LabelField(
        labels.objects.all(),
        required=False,
        label=_("Suggested: %(kind)s") % {"kind": kind.model._meta.verbose_name},
        widget=Choice(link, admin.site),
    )


class RuleForm(UnchangedForm):
    also_seen = COLUMNS

    class Meta:
        model = InboxRule
        fields = ("phrase", "field", "source", "language", "act", "is_active")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for kind in PRINTED:
            name = name_of(kind)
            self.fields[name] = label_field(kind)
            if kind.name == self.instance.label_kind:
                self.initial[name] = self.instance.label_key

    def clean_phrase(self):
        phrase = clean_line(self.cleaned_data["phrase"])
        if not any(sign.isalnum() for sign in phrase):
            raise ValidationError(_("Enter a word: signs alone are found in anything."))
        return phrase

    def clean(self):
        super().clean()
        chosen: list[tuple[LabelKind, Label]] = [
            (kind, label)
            for kind in PRINTED
            if (label := self.cleaned_data.get(name_of(kind)))
        ]
        act = self.cleaned_data.get("act")
        if act == RuleAct.SUGGEST and not chosen and not self.label_errors():
            self.add_error(name_of(PRINTED[0]), _("Choose the label to suggest."))
        if act == RuleAct.SUGGEST and len(chosen) > 1:
            said = _("A rule suggests one label. Make another rule for the other one.")
            self.add_error(name_of(chosen[-1][0]), said)
        if act == RuleAct.MUTE and chosen:
            said = _("What stays out of the inbox gets no label. Remove it.")
            self.add_error(name_of(chosen[0][0]), said)
        if not self.errors:
            self.take(chosen)

    def label_errors(self) -> bool:
        return any(name_of(kind) in self.errors for kind in PRINTED)

    def take(self, chosen: list[tuple[LabelKind, Label]]) -> None:
        """Set the columns; refuse that if somebody else has set others since."""
        kind, key = (chosen[0][0].name, chosen[0][1].pk) if chosen else ("", None)
        stored, seen = self.stored() if self.is_stored() else None, read(self.seen)
        if stored:
            now = {name: getattr(stored, name) for name in COLUMNS}
            is_others = any(seen.get(one) != mark(str(now[one])) for one in COLUMNS)
            if is_others and now != {"label_kind": kind, "label_key": key}:
                self.add_error(None, overtaken())
                return
        self.instance.label_kind, self.instance.label_key = kind, key


def overtaken() -> ValidationError:
    return ValidationError(
        _("Somebody has changed the label of this rule. Open the rule anew."),
        code="stale",
    )
