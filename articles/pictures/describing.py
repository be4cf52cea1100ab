"""Save what is said of pictures, and let the articles that show them be found by it."""

from articles import revision, search
from articles.models import Image


@revision.atomic()
def save_words(*images: Image) -> None:
    """Store the pictures as they are; what their articles are found by follows.

    In one block of the revision: its row is the last that a transaction locks.
    """
    for image in images:
        image.save()
    search.index_where_shown(*images)
