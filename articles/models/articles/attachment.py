"""The attachment: a document at one version of an article, in words for readers."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.foundation.slugs import slug_from
from articles.models.articles.article import Article
from articles.models.articles.document import Document
from articles.models.articles.parts import Part
from articles.models.articles.stages import Accessibility, accessibility_is_known
from articles.models.fields import LanguageField, linked_languages


class Attachment(Part):
    """`file_name` is the name that it has for readers, made safe."""

    Accessibility = Accessibility

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="attachments", db_index=False
    )
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        related_name="attachments",
        verbose_name=_("document"),
        db_index=False,
    )
    title = models.CharField(
        _("title"),
        max_length=200,
        help_text=_("Readers see it, in the language of the article."),
    )
    file_name = models.CharField(_("name of the file"), max_length=120)
    language = LanguageField(_("language of the document"), choices=linked_languages)
    accessibility = models.CharField(
        _("accessibility"), max_length=8, choices=Accessibility
    )

    class Meta(Part.Meta):
        verbose_name = _("document of an article")
        verbose_name_plural = _("documents")
        indexes = [models.Index(fields=["document", "article"], name="attachments_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "document"], name="document_once_in_article"
            ),
            accessibility_is_known(),
        ]

    def __str__(self):
        return self.title

    @property
    def last_part(self) -> str:
        """Return the last part of its address: its name in plain letters."""
        stem = self.file_name.rpartition(".")[0]
        return f"{slug_from(stem, fallback='document')}.{self.document.kind}"

    # Not Django's name for it: the admin would lead there by a view that we lack.
    @property
    def path(self) -> str:
        return reverse("document", args=[self.document.checksum, self.last_part])
