"""A part of a page or a feed as it was made of one version, to be given as it is."""

from django.db import models

from articles.models.articles.article import Article


class PrintedPart(models.Model):
    """`made_at` is the site's sequence before anything was read for it; `keys` name
    what it shows besides the version, with spaces between; `variant` says what the
    clock decided in it, `fingerprint` by which templates and code it was made.
    """

    pk = models.CompositePrimaryKey("article_id", "part")
    # The key's own index begins with it.
    article = models.ForeignKey(
        Article, models.CASCADE, db_index=False, related_name="printed"
    )
    part = models.CharField(max_length=20)
    keys = models.TextField(blank=True)
    variant = models.CharField(max_length=64, blank=True)
    fingerprint = models.CharField(max_length=32)
    made_at = models.PositiveBigIntegerField()
    # The last: SQLite would read through it to whatever stands behind.
    content = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.part} ({self.article_id})"
