"""Facts in an article's head for those who share it and for reference managers."""

from django.utils import timezone

from articles.models import Article, Masthead
from articles.site.public.machines.jsonld import published


def open_graph(article: Article) -> list[tuple[str, str]]:
    """Return the properties of Open Graph's type `article`."""
    modified = [article.updated_at] if article.was_updated else []
    return [
        ("article:published_time", published(article)),
        *(("article:modified_time", moment(value)) for value in modified),
        *(("article:section", str(label)) for label in article.category_list()[:1]),
        *(("article:tag", str(label)) for label in article.subjects()),
        *(("article:author", name) for name in [article.credited_to] if name),
    ]


def moment(value) -> str:
    return timezone.localtime(value).isoformat(timespec="seconds")


def citation_names(article: Article, masthead: Masthead) -> list[tuple[str, str]]:
    """Return the names that Google Scholar, Zotero and others read a citation from."""
    facts = [
        ("citation_title", article.headline),
        ("citation_author", article.credit_name or article.credit_organisation),
        (
            "citation_author_institution",
            article.credit_name and article.credit_organisation,
        ),
        ("citation_publication_date", f"{article.printed_on:%Y/%m/%d}"),
        ("citation_language", article.language),
        ("citation_publisher", masthead.name),
        ("citation_public_url", article.permalink),
        *(("citation_keywords", str(topic)) for topic in article.topic_list()),
    ]
    return [(name, value) for name, value in facts if value]
