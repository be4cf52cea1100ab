"""Make the renditions that are missing, and remove those that nobody can ask for."""

import logging
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Q

from articles.darkroom import renditions_folder
from articles.faults import fault_of
from articles.models import Image
from articles.pictures.renditions import Rendition, all_renditions, make

logger = logging.getLogger(__name__)

# Seconds after which a file that somebody began to write is nobody's any more.
ABANDONED = 60 * 60


@dataclass(slots=True)
class Findings:
    """How many renditions were made, couldn't be made, were there, were removed."""

    made: int = 0
    failed: int = 0
    there: int = 0
    removed: int = 0


def make_missing(
    *, unused: bool = False, progress: Callable[[Iterable], Iterable] = iter
) -> Findings:
    """Make what is missing of the pictures that articles have, with `unused` of all.

    Picture by picture and file by file, each whole: whoever stops it loses nothing, and
    two at once do no harm.
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
    findings.removed = remove_superfluous()
    return findings


def make_if_missing(rendition: Rendition, findings: Findings) -> None:
    if rendition.path.exists():
        findings.there += 1
        return
    try:
        make(rendition)
    except OSError as error:
        if fault_of(error):
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
    """Remove what is cut around a former focal point, of a picture that is gone, or was
    begun and never finished; return how many files that were.
    """
    # In this order: what is uploaded meanwhile has no folder yet.
    found, removed = list(folders()), 0
    known = {image.token: image for image in Image.objects.all()}
    for folder in found:
        image = known.get(folder.name)
        names = {one.name for one in all_renditions(image)} if image else set()
        for path in files_in(folder):
            if is_superfluous(path, names):
                path.unlink(missing_ok=True)
                removed += 1
        if image is None:
            shutil.rmtree(folder, ignore_errors=True)
    return removed


def folders() -> Iterator[Path]:
    """Yield the folder of each picture that has renditions."""
    root = renditions_folder()
    if root.is_dir():
        for first in sorted(root.iterdir()):
            if first.is_dir():
                yield from sorted(path for path in first.iterdir() if path.is_dir())


def files_in(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except FileNotFoundError:  # another process has removed it meanwhile
        return []


def is_superfluous(path: Path, names: set[str]) -> bool:
    if path.name in names:
        return False
    if not path.name.startswith("."):
        return True
    try:
        return time.time() - path.stat().st_mtime > ABANDONED
    except FileNotFoundError:  # it got its name meanwhile
        return False
