"""The article's form: from what is typed to one content, and back."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from articles.admin.article.form.picture_choice import PictureField
from articles.admin.parts.fields.choosing import OrderedChoices
from articles.admin.parts.fields.chosen import OrderedField
from articles.admin.parts.fields.offered import Offered
from articles.admin.parts.fields.rich_text import RichText
from articles.domain.content import (
    COLUMNS,
    LABELS,
    TABLE,
    Address,
    Choice,
    Content,
    Day,
    Html,
    Kind,
    Line,
    Picture,
    Text,
    of_kind,
    plain,
)
from articles.domain.rights import may_make
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.languages import offered, offered_with_names
from articles.models import Article, User

# The fields that are written in the article's language.
WRITTEN = {name for name, field in TABLE.items() if field.is_written}
WIDGETS = (
    {name: RichText({"rows": 20}) for name, _html in of_kind(Html)}
    | {
        name: AdminTextareaWidget({"rows": text.height})
        for name, text in of_kind(Text)
        if text.height
    }
    | {name: forms.RadioSelect() for name, _choice in of_kind(Choice)}
    | {
        # It is as high as what it holds; Enter makes no other line in it.
        name: AdminTextareaWidget({"rows": 1, "data-line": ""})
        for name, line in of_kind(Line)
        if line.grows
    }
)


def labels_field(name: str) -> OrderedField:
    labels = LABELS[name]
    return OrderedField(
        labels.names._default_manager.all(),
        required=False,
        label=TABLE[name].label,
        widget=OrderedChoices(
            labels.through._meta.get_field(labels.naming), admin.site
        ),
    )


def content_fields() -> dict[str, forms.Field]:
    """Return the fields of the content that Django can't make from the model."""
    pictures = {
        name: PictureField(label=TABLE[name].label) for name, _lead in of_kind(Picture)
    }
    return pictures | {name: labels_field(name) for name in LABELS}


class ContentForm(CarefulForm, forms.ModelForm):
    """Declares the fields of the content that Django can't make from the model."""


# Derived forms take over what this one has declared.
ContentForm.declared_fields.update(content_fields())


class ArticleForm(ContentForm):
    may_choose_pictures = False
    # The user who types in it.
    user: User

    language = forms.ChoiceField(
        label=_("Language"),
        choices=offered_with_names,
        help_text=_("It can't be changed afterwards."),
    )
    # The UUID of a new article's edition: a form sent twice still makes only one.
    begun = forms.UUIDField(widget=forms.HiddenInput, required=False)
    # The article's lock when the form was opened.
    seen_lock = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = COLUMNS
        widgets = WIDGETS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = Offered()
        if self.instance.pk is None:
            del self.fields["seen_lock"]
            self.initial["begun"] = uuid4()
            self.choose_language()
        else:
            del self.fields["language"], self.fields["begun"]
            # Spelling and speech follow the article, not the desk.
            for name in WRITTEN & set(self.fields):
                self.fields[name].widget.attrs["lang"] = self.instance.language
            self.initial.update(chosen_labels(self.instance))
            self.initial["seen_lock"] = self.instance.lock
            self.set_up_pictures()
        for name in LABELS.keys() & self.fields.keys():
            field: Any = self.fields[name]
            field.may_make = may_make(self.user, field.queryset.model)
            field.widget.offered = self.offered
        if note := self.fields.get("change_note"):
            # A save writes it anew as long as nobody else does.
            note.widget.attrs["data-once"] = ""
        self.shape()

    def choose_language(self):
        """Ask nobody for a language if there is only one."""
        first, *others = offered()
        if not others:
            self.initial["language"] = first
            self.fields["language"].widget = forms.HiddenInput()

    def shape(self):
        """Let the fields of some kinds be as they are at the desk."""
        for name, _lead in self.shown(Picture):
            self.fields[name].widget.may_choose = self.may_choose_pictures
        for name, day in self.shown(Day):
            self.fields[name].validators.append(day.check)
        for name, _address in self.shown(Address):
            self.fields[name].required = False
        for name, choice in self.shown(Choice):
            chooser: Any = self.fields[name]
            chooser.required, chooser.empty_value = False, choice.empty
            if choice.empty:
                chooser.choices = [c for c in choice.choices if c[0] != choice.empty]

    def shown[K: Kind](self, kind: type[K]) -> list[tuple[str, K]]:
        return [(name, one) for name, one in of_kind(kind) if name in self.fields]

    def set_up_pictures(self):
        """Show what the library says wherever the article may say something else."""
        language = self.instance.language
        for name, lead in of_kind(Picture):
            image = getattr(self.instance, name)
            self.initial[name] = image and str(image.key)
            if name in self.fields:
                chooser = self.fields[name].widget
                chooser.language, chooser.stored = language, image
            words = {lead.alt: image and image.alt_in(language)}
            words[lead.caption] = image and image.caption_in(language)
            for said in words.keys() & self.fields.keys():
                self.fields[said].widget.attrs["placeholder"] = words[said] or ""


def chosen_labels(article: Article) -> dict[str, list]:
    """Return the keys of the article's labels, in its order, by the field's name."""
    # The parts of the page above the form need them, too.
    prefetch_related_objects([article], *(kind.relation for kind in LABELS.values()))
    return {
        name: [
            getattr(link, f"{kind.naming}_id")
            for link in getattr(article, kind.relation).all()
        ]
        for name, kind in LABELS.items()
    }


def content_from(form: ArticleForm, formsets) -> Content:
    """Return what was typed, in the form of `content_of`."""
    typed = {name: v for name, v in form.cleaned_data.items() if name in TABLE}
    return plain(typed | {formset.prefix: formset.rows() for formset in formsets})
