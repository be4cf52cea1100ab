"""Put a version into the index, in the transaction that stores its content."""

from articles import revision
from articles.content import Content, content_of
from articles.models import Article, Image
from articles.search import table
from articles.search.document import document_of


def index(article: Article, content: Content) -> None:
    """Let the article be found by its content."""
    table.lock(article.pk)
    table.write(article.pk, document_of(content, article.language))


def index_where_shown(*images: Image) -> None:
    """Let the articles that have one of these pictures be found by what they say now.

    Who gives one to an article waits until the picture is saved; who takes one away, or
    saves another picture of the article, waits for its row here, or is waited for.
    """
    shown = (Article.objects.showing(image) for image in images)
    keys = (versions.values_list("pk", flat=True) for versions in shown)
    for pk in sorted(set().union(*keys)):
        table.lock(pk)
        article = Article.objects.select_related("edition").filter(pk=pk).first()
        if article:
            table.write(pk, document_of(content_of(article), article.language))


@revision.atomic()
def save_words(*images: Image) -> None:
    """Store the pictures as they are; what their articles are found by follows.

    In one block of the revision: its row is the last that a transaction locks.
    """
    for image in images:
        image.save()
    index_where_shown(*images)
