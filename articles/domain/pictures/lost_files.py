"""Look for lost files of pictures, and for files without a picture. All of a small
library are checked, and each day another part of a large one.
"""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from articles.domain.pictures.renditions import all_renditions
from articles.foundation.image_files import library, rendition_files
from articles.models import Article, Image

# Up to so many pictures, each is checked; beyond that, a part each day.
FEW = 2_000
PARTS = 16
NEWEST = 50
# A picture that is being received has a file before it has a row.
SETTLED = timedelta(days=1)
SIGNS = "0123456789abcdef"


def lost() -> list[Image]:
    """Return pictures whose file isn't where it belongs."""
    shelf = library()
    if settings.NEWSROOM_MEDIA:  # a bucket is asked for each by itself
        images = Image.objects.order_by("-uploaded_at", "-pk")[:NEWEST]
        return [one for one in images if not shelf.exists(one.file_name)]
    found = Image.objects.order_by("pk").filter(file__startswith=part_of_today())
    return [one for one in found if not Path(shelf.path(one.file_name)).is_file()]


def strays() -> list[str]:
    """Return the names of files that have belonged to no picture for a day."""
    root = settings.MEDIA_ROOT / "pictures"
    if settings.NEWSROOM_MEDIA or not root.is_dir():
        return []
    names = set(settled(root, part_of_today()))
    rows = Image.objects.filter(file__startswith=part_of_today())
    return sorted(names.difference(rows.values_list("file", flat=True)))


def settled(root: Path, sign: str) -> Iterator[str]:
    limit = time.time() - SETTLED.total_seconds()
    for folder in root.iterdir():
        if folder.name.startswith(sign) and folder.is_dir():
            for file in folder.iterdir():
                if file.stat().st_mtime < limit:
                    yield f"{folder.name}/{file.name}"


def part_of_today(today: date | None = None) -> str:
    """Return the first letter of the names that are checked today; "": any."""
    if len(Image.objects.order_by()[: FEW + 1].values_list("pk")) <= FEW:
        return ""
    return SIGNS[(today or timezone.localdate()).toordinal() % PARTS]


def unmade() -> list[Image]:
    """Return lead pictures of the newest public articles that lack a rendition."""
    public = Article.objects.public().exclude(lead_image=None)
    newest = public.order_by("-live_from", "-pk").select_related("lead_image")[:NEWEST]
    images = {one.lead_image for one in newest if one.lead_image}
    return [one for one in images if lacks_any(one)]


def lacks_any(image: Image) -> bool:
    shelf = rendition_files()
    return any(not shelf.has(one.file_name) for one in all_renditions(image))
