"""Keep a copy of the stock in the database, so that a new process reads little else."""

import logging
from threading import Event

from django.db import Error, connection
from django.utils import timezone

from articles.domain.label_index import form
from articles.domain.label_index.stock import Stock
from articles.domain.site_version import Revision, impatient, is_busy
from articles.models import CatalogueCopy

# A process that had to read so many versions stores a copy, to save others from it.
MANY = 300

logger = logging.getLogger(__name__)
# A failure to write it is logged once.
is_told = Event()


def stored(revision: Revision) -> Stock | None:
    """Return the stored stock, if it can be brought up to date."""
    row = CatalogueCopy.objects.filter(form=form.FORM).first()
    if row is None or row.sequence > revision.sequence:
        return None
    try:
        stock = form.read(bytes(row.content))
    except form.DamagedError:
        logger.warning(
            "The copy of the catalogue is damaged, so all articles are read; "
            "then it is written anew."
        )
        return None
    # A database that was filled from another one may have that one's copy.
    return stock if stock.site == revision.site else None


def keep(stock: Stock) -> None:
    """Store it for others. A failure here must not fail a reader's request."""
    if connection.in_atomic_block:
        return  # it may never have been so
    content = form.written(stock)
    row = CatalogueCopy(pk=1, sequence=stock.sequence, form=form.FORM, content=content)
    row.made_at = timezone.now()
    try:
        with impatient():
            CatalogueCopy.objects.bulk_create(
                [row],
                update_conflicts=True,
                update_fields=["sequence", "form", "content", "made_at"],
                unique_fields=["pk"],
            )
    except Error as error:
        if is_busy(error):
            return  # the next one who reads as much writes it
        if not is_told.is_set():
            logger.warning(
                "The copy of the catalogue can't be written, so each new process reads "
                "all articles: %s. See that the database can be written to.",
                error,
            )
        is_told.set()
