"""Facts by which items and articles are compared, and editors' decisions."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models.articles.article import Article
from articles.models.inbox.inbox_item import InboxItem

LONGEST = 80


class ItemFact(models.Model):
    """A fact that an item tells, such as a sum, a day or a place."""

    item = models.ForeignKey(InboxItem, models.CASCADE, related_name="facts")
    fact = models.CharField(max_length=LONGEST)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["item", "fact"], name="item_fact_once")
        ]
        indexes = [models.Index(fields=["fact", "item"], name="item_fact_of")]

    def __str__(self):
        return self.fact


class NotSame(models.Model):
    """Two items of which an editor said that they aren't the same news; it stays so."""

    one = models.ForeignKey(InboxItem, models.CASCADE, related_name="+")
    other = models.ForeignKey(InboxItem, models.CASCADE, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="not_same_once"),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")), name="not_same_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.one_id} ≠ {self.other_id}"


class TraceKind(models.TextChoices):
    LINK = "link"
    FACT = "fact"


class ArticleTrace(models.Model):
    """An address that a version cites, as it is compared, or a fact that it tells."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="traces")
    kind = models.CharField(max_length=10, choices=TraceKind.choices)
    value = models.CharField(max_length=LONGEST)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "kind", "value"], name="article_trace_once"
            )
        ]
        indexes = [
            models.Index(fields=["kind", "value", "article"], name="article_trace_of")
        ]

    def __str__(self):
        return self.value


class ItemVector(models.Model):
    """The sentence vector of an item, where the extra `similar` is installed."""

    item = models.OneToOneField(
        InboxItem, models.CASCADE, primary_key=True, related_name="vector"
    )
    vector = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.item_id)


class InboxMemory(models.Model):
    """A number that the inbox has learned: the last save of an article that it read, or
    the likeness of two items that tell the same news.
    """

    name = models.CharField(max_length=40, primary_key=True)
    value = models.FloatField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.name}: {self.value}"
