"""The form of a dossier: its text, its dates, and what it pins and links."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Exists, Q, Subquery
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _, gettext_lazy

from articles.admin.parts.fields.choosing import OrderedChoices
from articles.admin.parts.fields.chosen import KeysField
from articles.admin.parts.fields.rich_text import RichText
from articles.admin.records.read_only import named, visible_versions
from articles.admin.site_pages.dossier_names import headlines_of, organisations_of
from articles.admin.site_pages.form import ProposedForm
from articles.domain import search
from articles.foundation.languages import language_name
from articles.models import (
    Article,
    ArticleCountry,
    CountryOrganisation,
    Dossier,
    Edition,
    RelatedChoice,
)

LINKED, PINNED = "country", "edition"


class OrganisationChoices(OrderedChoices):
    def get_url(self):
        return super(OrderedChoices, self).get_url()  # none is made in passing


class ArticleChoices(OrganisationChoices):
    """Without a script, users choose articles by their addresses, one at a time."""

    def render(self, name, value, attrs=None, renderer=None):
        return format_html(
            '{}<noscript><input type="text" name="{}-named" aria-label="{}"'
            ' placeholder="{}"></noscript>',
            super(OrderedChoices, self).render(name, value, attrs, renderer),
            name,
            _("Address of the article"),
            _("Address of the article"),
        )


class OrganisationsField(KeysField):
    """The organisations that a dossier links to: no countries."""

    def find(self, word):
        return search.answers(CountryOrganisation, word)

    def keys_of(self, chosen):
        for one in chosen:
            if one.kind == CountryOrganisation.Kind.COUNTRY:
                raise ValidationError(
                    _("“%(name)s” is a country. Choose organisations or regions."),
                    params={"name": str(one)},
                    code="country",
                )
        return super().keys_of(chosen)


class PinnedField(KeysField):
    """The articles that a dossier pins, in its own language."""

    language = ""

    def label_from_instance(self, obj):
        return named(obj, obj.headline)

    def find(self, word):
        slug = word.strip("/").rpartition("/")[2][:100]
        # Articles that were never public have no address that may be disclosed.
        known = Article.objects.once_public().in_language(self.language)
        found = known.filter(slug=slug).select_related("edition")
        article = found.order_by("-live_from").first()
        return article.edition if article else None

    def keys_of(self, chosen):
        for one in chosen:
            if one.language != self.language:
                raise ValidationError(
                    _(
                        "“%(name)s” isn't in the language of this dossier, "
                        "%(language)s. Remove it, or choose the translation."
                    ),
                    params={
                        "name": self.label_from_instance(one),
                        "language": language_name(self.language),
                    },
                    code="other-language",
                )
        return super().keys_of(chosen)


def widget(kind: type[OrderedChoices], model: Any, name: str) -> Any:
    return kind(model._meta.get_field(name), admin.site)


class DossierForm(ProposedForm):
    # The user who chooses, and may see these articles.
    user: Any = None

    pinned = PinnedField(
        Edition.objects.none(),
        key="uuid",
        names_of=headlines_of,
        required=False,
        label=gettext_lazy("Pinned articles"),
        widget=widget(ArticleChoices, RelatedChoice, PINNED),
        help_text=gettext_lazy(
            "Up to five, in this order. Readers see only those that are public."
        ),
    )
    organisations = OrganisationsField(
        CountryOrganisation.objects.all(),
        key="key",
        names_of=organisations_of,
        required=False,
        label=gettext_lazy("Organisations"),
        widget=widget(OrganisationChoices, ArticleCountry, LINKED),
        help_text=gettext_lazy("They are linked below the text."),
    )

    class Meta:
        model = Dossier
        fields = ("body", "as_of", "look_again_on", "pinned", "organisations")
        widgets = {"body": RichText({"rows": 12})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "body" in self.fields:
            # Spelling and speech follow the text, not the desk.
            self.fields["body"].widget.attrs["lang"] = self.instance.language
        field: Any = self.fields.get("pinned")
        if field:
            # A colleague's choice stays.
            versions = visible_versions(self.user, edition="pk")
            chosen = Q(Exists(versions)) | Q(uuid__in=self.instance.pinned)
            headline = Subquery(versions.values("headline")[:1])
            field.queryset = Edition.objects.filter(chosen).annotate(headline=headline)
            field.language = self.instance.language

    def clean_as_of(self):
        day = self.cleaned_data["as_of"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day is yet to come. Choose an earlier one."))
        return day

    def clean_look_again_on(self):
        day = self.cleaned_data["look_again_on"]
        if day and day <= timezone.localdate():
            raise ValidationError(_("Choose a day after today, or leave this empty."))
        return day
