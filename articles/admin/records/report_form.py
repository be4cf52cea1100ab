"""The forms of a report: what is done with it, who does it, and the answer."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy

from articles.admin.parts.fields.choosing import PersonField
from articles.admin.parts.fields.moments import DayInput
from articles.admin.parts.forms.unchanged import UnchangedForm
from articles.editing import answering
from articles.foundation.careful_forms import CarefulForm
from articles.models import LONGEST_REPORT, ReaderReport, User

NOBODY = gettext_lazy("Nobody yet")
# The field that shows a refusal of the rules; any other is shown above the form.
FIELDS_OF = {"says-nothing": "text"}


class ReportForm(UnchangedForm):
    is_answered = forms.BooleanField(label=gettext_lazy("answered"), required=False)
    assignee: Any = PersonField(
        queryset=None,
        label=gettext_lazy("assigned to"),
        required=False,
        empty_label=NOBODY,
    )

    class Meta:
        model = ReaderReport
        fields = ("assignee", "due_on", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["is_answered"] = self.instance.answered_at is not None
        if "assignee" in self.fields:
            # A person with a closed account stays until somebody else has it.
            has = User.objects.filter(pk=self.instance.assignee_id)
            people = answering.people().values("pk")
            either = User.objects.filter(pk__in=people) | has
            field: Any = self.fields["assignee"]
            field.label = capfirst(field.label)
            field.queryset = either.order_by("printed_name", "username")
            field.name_absent()


class AnswerForm(CarefulForm, forms.Form):
    text = forms.CharField(
        label=gettext_lazy("answer"),
        max_length=LONGEST_REPORT,
        widget=AdminTextareaWidget({"rows": 14}),
        help_text=gettext_lazy("Plain text. The reader gets it as it stands here."),
    )

    def show(self, refusal) -> None:
        """Show why the rules refuse it, at the field that it is about."""
        said = f"{refusal.why} {refusal.remedy}"
        self.add_error(FIELDS_OF.get(refusal.code), said)


class AssignForm(CarefulForm, forms.Form):
    person: Any = PersonField(
        queryset=None,
        label=gettext_lazy("person"),
        required=False,
        empty_label=gettext_lazy("As it is"),
    )
    due_on = forms.DateField(
        label=gettext_lazy("due on"), required=False, widget=DayInput
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.queryset = answering.people()
        field.name_absent()

    def clean(self):
        data = super().clean() or {}
        if not self.errors and not (data.get("person") or data.get("due_on")):
            self.add_error("person", _("Choose a person or a day."))
        return data
