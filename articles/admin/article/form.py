"""The article's form: from what is typed to one content, and back."""

from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from articles.admin.article.picture_choice import PictureField
from articles.admin.parts.choosing import OrderedChoices, OrderedField
from articles.admin.parts.rich_text import RichText
from articles.content import (
    COLUMNS,
    LABELS,
    TABLE,
    Address,
    Choice,
    Content,
    Field,
    Html,
    Picture,
    Text,
    of_kind,
    plain,
)
from articles.models import Article
from articles.refusal import Refused

# Where a refusal of the rules belongs; what isn't here stands above the form.
FIELD_OF = {field.kind.refusal: field.name for field in of_kind(Address)}
# What is written in the article's language.
WRITTEN = {name for name, field in TABLE.items() if field.is_written}
WIDGETS = {field.name: RichText({"rows": 20}) for field in of_kind(Html)} | {
    field.name: AdminTextareaWidget({"rows": field.kind.height})
    for field in of_kind(Text)
    if field.kind.height
}


def labels_field(name: str) -> OrderedField:
    labels = LABELS[name]
    return OrderedField(
        labels.names.objects.all(),
        required=False,
        label=TABLE[name].label,
        widget=OrderedChoices(labels.through._meta.get_field(labels.field), admin.site),
    )


# The fields of the content that Django can't make from the model.
ContentForm = type(forms.ModelForm)(
    "ContentForm",
    (forms.ModelForm,),
    {field.name: PictureField(field.label) for field in of_kind(Picture)}
    | {name: labels_field(name) for name in LABELS},
)


class ArticleForm(ContentForm):
    # Why the rules refuse what was typed; then the form is shown again with it.
    refusal: Refused | ValidationError | None = None
    may_choose_pictures = False

    language = forms.ChoiceField(
        label=_("language"),
        choices=settings.LANGUAGES,
        help_text=_("It can't be changed afterwards."),
    )
    # What the edition of a new article will be: sent twice, it is still one.
    begun = forms.UUIDField(widget=forms.HiddenInput, required=False)
    # The article's lock when the form was opened.
    seen_lock = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = COLUMNS
        widgets = WIDGETS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["seen_lock"]
            self.initial["begun"] = uuid4()
        else:
            del self.fields["language"], self.fields["begun"]
            # Spelling and speech follow the article, not the desk.
            for name in WRITTEN & set(self.fields):
                self.fields[name].widget.attrs["lang"] = self.instance.language
            self.initial |= chosen_labels(self.instance)
            self.initial["seen_lock"] = self.instance.lock
            self.set_up_pictures()
        self.shape()

    def shape(self):
        """Let the fields of some kinds be as they are at the desk."""
        for field in self.shown(Picture):
            chooser = self.fields[field.name].widget
            chooser.may_choose = self.may_choose_pictures
        for field in self.shown(Address):
            self.fields[field.name].required = False
        for field in self.shown(Choice):
            default = field.kind.empty
            if default and getattr(self.instance, field.name) != default:
                offered = [c for c in field.kind.choices if c[0] != default]
                self.fields[field.name].choices = offered

    def shown(self, kind) -> list[Field]:
        return [field for field in of_kind(kind) if field.name in self.fields]

    def set_up_pictures(self):
        """Show what the library says wherever the article may say something else."""
        language = self.instance.language
        for field in of_kind(Picture):
            image = getattr(self.instance, field.name)
            self.initial[field.name] = image and str(image.key)
            if field.name in self.fields:
                chooser = self.fields[field.name].widget
                chooser.language, chooser.stored = language, image
            words = {field.kind.alt: image and image.alt_in(language)}
            words[field.kind.caption] = image and image.caption_in(language)
            for name in words.keys() & self.fields.keys():
                self.fields[name].widget.attrs["placeholder"] = words[name] or ""

    def clean(self):
        super().clean()
        if isinstance(self.refusal, Refused):
            self.add_error(FIELD_OF.get(self.refusal.code), str(self.refusal))
        elif self.refusal:
            self.add_error(None, self.refusal.messages)


def chosen_labels(article: Article) -> dict[str, list]:
    """Return the keys of the article's labels, in its order, by the field's name."""
    # What is said above the form asks for them, too.
    prefetch_related_objects([article], *(kind.relation for kind in LABELS.values()))
    return {
        name: [
            getattr(link, f"{kind.field}_id")
            for link in getattr(article, kind.relation).all()
        ]
        for name, kind in LABELS.items()
    }


def content_from(form: ArticleForm, formsets) -> Content:
    """Return what was typed, in the form of `content_of`."""
    typed = {name: v for name, v in form.cleaned_data.items() if name in TABLE}
    return plain(typed | {formset.prefix: formset.rows() for formset in formsets})
