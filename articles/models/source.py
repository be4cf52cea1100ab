"""The source: an organisation whose publications are used."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.fields import WebAddressField
from articles.models.label import Label


class Source(Label):
    url_name = "source"

    homepage = WebAddressField(_("homepage"), max_length=500, blank=True)
    description = models.TextField(_("description (German)"), blank=True)
    description_en = models.TextField(_("description (English)"), blank=True)

    class Meta(Label.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def description_in(self, language: str) -> str:
        return (self.description_en if language == "en" else "") or self.description
