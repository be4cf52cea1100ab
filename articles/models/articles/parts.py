"""The parts of one version: its labels in their order, sources, further reading.

The indexes of links to a label include the version: a query for versions reads no row.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase

from articles.models.articles.article import Article
from articles.models.articles.article_rules import refuse_frozen
from articles.models.fields import LanguageField, WebAddressField, linked_languages
from articles.models.labels.source import Source
from articles.models.labels.subjects import Category, CountryOrganisation, Topic
from articles.models.queries.prefixes import WebAddress
from articles.models.queries.querysets import alters_data, queryset_only


class PartQuerySet[P: "Part"](models.QuerySet[P]):
    """Refuses to change a published version, whichever manager is used.

    Django's and taggit's relations (`add`, `set`, `remove`, `clear`) come through here.
    """

    @alters_data
    def update(self, **values):
        refuse_frozen(self.owners())
        if new_owner := values.get(self.model.article_field):
            refuse_frozen(Article.objects.filter(pk=new_owner.pk))
        return super().update(**values)

    @alters_data
    @queryset_only
    def delete(self):
        refuse_frozen(self.owners())
        return super().delete()

    @alters_data
    def bulk_create(self, objs, *args, **kwargs):
        objs = list(objs)
        if not objs:
            return objs
        owners = {part.owner_id for part in objs}
        refuse_frozen(Article.objects.filter(pk__in=owners))
        return super().bulk_create(objs, *args, **kwargs)

    def owners(self):
        owners = self.order_by().values(self.model.article_field)
        return Article.objects.filter(pk__in=owners)


class Part(models.Model):
    """A row of one version, frozen with it. `position` counts from 0."""

    position = models.PositiveIntegerField(_("position"), default=1000)

    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def save(self, *args, **kwargs):
        self._refuse_if_frozen()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self._refuse_if_frozen()
        return super().delete(*args, **kwargs)

    @property
    def owner_id(self) -> int:
        return getattr(self, f"{self.article_field}_id")

    def _refuse_if_frozen(self):
        stored = type(self).objects.filter(pk=self.pk).owners()
        refuse_frozen(stored | Article.objects.filter(pk=self.owner_id))

    article_field = "article"


class ArticlePart(Part):
    """A part that a plug-in brings; the article has its rows as `app_model`."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="%(app_label)s_%(class)s"
    )

    class Meta(Part.Meta):
        abstract = True


class ArticleCategory(Part):
    article = models.ForeignKey(Article, models.CASCADE, related_name="category_links")
    category = models.ForeignKey(
        Category,
        models.PROTECT,
        related_name="links",
        verbose_name=_("category"),
        db_index=False,
    )

    class Meta(Part.Meta):
        verbose_name = _("category of an article")
        verbose_name_plural = _("categories of articles")
        indexes = [
            models.Index(fields=["category", "article"], name="category_links_of")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "category"], name="article_category_once"
            )
        ]

    def __str__(self):
        return str(self.category)


class ArticleCountry(Part):
    article = models.ForeignKey(Article, models.CASCADE, related_name="country_links")
    country = models.ForeignKey(
        CountryOrganisation,
        models.PROTECT,
        related_name="links",
        verbose_name=_("country / organisation"),
        db_index=False,
    )

    class Meta(Part.Meta):
        verbose_name = _("country / organisation of an article")
        verbose_name_plural = _("countries / organisations of articles")
        indexes = [models.Index(fields=["country", "article"], name="country_links_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "country"], name="article_country_once"
            )
        ]

    def __str__(self):
        return str(self.country)


class ArticleTopic(Part, ItemBase):
    # django-taggit demands these names.
    content_object = models.ForeignKey(
        Article, models.CASCADE, related_name="topic_links"
    )
    tag = models.ForeignKey(
        Topic,
        models.PROTECT,
        related_name="links",
        verbose_name=_("topic"),
        db_index=False,
    )
    article_field = "content_object"

    class Meta(Part.Meta):
        verbose_name = _("topic of an article")
        verbose_name_plural = _("topics of articles")
        indexes = [
            models.Index(fields=["tag", "content_object"], name="topic_links_of")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"], name="article_topic_once"
            )
        ]

    def __str__(self):
        return str(self.tag)


class Attribution(Part):
    article = models.ForeignKey(Article, models.CASCADE, related_name="attributions")
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        related_name="attributions",
        verbose_name=_("source"),
        db_index=False,
    )
    url = WebAddressField(_("address of the original"), max_length=2000, blank=True)
    title = models.CharField(_("title of the original"), max_length=500, blank=True)
    dated = models.DateField(_("date of the original"), null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("attribution")
        verbose_name_plural = _("attributions")
        indexes = [
            models.Index(fields=["source", "article"], name="attributions_of"),
            models.Index(WebAddress("url"), name="attribution_url_begins"),
        ]

    def __str__(self):
        return str(self.source) if self.source_id else ""


class FurtherReading(Part):
    article = models.ForeignKey(Article, models.CASCADE, related_name="further_reading")
    publisher = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="further_reading",
        verbose_name=_("publisher (source)"),
    )
    # Rendered as it is. It is stored besides the source because the page shows what
    # the publisher was called at that time.
    publisher_name = models.CharField(
        _("publisher as printed"), max_length=200, blank=True
    )
    dated = models.DateField(_("date"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=500)
    url = WebAddressField(_("address"), max_length=2000, blank=True)
    language = LanguageField(choices=linked_languages, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("further reading")
        verbose_name_plural = _("further reading")
        indexes = [models.Index(WebAddress("url"), name="reading_url_begins")]

    def __str__(self):
        return self.title

    def printed_publisher(self, language: str) -> str:
        if self.publisher_name or self.publisher is None:
            return self.publisher_name
        return self.publisher.current.name_in(language)
