"""Put a version into the index, in the transaction that stores its content."""

from articles.content import content_of
from articles.models import Article, Image
from articles.pictures.uses import articles_with
from articles.search import table
from articles.search.document import document_of


def index(article: Article, content: dict) -> None:
    """Let the article be found by its content."""
    table.lock(article.pk)
    table.write(article.pk, document_of(content, article.language))


def index_where_shown(*images: Image) -> None:
    """Let the articles that have one of these pictures be found by what they say now.

    Who gives one to an article waits until the picture is saved; who takes one away, or
    saves another picture of the article, waits for its row here, or is waited for.
    """
    found = (articles_with(image).values_list("pk", flat=True) for image in images)
    for pk in sorted(set().union(*found)):
        table.lock(pk)
        article = Article.objects.select_related("edition").filter(pk=pk).first()
        if article:
            table.write(pk, document_of(content_of(article), article.language))
