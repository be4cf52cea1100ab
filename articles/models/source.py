"""The source: an organisation whose publications are used."""

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.fields import WebAddressField
from articles.models.label import Label
from articles.models.site_revision import SOON


class Source(Label):
    url_name = "source"
    # An organisation may be what an article is about, too.
    named_as = _("Source:")

    homepage = WebAddressField(_("homepage"), max_length=500, blank=True)
    description = models.TextField(_("description (German)"), blank=True)
    description_en = models.TextField(_("description (English)"), blank=True)

    class Meta(Label.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def is_known_soon(self) -> bool:
        """Besides its own articles, those that name it for further reading."""
        if super().is_known_soon():
            return True
        names = type(self).objects.standing_for([self])
        reading = apps.get_model("articles.FurtherReading").objects
        articles = apps.get_model("articles.Article").objects
        return (
            articles.once_public(timezone.now() + SOON)
            .filter(pk__in=reading.filter(publisher__in=names).values("article"))
            .exists()
        )

    def description_in(self, language: str) -> str:
        return (self.description_en if language == "en" else "") or self.description
