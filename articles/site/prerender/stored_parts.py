"""The rendered parts in the database: count outdated ones, and remove those of versions
that nobody will see again.
"""

from django.db.models import F

from articles.domain.fragments import fingerprint
from articles.foundation import change_mark
from articles.models import Article, PrintedPart

# Versions that are looked at, at either end; rows that are removed at once.
SOME, BATCH = 50, 500


def glance() -> int:
    """Return the number of parts with outdated templates, among the newest and the
    oldest public versions.
    """
    keys = Article.objects.public().order_by("-pk").values_list("pk", flat=True)
    some = [*keys[:SOME], *keys.reverse()[:SOME]]
    printed = PrintedPart.objects.filter(article__in=some)
    return printed.exclude(fingerprint=fingerprint()).count()


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
