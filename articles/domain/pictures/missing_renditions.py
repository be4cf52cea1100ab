"""Make the renditions that are missing, and remove those that nobody can ask for."""

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q

from articles.domain.pictures.headline_cards import FOLDER, wanted_cards
from articles.domain.pictures.renditions import Rendition, all_renditions, make
from articles.domain.pictures.sweeping import sweep
from articles.foundation.faults import hinders_all
from articles.foundation.image_files import rendition_files, renditions_of
from articles.models import Image

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Findings:
    """The numbers of renditions made, failed, found there and removed; and of files
    swept away that no picture has.
    """

    made: int = 0
    failed: int = 0
    there: int = 0
    removed: int = 0
    swept: int = 0


def make_missing(
    *, unused: bool = False, progress: Callable[[Iterable], Iterable] = iter
) -> Findings:
    """Make the missing renditions of pictures that articles have, with `unused` of all.

    It goes picture by picture and file by file, each whole: a stop loses nothing, and
    two runs at once do no harm.
    """
    images = Image.objects.order_by("pk")
    if not unused:
        used = Q(led_articles__isnull=False) | Q(figures__isnull=False)
        images = images.filter(used).distinct()
    findings = Findings()
    for pk in progress(list(images.values_list("pk", flat=True))):
        # It may have been deleted or cut otherwise meanwhile.
        if image := Image.objects.filter(pk=pk).first():
            for rendition in all_renditions(image):
                make_if_missing(rendition, findings)
    findings.removed, findings.swept = remove_superfluous(), sweep()
    return findings


def make_if_missing(rendition: Rendition, findings: Findings) -> None:
    try:
        if rendition_files().has(rendition.file_name):
            findings.there += 1
            return
        make(rendition)
    except OSError as error:
        if hinders_all(error):
            raise  # the next one, too, would be made in vain
        findings.failed += 1
        logger.error(
            "The rendition %s of picture %s can't be made: %s",
            rendition.name,
            rendition.image.pk,
            error,
        )
    else:
        findings.made += 1


def remove_superfluous() -> int:
    """Remove renditions that are cut around a former focal point, belong to a deleted
    picture, or were begun and never finished, and cards of headlines that no public
    article has; return the number of files.
    """
    # In this order: a picture uploaded meanwhile has no folder yet.
    shelf, removed = rendition_files(), 0
    found = groupby(list(shelf.names()), lambda name: name.rpartition("/")[0])
    known = {renditions_of(image.token): image for image in Image.objects.all()}
    for folder, names in found:
        image = known.get(folder)
        wanted = {one.file_name for one in all_renditions(image)} if image else set()
        if folder == FOLDER:
            wanted = wanted_cards()
        for name in names:
            if name not in wanted:
                shelf.delete(name)
                removed += 1
        if image is None and not wanted:
            with suppress(OSError):
                shelf.delete_all(folder)
    return removed
