"""Articles and pictures are saved at the same moment, and the index is right then."""

from contextlib import contextmanager
from threading import Thread

import pytest
from django.db import connection

from articles.domain import search
from articles.domain.search import save_words
from articles.domain.search.index import table
from articles.models import Article, Image
from tests.support import factories

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="Nobody else writes while one does"
    ),
]
# Moments of the first writer: before it queries the index, and before it writes there.
MOMENTS = ("articles_search", "INTO articles_search")


@contextmanager
def at_once(other, moment: str, *, after: bool = False):
    """Let somebody else begin at a statement of the first one, before it or after."""
    started, came_of_it = [], []

    def act():
        try:
            came_of_it.append(other())
        finally:
            connection.close()

    def begin():
        started.append(Thread(target=act))
        started[0].start()
        started[0].join(0.5)

    def meanwhile(execute, sql, *args):
        is_now = moment in sql and not started
        if is_now and not after:
            begin()
        result = execute(sql, *args)
        if is_now and after:
            begin()
        return result

    with connection.execute_wrapper(meanwhile):
        yield
    started[0].join()
    assert len(came_of_it) == 1


def led_and_with(lead: Image, inside: Image) -> Article:
    body = f'<p>Text.</p><img data-image="{inside.key}">'
    return factories.draft(lead_image=str(lead.key), body=body)


def captioned(image: Image, words: str) -> None:
    image = Image.objects.get(pk=image.pk)
    image.caption = words
    save_words(image)


def taken_out(article: Article) -> None:
    article = Article.objects.get(pk=article.pk)
    factories.edited(article, by=factories.author(), lead_image=None)


def found(word: str) -> bool:
    query = search.read_query(word, "de", "en")
    return search.matching(Article.objects.all(), query).exists()


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("first", ["author", "editor"])
def test_a_picture_gets_other_words_while_an_article_loses_it(first, moment):
    lead, inside = factories.picture("Eins"), factories.picture("Zwei")
    article = led_and_with(lead, inside)
    acts = [lambda: taken_out(article), lambda: captioned(lead, "Kranich")]
    one, other = acts if first == "author" else reversed(acts)
    with at_once(other, moment):
        one()
    lead.refresh_from_db()
    assert (lead.caption, found("Kranich"), found("Zwei")) == ("Kranich", False, True)
    assert not search.check()


@pytest.mark.parametrize("moment", MOMENTS)
def test_two_pictures_of_one_article_get_other_words(moment):
    lead, inside = factories.picture("Eins"), factories.picture("Zwei")
    led_and_with(lead, inside)
    with at_once(lambda: captioned(inside, "Storch"), moment):
        captioned(lead, "Kranich")
    assert found("Kranich")
    assert found("Storch")
    assert not search.check()


def test_a_picture_gets_other_words_while_the_index_is_put_right():
    lead, inside = factories.picture("Eins"), factories.picture("Zwei")
    article = led_and_with(lead, inside)
    factories.published(lead_image=str(lead.key))
    table.write(article.pk, search.document_of({"headline": "Falsch"}, "de"))
    with at_once(search.rebuild, "articles_siterevision", after=True):
        captioned(lead, "Kranich")
    assert found("Kranich")
    assert not search.check()
