"""An editor's choice about a related article: show it first, or never."""

from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.models.articles.article import Article
from articles.models.articles.parts import Part
from articles.models.editions.edition import Edition


class RelatedChoice(Part):
    class Choice(models.TextChoices):
        PINNED = "pinned", pgettext_lazy("related article", "show first")
        EXCLUDED = "excluded", pgettext_lazy("related article", "never show")

    article = models.ForeignKey(Article, models.CASCADE, related_name="related")
    # Not a version: readers see the version that is public at that moment.
    edition = models.ForeignKey(
        Edition,
        models.PROTECT,
        related_name="related_choices",
        verbose_name=_("article"),
    )
    choice = models.CharField(
        _("choice"), max_length=8, choices=Choice, default=Choice.PINNED
    )

    class Meta(Part.Meta):
        verbose_name = _("related article")
        verbose_name_plural = _("related articles")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "edition"], name="related_edition_once"
            ),
            models.CheckConstraint(
                condition=models.Q(choice__in=["pinned", "excluded"]),
                name="related_choice_known",
            ),
        ]

    def __str__(self):
        return str(self.edition)
