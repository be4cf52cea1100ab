"""Where a picture is used, and whether readers may have it."""

from datetime import datetime

from django.db.models import Q

from articles.models import Article, Image


def articles_with(image: Image):
    """Return every version that has the picture, in front or inside its text."""
    # Two keys each found by an index; joined to the figures, all rows would be read.
    inside = image.figures.values("article")
    return Article.objects.filter(Q(lead_image=image) | Q(pk__in=inside))


def is_public(image: Image, *, at: datetime) -> bool:
    """Whether a reader finds it in an article at that moment."""
    return articles_with(image).public(at).exists()
