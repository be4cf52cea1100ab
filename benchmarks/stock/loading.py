"""Load a stock in bulk: its first articles row by row, the others as their copies."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model, QuerySet
from tqdm import tqdm

from articles.domain.search.index import table
from articles.domain.search.index.document import document_of
from articles.models import (
    Address,
    Article,
    ArticleCategory,
    ArticleCountry,
    ArticleTopic,
    Attribution,
    Decision,
    Edition,
    FurtherReading,
    Snapshot,
    Story,
)
from articles.models.site.site_revision import bump
from benchmarks.stock.cloning import Copies, clone, prepare, remember
from benchmarks.stock.labels import cast
from benchmarks.stock.rows import Batch, Writer
from benchmarks.stock.texts import invented

ORIGINALS = 20_000
AT_ONCE = 1_000
# In an order in which each names only what is there already.
STORED: tuple[type[Model], ...] = (
    Story,
    Edition,
    Address,
    Article,
    ArticleCategory,
    ArticleCountry,
    ArticleTopic,
    Attribution,
    FurtherReading,
    Snapshot,
    Decision,
)
INDEXES = (
    "SELECT indexname, indexdef FROM pg_indexes "
    "WHERE tablename = 'articles_search' AND indexdef NOT LIKE '%UNIQUE%'"
)


def load(number: int, *, originals: int = ORIGINALS) -> None:
    """Fill an empty newsroom with so many articles."""
    originals = min(number, originals)
    if number % originals:
        sys.exit(f"{number} articles can't be loaded: take a multiple of {originals}.")
    copies = Copies(number // originals, among=number)
    with searched_later(), transaction.atomic():
        prepare(copies)
        write(originals, copies)
        clone(STORED, copies)
        bump()
    models = apps.get_app_config("articles").get_models()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")


@contextmanager
def searched_later() -> Iterator[None]:
    """Make the index of PostgreSQL when all is there: in a tenth of the time."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(INDEXES)
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        for _name, definition in indexes:
            cursor.execute(definition)


def write(originals: int, copies: Copies) -> None:
    writer = Writer(cast())
    batches = range(0, originals, AT_ONCE)
    for start in tqdm(batches, unit="batch", disable=None):
        batch = Batch()
        for number in range(start, min(start + AT_ONCE, originals)):
            writer.write(batch, invented(number, among=originals))
        for model in STORED:
            # Not its manager: that refuses what would change a published version.
            QuerySet(model).bulk_create(batch.of(model), batch_size=AT_ONCE)
        for article, content in batch.versions:
            document = document_of(content, article.edition.language)
            table.write(article.pk, document)
            if copies.number > 1:
                remember(article, content, document)
