"""Put a version into the index, in the transaction that stores its content."""

from articles.content import content_of
from articles.models import Article, Image
from articles.pictures.uses import articles_with
from articles.search.document import document_of
from articles.search.table import write


def index(article: Article, content: dict | None = None) -> None:
    """Let the article be found by what it says; `content` spares reading it again."""
    content = content_of(article) if content is None else content
    write(article.pk, document_of(content, article.language))


def index_where_shown(image: Image) -> None:
    """Let the articles that have a picture be found by what it says now."""
    for article in articles_with(image).select_related("edition"):
        index(article)
