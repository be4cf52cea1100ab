"""Remove pictures: the row in a transaction, the files after its commit."""

import logging
from functools import partial

from django.db import transaction

from articles.foundation.image_files import (
    library,
    rendition_files,
    renditions_of,
    token_of,
)
from articles.models import Image

logger = logging.getLogger(__name__)


@transaction.atomic
def remove(image: Image) -> None:
    """Delete a picture that no version of any article has, for ever.

    Raises ProtectedError if one has it; then nothing is deleted.
    """
    # From here on no version can add it. Deleting checks again whether one has it.
    Image.objects.select_for_update().filter(pk=image.pk).first()
    image.delete()
    remove_files_later(image.file_name)


def remove_files_later(name: str) -> None:
    """Delete a picture's file and its renditions, if this transaction commits."""
    transaction.on_commit(partial(remove_files, name))


def remove_files(name: str) -> None:
    """Delete the files that are there. A file that can't be deleted is named in the
    log: the row is gone already, so nobody is shown it.
    """
    try:
        library().delete(name)
        rendition_files().delete_all(renditions_of(token_of(name)))
    except FileNotFoundError:
        pass  # Nobody had asked for a rendition.
    except OSError as error:
        logger.warning("Files of the removed picture %s stay: %s", name, error)
