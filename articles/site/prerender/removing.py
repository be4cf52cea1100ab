"""Remove the rendered parts of versions that nobody will see again."""

from django.db.models import F

from articles.foundation import change_mark
from articles.models import Article, PrintedPart

BATCH = 500


def remove_former() -> int:
    """Remove the parts of versions whose window is over; return the number of parts."""
    over = Article.objects.windowed().filter(
        live_until__lte=change_mark.present(), printed__article=F("pk")
    )
    removed = 0
    while pks := list(over.values_list("pk", flat=True).distinct()[:BATCH]):
        removed += PrintedPart.objects.filter(article__in=pks).delete()[0]
    return removed


def remove_all() -> None:
    """Remove every part; a page that needs one makes it anew."""
    PrintedPart.objects.all().delete()
