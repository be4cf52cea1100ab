"""The figure: a picture inside the text of a version.

The text itself names the picture and how it is shown. The row follows the text, so that
a picture knows where it is used and can't be deleted there.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.articles.article import Article
from articles.models.articles.parts import Part
from articles.models.images.image import Image


class Figure(Part):
    article = models.ForeignKey(Article, models.CASCADE, related_name="figures")
    image = models.ForeignKey(
        Image, models.PROTECT, related_name="figures", verbose_name=_("picture")
    )

    class Meta(Part.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "image"], name="figure_image_once"
            )
        ]

    def __str__(self):
        return str(self.image)
