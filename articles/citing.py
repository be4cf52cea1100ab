"""Cite an article as plain text, in the style of German and of English lists."""

from django.utils.dateformat import format as format_date
from django.utils.translation import override

from articles.models import Article


def cite_german(article: Article, *, site: str) -> str:
    day = f"{article.printed_on:%d.%m.%Y}"
    author = f"{article.credited_to}: " if article.credited_to else ""
    return (
        f"{author}{sentence(article.headline)} In: {site}, {day}. {article.permalink}"
    )


def cite_english(article: Article, *, site: str) -> str:
    with override("en"):
        day = format_date(article.printed_on, "j F Y")
    author = f"{sentence(article.credited_to)} " if article.credited_to else ""
    return f"{author}“{sentence(article.headline)}” {site}, {day}. {article.permalink}"


def sentence(text: str) -> str:
    """Return `text` with a full stop, unless it has its own end."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
