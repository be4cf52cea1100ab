"""Acts on many articles at the desk, done as a browser does them."""

import re
from html import unescape

from django.urls import reverse

from articles.models import Article
from articles.workflow import Phase
from tests.support.desk.desk import at_desk, read_form


def bulk_url(name: str, articles) -> str:
    keys = "&".join(f"pk={article.pk}" for article in articles)
    return f"{reverse('admin:articles_article_bulk', args=[name])}?{keys}"


def words(answer) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text)))


def do(person, name: str, articles, **typed):
    client = at_desk(person)
    path = bulk_url(name, articles)
    opened = client.get(path)
    assert opened.status_code == 200
    return client.post(path, read_form(opened) | typed)


def phases(articles) -> list[Phase]:
    return [Article.objects.get(pk=article.pk).phase() for article in articles]
