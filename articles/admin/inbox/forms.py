"""The forms of acts that ask first: language and labels, an article, a reason."""

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _, gettext_lazy

from articles.admin.inbox.listed.reasons import reasons_for
from articles.admin.inbox.listed.saying import Suggestion, suggestions_of
from articles.admin.parts.fields.choosing import Choice, RowChoice, is_key
from articles.admin.parts.fields.chosen import LabelField
from articles.admin.parts.saying import who
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.languages import language_name, offered
from articles.foundation.text import clean_line
from articles.inbox.items import language_of
from articles.models import KINDS, InboxItem, Label, Source, User

LONGEST = 200


class TakeForm(CarefulForm, forms.Form):
    """None of the labels is chosen, unless a rule of the editors says so."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language of the draft"), required=False
    )
    labels = forms.MultipleChoiceField(
        label=gettext_lazy("Suggested labels"), required=False
    )

    def __init__(self, *args, item: InboxItem, user, **kwargs):
        self.suggestions = suggestions_of(item)
        initial = {"language": language_of(item)}
        super().__init__(*args, initial=initial, **kwargs)
        language: Any = self.fields["language"]
        language.choices = [(code, language_name(code)) for code in offered()]
        labels: Any = self.fields["labels"]
        labels.choices = [(one.value, one.name) for one in self.suggestions]

    @property
    def offers(self) -> list[tuple[Suggestion, bool]]:
        """Return the labels, and whether each is chosen."""
        if self.is_bound:
            chosen = set(self["labels"].value() or ())
            return [(one, one.value in chosen) for one in self.suggestions]
        return [(one, one.is_preset) for one in self.suggestions]

    def accepted(self) -> list[Label]:
        """Return the chosen labels; one that was merged is the other one."""
        keys: dict[str, list[int]] = {}
        for value in self.cleaned_data["labels"]:
            kind, _sign, key = value.partition("-")
            if kind in KINDS and KINDS[kind].entry and is_key(key):
                keys.setdefault(kind, []).append(int(key))
        found: list[Label] = []
        for kind, ones in keys.items():
            labels: Any = KINDS[kind].model._default_manager
            for one in labels.filter(pk__in=ones).select_related("merged_into"):
                found.append(one.merged_into or one)
        return list(dict.fromkeys(found))


class AddForm(CarefulForm, forms.Form):
    """The choices are articles that cover the item, and such as a headline finds."""

    edition = forms.CharField(
        label=gettext_lazy("Article"),
        error_messages={"required": gettext_lazy("Choose an article.")},
    )

    def __init__(self, *args, item: InboxItem, user, **kwargs):
        super().__init__(*args, **kwargs)

    def clean_edition(self) -> str:
        typed = self.cleaned_data["edition"]
        if not is_key(typed):
            raise forms.ValidationError(_("Choose an article."))
        return typed


class DismissForm(CarefulForm, forms.Form):
    """The reason is one that was given before, or another one that is typed."""

    reason = forms.CharField(required=False)
    other = forms.CharField(
        label=gettext_lazy("Another reason"), required=False, max_length=LONGEST
    )

    def __init__(self, *args, item: InboxItem | None, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.reasons = reasons_for(user)

    @property
    def offers(self) -> list[tuple[str, bool]]:
        chosen = self.data.get("reason", "") or self.reasons.last
        return [(reason, reason == chosen) for reason in self.reasons.all]

    def clean(self):
        data = super().clean() or {}
        typed = [clean_line(data.get(name) or "") for name in ("other", "reason")]
        data["reason"] = next((one for one in typed if one), "")
        if not data["reason"] and not self.errors:
            self.add_error(None, _("Choose a reason or write one."))
        return data


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return who(obj)


class HandForm(CarefulForm, forms.Form):
    person = PersonField(label=gettext_lazy("To"), queryset=User.objects.none())

    def __init__(self, *args, item: InboxItem, user, **kwargs):
        super().__init__(*args, **kwargs)
        people: Any = self.fields["person"]
        people.queryset = User.objects.at_the_desk("articles.add_article").order_by(
            "printed_name", "pk"
        )


class SourceChoice(RowChoice):
    """Doesn't offer to make sources: their own form asks for more than a name."""

    def get_url(self):
        return Choice.get_url(self)


class SourceForm(CarefulForm, forms.Form):
    """Choose among the sources in use; none is a choice, too."""

    source = LabelField(
        Source.objects.in_use(),
        label=gettext_lazy("Source"),
        required=False,
        help_text=gettext_lazy(
            "A draft names it with the address. The whole text of the page is kept "
            "only if the terms of the source allow it."
        ),
    )

    def __init__(self, *args, item: InboxItem, user, **kwargs):
        super().__init__(*args, initial={"source": item.source_id}, **kwargs)
        link: Any = InboxItem._meta.get_field("source")
        field: Any = self.fields["source"]
        field.widget = SourceChoice(link, admin.site)
        field.widget.is_required = False
        field.widget.choices = field.choices


class AddressForm(CarefulForm, forms.Form):
    """The address of a page, which `articles.inbox.incoming` judges."""

    address = forms.CharField(
        label=gettext_lazy("Address of a page"),
        max_length=2_000,
        widget=forms.URLInput({"class": "vURLField"}),
        error_messages={"required": gettext_lazy("Paste the address of a page.")},
    )
