"""Sweep away files without a picture: those of uploads killed before their row."""

from datetime import timedelta

from django.utils import timezone

from articles.foundation.image_files import received_files
from articles.models import Image

# After so long, every upload has stored its row as well, or never will.
ABANDONED = timedelta(days=1)


def sweep() -> int:
    """Remove files without a row that are older than a day; return how many.

    If no file at all has a row, folder and database belong to different newsrooms: then
    nothing is touched.
    """
    shelf = received_files()
    # In this order: a file received meanwhile may have its row.
    old = set(shelf.before(timezone.now() - ABANDONED))
    known = set(Image.objects.values_list("file", flat=True))
    if known.isdisjoint(shelf.names()):
        return 0
    left = old - known
    for name in left:
        shelf.delete(name)
    return len(left)
