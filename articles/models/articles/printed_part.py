"""A cached part of a page or a feed, rendered from one version and served as it is."""

from django.db import models

from articles.models.articles.article import Article


class PrintedPart(models.Model):
    """`made_at` is the site's sequence before anything was read for it. `keys` name
    what it shows besides the version, separated by spaces. `variant` names what in it
    depended on the time, `fingerprint` the templates and code that rendered it.
    """

    pk = models.CompositePrimaryKey("article_id", "part")
    # The primary key's index begins with this column.
    article = models.ForeignKey(
        Article, models.CASCADE, db_index=False, related_name="printed"
    )
    part = models.CharField(max_length=20)
    keys = models.TextField(blank=True)
    variant = models.CharField(max_length=64, blank=True)
    fingerprint = models.CharField(max_length=32)
    made_at = models.PositiveBigIntegerField()
    # The last column: SQLite would have to read through it to reach any column behind.
    content = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.part} ({self.article_id})"
