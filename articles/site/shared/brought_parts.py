"""Parts of articles that plug-ins bring, as their templates render them."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.domain.parts import BROUGHT
from articles.models import Article


def brought_parts(article: Article) -> list[SafeString]:
    """Return the HTML of each part that the article has; each in its own template."""
    found = []
    for name, part in BROUGHT.items():
        if rows := list(getattr(article, name).all()):
            context = {"rows": rows, "article": article}
            found.append(render_to_string(part.template, context))
    return found
