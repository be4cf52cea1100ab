"""Load the texts of the stock into the empty tables of the floor."""

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from random import Random

import django
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from benchmarks.stock.texts import (
    CATEGORIES,
    MINUTE,
    PLACES,
    SOURCES,
    SPAN,
    TOPICS,
    Invented,
    invented,
)

ORIGINALS, AT_ONCE = 20_000, 2_000
NUMBERS = {"Category": CATEGORIES, "Country": 60, "Topic": 12, "Source": SOURCES}
SEARCH = {
    "postgresql": (
        "ALTER TABLE floor_article ADD COLUMN search tsvector GENERATED ALWAYS AS ("
        "setweight(to_tsvector('german', title), 'A') || "
        "setweight(to_tsvector('german', teaser), 'B') || "
        "to_tsvector('german', body)) STORED",
        "SET maintenance_work_mem = '512MB'",
        "CREATE INDEX floor_search ON floor_article USING gin (search)",
        "VACUUM ANALYZE",
    ),
    "sqlite": (
        "CREATE VIRTUAL TABLE floor_words USING fts5 (title, teaser, body, "
        "content = 'floor_article', content_rowid = 'id')",
        "INSERT INTO floor_words (floor_words) VALUES ('rebuild')",
        "ANALYZE",
    ),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A text under a key; `first` is the key of the first one of its copy."""

    pk: int
    first: int
    published: datetime
    told: Invented


def load(number: int) -> None:
    # Models can't be imported before Django is set up.
    from benchmarks.floor import models  # noqa: PLC0415 (see above)

    for name, count in NUMBERS.items():
        model = getattr(models, name)
        rows = (model(pk=n + 1, name=f"{name} {n}", slug=f"{n}") for n in range(count))
        model.objects.bulk_create(rows)
    for placed in batched(articles(number), AT_ONCE):
        with transaction.atomic():
            store(models, placed)
    with connection.cursor() as cursor:
        every = django.apps.apps.get_app_config("floor").get_models()
        for statement in connection.ops.sequence_reset_sql(no_style(), every):
            cursor.execute(statement)
        for statement in SEARCH[connection.vendor]:
            cursor.execute(statement)


def articles(number: int) -> Iterator[Placed]:
    originals = min(number, ORIGINALS)
    later = SPAN / number // MINUTE * MINUTE
    for one in range(originals):
        told = invented(one, among=originals)
        for copy in range(number // originals):
            first = copy * originals + 1
            yield Placed(first + one, first, told.published + copy * later, told)


def store(models, placed: Iterable[Placed]) -> None:
    """Store some articles, and then what belongs to each."""
    rows: dict = {models.Article: []}
    for one in placed:
        rows[models.Article].append(article(models, one))
        for row in parts(models, one):
            rows.setdefault(type(row), []).append(row)
    for model, made in rows.items():
        model.objects.bulk_create(made)


def article(models, one: Placed):
    return models.Article(
        pk=one.pk,
        title=one.told.headline,
        slug=f"artikel-{one.pk}",
        teaser=one.told.teaser,
        body=one.told.body,
        published=one.published,
        category_id=one.told.categories[0] + 1,
        source_id=one.told.sources[0] + 1,
    )


def parts(models, one: Placed) -> Iterator:
    for title, _source in one.told.readings:
        address = "https://example.org/"
        yield models.Reading(article_id=one.pk, title=title, url=address)
    through = models.Article.countries.through
    for key in fewer(one.told.countries, PLACES, NUMBERS["Country"]):
        yield through(article_id=one.pk, country_id=key)
    through = models.Article.topics.through
    for key in fewer(one.told.topics, TOPICS, NUMBERS["Topic"]):
        yield through(article_id=one.pk, topic_id=key)
    # Some of those before it, which are stored already.
    random = Random(one.pk)
    near = {max(one.pk - random.randint(1, 400), one.first) for _ in range(3)}
    through = models.Article.related.through
    for key in near - {one.pk}:
        yield through(from_article_id=one.pk, to_article_id=key)


def fewer(chosen: list[int], among: int, number: int) -> set[int]:
    """Return the keys of what stands for these where there are only so many."""
    return {one * number // among + 1 for one in chosen}


def main(number: int) -> None:
    begin = time.monotonic()
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    load(number)
    took = time.monotonic() - begin
    print(f"{number:,} articles of the floor in {took:.0f} s", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
