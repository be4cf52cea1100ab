"""Copy articles inside the database: later, under other addresses, else the same.

Keys, identities, moments, addresses and hashes of a copy are its own. Its words are
those of the original, so it is found by the same ones.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection
from django.db.models import DateTimeField, Field, ForeignKey, Model
from django.utils import timezone

from articles.domain.content import TABLE, Content, content_hash
from articles.domain.search.index import table
from articles.domain.search.index.document import Document
from articles.models import Article
from benchmarks.stock.texts import MINUTE, SPAN

# What each version says in its canonical form, before and after its address; and on
# SQLite what is found of it, which FTS5 doesn't tell again.
ASIDE = (
    "CREATE TABLE bench_canonical (article bigint PRIMARY KEY, head text, tail text)",
    "CREATE TABLE bench_words (rowid integer PRIMARY KEY, headline text, top text, "
    "words text)",
    "CREATE TABLE bench_copies (k integer PRIMARY KEY)",
)
FORGET = ("bench_canonical", "bench_words", "bench_copies")


@dataclass(frozen=True, slots=True)
class Copies:
    """How often each article is there, and by how much each copy is later."""

    number: int
    among: int

    @property
    def minutes(self) -> int:
        return max(int(SPAN / MINUTE) // self.among, 1)


def prepare(copies: Copies) -> None:
    with connection.cursor() as cursor:
        for statement in ASIDE:
            cursor.execute(statement)
        rows = [[k] for k in range(1, copies.number)]
        cursor.executemany("INSERT INTO bench_copies VALUES (%s)", rows)


def remember(article: Article, content: Content, document: Document) -> None:
    """Put aside what the copies of a version are made of."""
    later = {name for name, field in TABLE.items() if field.is_later}
    said = {k: v for k, v in content.items() if v or k not in later}
    signs = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}
    head, slug, tail = json.dumps(said, **signs).rpartition(f'"slug":"{article.slug}"')
    head, tail = f'{head}"slug":"{article.slug}', f'"{tail}'
    if not slug or sha256(head + tail) != content_hash(content):
        raise ValueError(f"The hash of “{article}” isn't made as it was.")
    with connection.cursor() as cursor:
        row = [article.pk, head, tail]
        cursor.execute("INSERT INTO bench_canonical VALUES (%s, %s, %s)", row)
        if connection.vendor == "sqlite":
            columns = map(table.fts5_text, document.columns())
            row = [article.pk, *columns]
            cursor.execute("INSERT INTO bench_words VALUES (%s, %s, %s, %s)", row)


def clone(models: tuple[type[Model], ...], copies: Copies) -> None:
    """Store the copies, one statement for each table, and forget what was put aside."""
    dialect = DIALECTS[connection.vendor](copies.minutes)
    dialect.prepare()
    with connection.cursor() as cursor:
        tables = {model: last_key(cursor, model) for model in models}
        for model in models:
            cursor.execute(statement(model, tables, dialect))
        words = "bench_words" if connection.vendor == "sqlite" else "articles_search"
        cursor.execute(
            "INSERT INTO articles_search (rowid, headline, top, words) "
            f"SELECT t.rowid + c.k * {tables[Article]}, headline, top, words "
            f"FROM {words} t CROSS JOIN bench_copies c"
        )
        for name in FORGET:
            cursor.execute(f"DROP TABLE {name}")


def last_key(cursor, model: type[Model]) -> int:
    cursor.execute(f"SELECT COALESCE(max(id), 0) FROM {model._meta.db_table}")
    return cursor.fetchone()[0]


def statement(model: type[Model], tables: dict, dialect: "Dialect") -> str:
    fields = model._meta.concrete_fields
    columns = ", ".join(field.column for field in fields)
    values = ", ".join(value(field, model, tables, dialect) for field in fields)
    source = f"{model._meta.db_table} t CROSS JOIN bench_copies c"
    if any(field.column == "content_hash" for field in fields):
        key = "id" if model is Article else "article_id"
        source += f" JOIN bench_canonical b ON b.article = t.{key}"
    if model is Article:
        source += " JOIN articles_edition e ON e.id = t.edition_id"
    return (
        f"INSERT INTO {model._meta.db_table} ({columns}) SELECT {values} FROM {source}"
    )


def value(field: Field, model: type[Model], tables: dict, dialect: "Dialect") -> str:
    """Return what stands in a column of the copy number `c.k`."""
    column = f"t.{field.column}"
    if own := dialect.own.get(field.name):
        return own.format(column)
    if field.primary_key:
        return f"{column} + c.k * {tables[model]}"
    if isinstance(field, ForeignKey) and field.related_model in tables:
        return f"{column} + c.k * {tables[field.related_model]}"
    if isinstance(field, DateTimeField):
        return dialect.later(column)
    return column


class Dialect:
    """How a database says what a copy has of its own, by the name of the field."""

    def __init__(self, minutes: int):
        self.minutes = minutes
        begun = self.later("e.published_at")
        self.own = {
            "slug": "{} || '-' || c.k",
            "content_hash": self.hash.format("b.head || '-' || c.k || b.tail"),
            "uuid": self.uuid,
            "content": self.content,
            "printed_on": self.day.format(begun),
        }

    uuid, hash, content, day = "", "", "", ""

    def later(self, column: str) -> str:
        raise NotImplementedError

    def prepare(self) -> None:
        """Teach the database what it lacks."""


class Postgresql(Dialect):
    uuid = "md5({}::text || c.k)::uuid"
    hash = "encode(sha256(convert_to({}, 'UTF8')), 'hex')"
    content = "jsonb_set({0}, '{{slug}}', to_jsonb(({0}->>'slug') || '-' || c.k))"
    day = f"(({{}}) AT TIME ZONE '{settings.TIME_ZONE}')::date"

    def later(self, column: str) -> str:
        return f"{column} + c.k * interval '{self.minutes} minutes'"


class Sqlite(Dialect):
    uuid = "bench_uuid({}, c.k)"
    hash = "bench_sha256({})"
    content = "json_set({0}, '$.slug', json_extract({0}, '$.slug') || '-' || c.k)"
    day = "bench_day({})"

    def later(self, column: str) -> str:
        return f"datetime({column}, '+' || (c.k * {self.minutes}) || ' minutes')"

    def prepare(self) -> None:
        with connection.cursor() as cursor:
            known = "SELECT 1 FROM pragma_function_list WHERE name = 'bench_day'"
            if cursor.execute(known).fetchone():
                return
        add = connection.connection.create_function
        add("bench_uuid", 2, lambda uuid, k: md5(f"{uuid}{k}"))
        add("bench_sha256", 1, sha256)
        add("bench_day", 1, local_day)


DIALECTS = {"postgresql": Postgresql, "sqlite": Sqlite}


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def local_day(moment: str | None) -> str | None:
    if moment is None:
        return None
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    return at.astimezone(timezone.get_default_timezone()).date().isoformat()
