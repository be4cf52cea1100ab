"""Index a version by its content: at once, or later in the worker.

Loading the dictionaries takes 50 MB and most of a second. Commands index at once, in
the transaction that stores the content. A server process leaves it to the worker, and
removes at once the words that may no longer find the version.
"""

from dataclasses import dataclass

from articles.domain import site_version
from articles.domain.content import Content, content_of
from articles.domain.search.index import table
from articles.domain.search.index.document import document_of
from articles.domain.search.index.tasks import index_versions
from articles.models import Article, Image


@dataclass(slots=True)
class Process:
    """The mode of this process: it may leave indexing `to_worker`."""

    to_worker: bool = False


process = Process()


def leave_to_worker() -> None:
    """Stop indexing in this process from now on, since it serves."""
    process.to_worker = True


def index(article: Article, content: Content) -> None:
    """Index the article by its content, and by nothing that was there before."""
    table.lock(article.pk)
    if process.to_worker:
        table.empty(article.pk)
        index_versions.enqueue([article.pk])
    else:
        table.write(article.pk, document_of(content, article.language))


def index_where_shown(*images: Image) -> None:
    """Index the articles that have one of these pictures by its current words.

    A transaction that adds one to an article waits until the picture is saved. One that
    removes a picture, or saves another picture of the article, waits for its row here,
    or is waited for.
    """
    shown = (Article.objects.showing(image) for image in images)
    lists = (versions.values_list("pk", flat=True) for versions in shown)
    keys = sorted(set().union(*lists))
    if process.to_worker:
        if keys:
            index_versions.enqueue(keys)
        return
    for pk in keys:
        table.lock(pk)
        article = Article.objects.select_related("edition").filter(pk=pk).first()
        if article:
            table.write(pk, document_of(content_of(article), article.language))


@site_version.atomic()
def save_words(*images: Image) -> None:
    """Store the pictures as they are, and reindex their articles.

    In one block of the revision: its row is the last that a transaction locks.
    """
    for image in images:
        image.save()
    index_where_shown(*images)
