"""Forms of assignments: the person, the day, how pressing it is, and the brief."""

from contextlib import suppress
from datetime import date
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext as _, gettext_lazy

from articles.admin.parts.fields.choosing import PersonField
from articles.admin.parts.fields.moments import DayInput
from articles.editing.assigning import Task, people_for, templates_for
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.languages import language_name, offered_with_names
from articles.foundation.text import clean_line
from articles.models import LONGEST_BRIEF, Article, Assignment, AssignmentRole, User

# The field that shows a refusal of the rules; any other is shown above the form.
FIELDS_OF = {"no-right": "person", "same-person": "person", "other-language": "person"}

HEADLINE: Any = Article._meta.get_field("headline")


class TemplateField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return f"{obj.headline} ({language_name(obj.language)})"


class TaskForm(CarefulForm, forms.Form):
    asks_words = asks_at_once = False

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    person: Any = PersonField(queryset=None, label=gettext_lazy("person"))
    due_on = forms.DateField(
        label=gettext_lazy("due on"), required=False, widget=DayInput
    )
    due_time = forms.TimeField(
        label=gettext_lazy("due at"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        help_text=gettext_lazy("If empty, the whole day is left."),
    )
    is_urgent = forms.BooleanField(label=gettext_lazy("urgent"), required=False)
    brief = forms.CharField(
        label=gettext_lazy("brief"),
        required=False,
        max_length=LONGEST_BRIEF,
        widget=AdminTextareaWidget({"rows": 4}),
        help_text=gettext_lazy("For the newsroom only. Readers never see it."),
    )

    def __init__(self, *args, role: str, row: Assignment | None = None, **kwargs):
        initial: dict[str, Any] = {}
        if row:
            names = ("person", "due_on", "due_time", "is_urgent", "brief")
            initial = {name: getattr(row, name) for name in names}
            initial["seen"] = row.pk
        super().__init__(*args, initial=initial, **kwargs)
        people: Any = self.fields["person"]
        people.queryset, self.role = people_for(role), role
        people.name_absent()

    def move_to(self, day: str) -> None:
        """Fill in another day, which the calendar asks for; odd ones ask for none."""
        with suppress(ValueError):
            self.initial["due_on"] = date.fromisoformat(day)

    def clean(self):
        data = super().clean() or {}
        if data.get("due_time") and not data.get("due_on"):
            self.add_error("due_on", _("A time needs a day. Give the day."))
        return data

    def task(self) -> Task:
        data = self.cleaned_data
        return Task(data["due_on"], data["due_time"], data["is_urgent"], data["brief"])

    def show(self, refusal) -> None:
        """Show why the rules refuse it, at the field that it is about."""
        said = f"{refusal.why} {refusal.remedy}"
        self.add_error(FIELDS_OF.get(refusal.code), said)

    def consequence(self) -> str:
        if self.role == AssignmentRole.WRITES:
            return _("While it is a draft, this person may see and change it.")
        return _("It is on this person's first page as long as it is in review.")

    def button(self) -> str:
        return _("Assign")


class CommissionForm(TaskForm):
    title = forms.CharField(
        label=gettext_lazy("working title"), max_length=HEADLINE.max_length
    )
    language = forms.ChoiceField(label=gettext_lazy("language"))
    template: Any = TemplateField(
        queryset=None,
        label=gettext_lazy("template"),
        required=False,
        empty_label=gettext_lazy("none: the text begins empty"),
    )

    field_order = ("title", "language", "template", "person", "due_on", "due_time")

    def __init__(self, *args, language: str, by: User, **kwargs):
        super().__init__(*args, role=AssignmentRole.WRITES, **kwargs)
        choices: Any = self.fields["language"]
        choices.choices, choices.initial = offered_with_names(), language
        self.fields["person"].label = gettext_lazy("writer")
        templates: Any = self.fields["template"]
        templates.queryset = templates_for(by)

    def clean_title(self) -> str:
        """Return it as the draft's headline, which the model's rules are for."""
        return HEADLINE.clean(clean_line(self.cleaned_data["title"]), None)

    def clean(self):
        data = super().clean() or {}
        template, language = data.get("template"), data.get("language")
        if template and language and template.language != language:
            said = _("This template is in %(language)s. Choose that language, or none.")
            name = language_name(template.language)
            self.add_error("template", said % {"language": name})
        return data

    def consequence(self) -> str:
        return _("A draft with this title begins. It is the writer's.")

    def button(self) -> str:
        return _("Commission")


class ConfirmForm(CarefulForm, forms.Form):
    """Asks nothing but if that is meant."""

    asks_words = asks_at_once = False

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, words: str, label: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.words, self.label = words, label

    def consequence(self) -> str:
        return self.words

    def button(self) -> str:
        return self.label
