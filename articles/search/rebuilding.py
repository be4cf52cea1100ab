"""Compare the index with the articles, and put right what is missing or wrong.

Article by article, so that editors save meanwhile and whoever stops it loses nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import batched

from django.db import DatabaseError, connection, transaction

from articles import revision
from articles.content import content_of, parts_ahead, pictures_of
from articles.faults import is_damage
from articles.models import Article, Edition
from articles.search import table, vocabulary
from articles.search.document import Document, document_of
from articles.search.sweeping import forget_former

# Versions that are read at once.
SLICE = 500


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


def check(*, progress: Callable[[Iterable], Iterable] = iter) -> Findings:
    """Say what is missing or wrong; change nothing."""
    return go_through(progress, repair=False)


def rebuild(*, progress: Callable[[Iterable], Iterable] = iter) -> Findings:
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
    for pk in progress(articles):
        findings.articles += 1
        if not (readable and pk in stored):
            findings.missing += set_right(pk, repair=repair, readable=readable)
        else:
            findings.wrong += set_right(pk, repair=repair)
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


def set_right(
    pk: int, *, repair: bool, readable: bool = True, is_counted: bool = True
) -> bool:
    """Return whether the row was not as it should be; write it if told.

    Who sets many right has each counted, or counts them together by and by.
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
            if is_counted:
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
    versions = Article.objects.select_related("edition", "lead_image").order_by("pk")
    ahead = versions.prefetch_related(*parts_ahead())
    with table.unindexed():
        for some in batched(ahead.iterator(chunk_size=SLICE), SLICE):
            contents = [content_of(article) for article in some]
            images = pictures_of(contents)
            for article, content in zip(some, contents, strict=True):
                document = document_of(content, article.language, images)
                table.write(article.pk, document)
            each(len(some))
