"""Where a picture is used, and whether readers may have it."""

from datetime import datetime

from articles.models import Article, Image


def articles_with(image: Image):
    """Return every version that has the picture, in front or inside its text."""
    # Each found by an index, then put together: asked with “or”, PostgreSQL reads all.
    inside = image.figures.order_by().values("article")
    return Article.objects.filter(
        pk__in=image.led_articles.order_by().values("pk").union(inside)
    )


def is_public(image: Image, *, at: datetime) -> bool:
    """Whether a reader finds it in an article at that moment."""
    return articles_with(image).public(at).exists()
