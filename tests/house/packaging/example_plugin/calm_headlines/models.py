from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.plugins.models import ArticlePart


class Tone(ArticlePart):
    said = models.CharField(_("tone of the article"), max_length=80, blank=True)

    class Meta(ArticlePart.Meta):
        verbose_name = _("tone")
        verbose_name_plural = _("tone")

    def __str__(self):
        return self.said
