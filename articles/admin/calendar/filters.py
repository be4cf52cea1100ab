"""The filters of the calendar: a person, a language, a topic."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.admin.parts.saying import who
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.languages import offered_with_names
from articles.models import Topic, User


def languages() -> list[tuple[str, Any]]:
    return [("", pgettext_lazy("languages", "all")), *offered_with_names()]


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person):
        return who(person)


class FilterForm(CarefulForm, forms.Form):
    person = PersonField(
        User.objects.none(),
        label=capfirst(_("person")),
        required=False,
        empty_label=pgettext_lazy("people", "all"),
    )
    language = forms.ChoiceField(label=_("Language"), required=False, choices=languages)
    topic = forms.ModelChoiceField(
        Topic.objects.none(),
        label=capfirst(_("topic")),
        required=False,
        empty_label=pgettext_lazy("topics", "all"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people: Any = self.fields["person"]
        people.queryset = User.objects.filter(is_active=True, is_staff=True)
        topics: Any = self.fields["topic"]
        topics.queryset = Topic.objects.in_use()

    @property
    def chosen_person(self) -> User | None:
        return self.cleaned_data["person"] if self.is_valid() else None

    def filter(self, articles: Any) -> Any:
        """Keep the articles that are asked for, whoever wrote them; odd values ask for
        nothing.
        """
        asked = self.cleaned_data if self.is_valid() else {}
        if language := asked.get("language"):
            articles = articles.in_language(language)
        if topic := asked.get("topic"):
            articles = articles.about([topic])
        return articles

    @property
    def is_used(self) -> bool:
        return any(self.data.get(name) for name in self.fields)
