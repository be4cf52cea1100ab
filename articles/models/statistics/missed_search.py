"""Searches that found nothing: their words and how often they were made."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LanguageField


class MissedSearch(models.Model):
    """`words` are as they were typed, in lower case. Words that look personal are never
    stored (`statistics.looks_personal`).
    """

    day = models.DateField(_("day"))
    language = LanguageField()
    words = models.CharField(_("words"), max_length=60)
    number = models.PositiveIntegerField(_("number"), default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["day", "language", "words"], name="missed_search_once"
            )
        ]

    def __str__(self):
        return f"{self.day}: {self.words} ({self.number})"
