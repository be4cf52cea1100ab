"""Compare the index with the articles, and put right what is missing or wrong.

It goes article by article, so that editors can save meanwhile and a stop loses nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from articles.domain import site_version
from articles.domain.content import (
    Content,
    content_of,
    parts_ahead,
    pictures_of,
    words_of_pictures,
)
from articles.domain.search.index import table
from articles.domain.search.index.document import Document, document_of
from articles.domain.search.index.sweeping import forget_former
from articles.domain.search.language import vocabulary
from articles.domain.search.language.vocabulary import Entry
from articles.foundation.faults import is_damage
from articles.models import Article, Edition, Image

# So many versions are read at once.
SLICE = 500
# So many words are cached that the vocabulary has completely.
MOST_KNOWN = 200_000

type Progress = Callable[[Any], Iterable[Any]]


@dataclass(slots=True)
class Findings:
    """The numbers of rows missing, wrong or of no article; and a damaged table."""

    articles: int = 0
    missing: int = 0
    wrong: int = 0
    superfluous: int = 0
    is_damaged: bool = False

    def __bool__(self) -> bool:
        """Return whether anything had to be put right."""
        rows = (self.missing, self.wrong, self.superfluous)
        return self.is_damaged or any(rows)


def check(*, progress: Progress = iter) -> Findings:
    """Count what is missing or wrong; change nothing."""
    return go_through(progress, repair=False)


def rebuild(*, progress: Progress = iter) -> Findings:
    """Put right what is missing or wrong, and return how much it was."""
    return go_through(progress, repair=True)


def go_through(progress, *, repair: bool) -> Findings:
    findings = Findings(is_damaged=not is_sound())
    if findings.is_damaged and repair:
        with site_version.atomic():
            table.drop()
            table.create()
            site_version.bump()
    readable = repair or not findings.is_damaged
    articles = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    stored = table.stored_articles() if readable else set()
    for pk, suspect in progress(Looked(articles, readable=readable)):
        findings.articles += 1
        if suspect is None:
            continue
        changed = not readable or set_right(suspect, repair=repair)
        if readable and pk in stored:
            findings.wrong += changed
        else:
            findings.missing += changed
    gone = stored.difference(Article.objects.values_list("pk", flat=True))
    findings.superfluous = len(gone)
    if repair and gone:
        with site_version.atomic():
            table.remove(gone)
            site_version.bump()
    if repair and forget_former():
        site_version.bump()
    return findings


def is_sound() -> bool:
    """Return whether the table exists and is consistent in itself."""
    try:
        with transaction.atomic():
            if connection.vendor == "sqlite":
                table.run(
                    "INSERT INTO articles_search (articles_search) "
                    "VALUES ('integrity-check')"
                )
            table.stored_articles()
            vocabulary.read_one()
    except DatabaseError as error:
        # It isn't damaged because somebody else is writing, or the disk is full.
        if not is_damage(error):
            raise
        return False
    return True


@dataclass(frozen=True, slots=True)
class Suspect:
    """A version whose row is to be looked at by itself.

    `document` was made of the state `lock` while the index had no row of the version.
    """

    pk: int
    lock: int = 0
    document: Document | None = None


class Looked:
    """Versions that are checked many at once: each key with its Suspect, or None if the
    row is as it should be.
    """

    def __init__(self, keys: Sequence[int], *, readable: bool = True):
        self.keys, self.readable = keys, readable
        self.known: set[tuple] = set()

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[tuple[int, Suspect | None]]:
        for some in batched(self.keys, SLICE):
            suspects = self.suspects_among(some)
            yield from ((pk, suspects.get(pk)) for pk in some)

    def suspects_among(self, keys: Sequence[int]) -> dict[int, Suspect]:
        """Return the versions that index and vocabulary don't have in their current
        state.
        """
        suspects = {pk: Suspect(pk) for pk in keys}
        if not self.readable:
            return suspects
        there = table.stored_among(keys)
        made = dict(documents_of(Article.objects.filter(pk__in=keys)))
        digests = {article.pk: one.digest for article, one in made.items()}
        stored = table.with_digests(digests) if there else set()
        lacking = self.lacking(
            one for article, one in made.items() if article.pk in stored
        )
        for article, document in made.items():
            pk = article.pk
            if pk in stored and lacking.isdisjoint(entered(document)):
                del suspects[pk]
            elif pk not in there:
                suspects[pk] = Suspect(pk, article.lock, document)
        return suspects

    def lacking(self, documents: Iterable[Document]) -> set[tuple]:
        """Return the entries of these that the vocabulary lacks; cache those it has."""
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
    suspect: Suspect,
    *,
    repair: bool,
    counts: Callable[[Article], bool] = always,
) -> bool:
    """Return whether the row was not as it should be; write it if `repair`.

    The site's revision is counted if the version `counts`: callers that set many right
    may count them together.
    """
    pk = suspect.pk
    article = Article.objects.select_related("edition").filter(pk=pk).first()
    if article is None:
        return False
    # Before anything is locked: the dictionaries may have to be read first.
    before = said_by(article)
    document = suspect.document or made_of(article, before)
    with site_version.atomic():
        # Perhaps it was being saved just then: look again while nobody can.
        Edition.objects.select_for_update().get(pk=article.edition_id)
        table.lock(pk)
        article.refresh_from_db()
        if not is_of_now(suspect, article):
            now = said_by(article)
            if suspect.document or now != before:
                document = made_of(article, now)
            if is_stored(pk, document):
                return False
        if repair:
            table.write(pk, document)
            if counts(article):
                site_version.bump()
    return True


@dataclass(frozen=True, slots=True)
class Said:
    """A version as the index takes it: its content, and the words of its pictures."""

    content: Content
    images: Mapping[str, Image] = field(compare=False)
    of_images: list[str]


def said_by(article: Article) -> Said:
    content = content_of(article)
    images = pictures_of([content])
    of_images = words_of_pictures(content, article.language, images)
    return Said(content, images, of_images)


def made_of(article: Article, said: Said) -> Document:
    return document_of(said.content, article.language, said.images)


def is_of_now(suspect: Suspect, article: Article) -> bool:
    """Return True if the document of a version that has no row still fits it.

    Each change of a version's words, or of its pictures' words, writes its row.
    """
    is_same = bool(suspect.document) and article.lock == suspect.lock
    return is_same and not table.stored_among([article.pk])


def is_stored(pk: int, document: Document) -> bool:
    """Return whether the row is made of this, and the vocabulary has all its words."""
    lacking = vocabulary.lacking(document.language, document.entries)
    return table.has_digest(pk, document.digest) and not lacking


def fill(*, each: Callable[[int], object] = bool) -> None:
    """Write the row of every version into an empty index while nobody reads."""
    versions = Article.objects.order_by("pk")
    with table.unindexed():
        for article, document in documents_of(versions):
            table.write(article.pk, document)
            each(1)


def documents_of(versions: QuerySet[Article]) -> Iterator[tuple[Article, Document]]:
    """Yield each version with its document for the index."""
    ahead = versions.select_related("edition", "lead_image")
    ahead = ahead.prefetch_related(*parts_ahead())
    for some in batched(ahead.iterator(chunk_size=SLICE), SLICE):
        contents = [content_of(article) for article in some]
        images = pictures_of(contents)
        for article, content in zip(some, contents, strict=True):
            yield article, document_of(content, article.language, images)
