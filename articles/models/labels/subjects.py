"""The labels that say what an article is about: categories, topics, countries.

A source says where it comes from.
"""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.labels.label import Label

COUNTRY_CODE = re.compile("[A-Z]{2}")


class Category(Label):
    """The line beside an article's date."""

    url_name = "category"

    class Meta(Label.Meta):
        verbose_name = _("category")
        verbose_name_plural = _("categories")


class Topic(Label):
    """A subject keyword, through django-taggit: its rows are those of a tag."""

    url_name = "topic"

    class Meta(Label.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class CountryOrganisation(Label):
    """A country by its ISO code, or an international organisation or region."""

    class Kind(models.TextChoices):
        COUNTRY = "country", _("country")
        REGION = "region", _("region")
        ORGANISATION = "organisation", _("organisation")

    url_name = "country"

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    code = models.CharField(
        _("code"),
        max_length=12,
        blank=True,
        help_text=_("For a country its ISO 3166-1 code of two letters."),
    )
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
        help_text=_("The organisation that took its place, if it has ended."),
    )

    class Meta(Label.Meta):
        verbose_name = _("country / organisation")
        verbose_name_plural = _("countries / organisations")
        constraints = [
            *Label.Meta.constraints,
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="country_code_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind="country") | ~Q(code=""), name="country_has_code"
            ),
        ]

    def clean(self):
        super().clean()
        # Here rather than by the constraints, which can't name the field.
        if self.kind == self.Kind.COUNTRY and not COUNTRY_CODE.fullmatch(self.code):
            told = _("A country needs its ISO code of two letters, such as DE.")
            raise ValidationError({"code": told})
        others = type(self)._default_manager.exclude(pk=self.pk)
        other = others.filter(code=self.code).first() if self.code else None
        if other:
            message = _("“%(other)s” has the code %(code)s already. Choose another.")
            values = {"other": other, "code": self.code}
            raise ValidationError({"code": ValidationError(message, params=values)})
