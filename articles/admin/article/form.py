"""The article's form: from what is typed to one content, and back."""

from datetime import date
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import prefetch_related_objects
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.admin.article.picture_choice import PictureField
from articles.admin.parts.choosing import OrderedChoices, OrderedField
from articles.admin.parts.rich_text import RichText
from articles.content import FIELDS, LABELS, LINKS
from articles.models import Article, Edition, Image, Label
from articles.workflow import Change

# What is written in the article's language.
WRITTEN = {"headline", "teaser", "lead_alt", "lead_caption", "body"}


def labels_field(name: str) -> OrderedField:
    label, through, _owner, field = LABELS[name]
    return OrderedField(
        label.objects.all(),
        required=False,
        label=capfirst(Article._meta.get_field(name).verbose_name),
        widget=OrderedChoices(through._meta.get_field(field), admin.site),
    )


class ArticleForm(forms.ModelForm):
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
    lead_image = PictureField()
    categories = labels_field("categories")
    countries = labels_field("countries")
    topics = labels_field("topics")

    class Meta:
        model = Article
        fields = FIELDS
        widgets = {
            "teaser": AdminTextareaWidget({"rows": 4}),
            "body": RichText({"rows": 20}),
        }

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
        if "lead_image" in self.fields:
            chooser = self.fields["lead_image"].widget
            chooser.may_choose = self.may_choose_pictures
        if "slug" in self.fields:
            self.fields["slug"].required = False
        kind = self.fields.get("change_kind")
        if kind and self.instance.change_kind != Change.FIRST:
            kind.choices = [c for c in Change.choices if c[0] != Change.FIRST]

    def set_up_pictures(self):
        """Show what the library says wherever the article may say something else."""
        image, language = self.instance.lead_image, self.instance.language
        self.initial["lead_image"] = image and str(image.key)
        if "lead_image" in self.fields:
            chooser = self.fields["lead_image"].widget
            chooser.language, chooser.stored = language, image
        words = {"lead_alt": image and image.alt_in(language)}
        words["lead_caption"] = image and image.caption_in(language)
        for name in words.keys() & self.fields.keys():
            self.fields[name].widget.attrs["placeholder"] = words[name] or ""


def chosen_labels(article: Article) -> dict[str, list]:
    """Return the keys of the article's labels, in its order, by the field's name."""
    # What is said above the form asks for them, too.
    prefetch_related_objects([article], *LINKS.values())
    return {
        name: [
            getattr(link, f"{field}_id") for link in getattr(article, LINKS[name]).all()
        ]
        for name, (_label, _through, _owner, field) in LABELS.items()
    }


def content_from(form: ArticleForm, formsets) -> dict:
    """Return what was typed, in the form of `content_of`."""
    typed = {n: v for n, v in form.cleaned_data.items() if n in (*FIELDS, *LABELS)}
    typed |= {formset.prefix: formset.rows() for formset in formsets}
    return plain(typed)


def plain(value):
    """Return dates as ISO texts; labels, sources, editions and pictures as keys."""
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, Label | Image):
        return str(value.key)
    if isinstance(value, Edition):
        return str(value.uuid)
    return value.isoformat() if isinstance(value, date) else value
