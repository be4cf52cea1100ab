"""Compare the index with the articles, and put right what is missing or wrong.

Article by article, so that editors save meanwhile and whoever stops it loses nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from articles import revision
from articles.content import content_of, parts_ahead, pictures_of
from articles.faults import is_damage
from articles.models import Article, Edition
from articles.search import table, vocabulary
from articles.search.document import Document, document_of
from articles.search.sweeping import forget_former
from articles.search.vocabulary import Entry

# Versions that are read at once.
SLICE = 500
# So many words are remembered of which the vocabulary is known to have all there is.
MOST_KNOWN = 200_000

type Progress = Callable[[Any], Iterable[int | None]]


@dataclass(slots=True)
class Findings:
    """How many rows were missing, wrong or of no article; if the table was damaged."""

    articles: int = 0
    missing: int = 0
    wrong: int = 0
    superfluous: int = 0
    is_damaged: bool = False

    def __bool__(self) -> bool:
        """Whether anything had to be put right."""
        rows = (self.missing, self.wrong, self.superfluous)
        return self.is_damaged or any(rows)


def check(*, progress: "Progress" = iter) -> Findings:
    """Say what is missing or wrong; change nothing."""
    return go_through(progress, repair=False)


def rebuild(*, progress: "Progress" = iter) -> Findings:
    """Put right what is missing or wrong, and say how much it was."""
    return go_through(progress, repair=True)


def go_through(progress, *, repair: bool) -> Findings:
    findings = Findings(is_damaged=not is_sound())
    if findings.is_damaged and repair:
        with revision.atomic():
            table.drop()
            table.create()
            revision.bump()
    readable = repair or not findings.is_damaged
    articles = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    stored = table.stored_articles() if readable else set()
    for pk in progress(Looked(articles, readable=readable)):
        findings.articles += 1
        if pk is None:
            continue
        changed = set_right(pk, repair=repair, readable=readable)
        if readable and pk in stored:
            findings.wrong += changed
        else:
            findings.missing += changed
    gone = stored.difference(Article.objects.values_list("pk", flat=True))
    findings.superfluous = len(gone)
    if repair and gone:
        with revision.atomic():
            table.remove(gone)
            revision.bump()
    if repair and forget_former():
        revision.bump()
    return findings


def is_sound() -> bool:
    """Whether the table is there, and what it holds of itself is in order."""
    try:
        with transaction.atomic():
            if connection.vendor == "sqlite":
                table.run(
                    "INSERT INTO articles_search (articles_search) "
                    "VALUES ('integrity-check')"
                )
            table.stored_articles()
            vocabulary.ask(f"SELECT 1 FROM {vocabulary.TABLE} LIMIT 1", ())  # noqa: S608 (ours)
    except DatabaseError as error:
        # It isn't damaged because somebody else is writing, or the disk is full.
        if not is_damage(error):
            raise
        return False
    return True


class Looked:
    """Versions that are looked at many at once, each given in its turn: None in the
    place of one that is as it should be.
    """

    def __init__(self, keys: Sequence[int], *, readable: bool = True):
        self.keys, self.readable = keys, readable
        self.known: set[tuple] = set()

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[int | None]:
        for some in batched(self.keys, SLICE):
            right = self.right_among(some) if self.readable else set()
            yield from (None if pk in right else pk for pk in some)

    def right_among(self, keys: Sequence[int]) -> set[int]:
        """Return which versions the index and the vocabulary have as they are now."""
        documents = dict(documents_of(Article.objects.filter(pk__in=keys)))
        stored = table.with_digests({pk: one.digest for pk, one in documents.items()})
        lacking = self.lacking(documents[pk] for pk in stored)
        return {pk for pk in stored if lacking.isdisjoint(entered(documents[pk]))}

    def lacking(self, documents: Iterable[Document]) -> set[tuple]:
        """Return what of these the vocabulary lacks; what it has is asked for once."""
        if len(self.known) > MOST_KNOWN:
            self.known.clear()
        unknown: dict[str, dict[tuple, Entry]] = {}
        for document in documents:
            fresh = entered(document).items() if document.entries else ()
            unknown.setdefault(document.language, {}).update(
                (key, entry) for key, entry in fresh if key not in self.known
            )
        lacking: set[tuple] = set()
        for language, entries in unknown.items():
            found = vocabulary.lacking(language, entries.values())
            lacking |= {key_of(language, entry) for entry in found}
            self.known |= entries.keys() - lacking
        return lacking


def entered(document: Document) -> dict[tuple, Entry]:
    return {key_of(document.language, entry): entry for entry in document.entries}


def key_of(language: str, entry: Entry) -> tuple:
    return language, entry.form, entry.token, entry.kind


def always(_article: Article) -> bool:
    return True


def set_right(
    pk: int,
    *,
    repair: bool,
    readable: bool = True,
    counts: Callable[[Article], bool] = always,
) -> bool:
    """Return whether the row was not as it should be; write it if told.

    The site's revision is counted where the version `counts`: whoever sets many right
    may count them together.
    """
    if not readable:
        return True
    article = Article.objects.select_related("edition").filter(pk=pk).first()
    if article is None or is_right(article):
        return False
    with revision.atomic():
        # Perhaps it was being saved just then: look again while nobody can.
        Edition.objects.select_for_update().get(pk=article.edition_id)
        table.lock(pk)
        article.refresh_from_db()
        document = document_of(content_of(article), article.language)
        if is_stored(pk, document):
            return False
        if repair:
            table.write(pk, document)
            if counts(article):
                revision.bump()
    return True


def is_right(article: Article) -> bool:
    document = document_of(content_of(article), article.language)
    return is_stored(article.pk, document)


def is_stored(pk: int, document: Document) -> bool:
    """Whether the row is made of this, and the vocabulary has all its words."""
    lacking = vocabulary.lacking(document.language, document.entries)
    return table.has_digest(pk, document.digest) and not lacking


def fill(*, each: Callable[[int], object] = bool) -> None:
    """Write the row of every version into an empty index, nobody reading meanwhile."""
    versions = Article.objects.order_by("pk")
    with table.unindexed():
        for pk, document in documents_of(versions):
            table.write(pk, document)
            each(1)


def documents_of(versions: QuerySet[Article]) -> Iterator[tuple[int, Document]]:
    """Yield the key of each version with what the index should hold of it."""
    ahead = versions.select_related("edition", "lead_image")
    ahead = ahead.prefetch_related(*parts_ahead())
    for some in batched(ahead.iterator(chunk_size=SLICE), SLICE):
        contents = [content_of(article) for article in some]
        images = pictures_of(contents)
        for article, content in zip(some, contents, strict=True):
            yield article.pk, document_of(content, article.language, images)
