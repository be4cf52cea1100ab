"""The address: a slug that belongs to an edition, for ever once it was public."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.editions.edition import Edition
from articles.models.fields import LanguageField
from articles.models.queries.prefixes import Bytewise


class Address(models.Model):
    language = LanguageField(editable=False)
    slug = models.SlugField(_("slug"), max_length=100, editable=False)
    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="addresses", verbose_name=_("edition")
    )

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        indexes = [models.Index(Bytewise("slug"), name="address_begins")]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "slug"], name="address_once_per_language"
            ),
            models.CheckConstraint(condition=~Q(slug=""), name="address_not_empty"),
        ]

    def __str__(self):
        return f"{self.language}/{self.slug}"
