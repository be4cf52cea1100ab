"""Remove a picture from the library, with its file and all that was made of it."""

import logging
import shutil
from functools import partial

from django.db import transaction

from articles.models import Image
from articles.pictures.storage import library, renditions_folder

logger = logging.getLogger(__name__)


@transaction.atomic
def remove(image: Image) -> None:
    """Remove a picture that no version has. Raises ProtectedError for any other.

    The files go once the row is gone for good: no row is ever without its file.
    """
    name = image.file.name
    image.delete()
    transaction.on_commit(partial(remove_files, name))


def remove_files(name: str) -> None:
    """Remove the file of that name and its renditions, as far as that is possible."""
    token = name.rsplit("/", 1)[-1].split(".", 1)[0]
    try:
        library().delete(name)
        folder = renditions_folder() / token[:2] / token
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        # Nobody finds it any more; whoever runs the site can remove it by hand.
        logger.error("The files of the picture %s can't be removed: %s", name, error)
