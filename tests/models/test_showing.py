"""Indexes find a picture's uses, and what is hidden, among however many versions."""

import pytest
from django.db import connection

from articles.models import Article, Image
from tests.support import factories

pytestmark = pytest.mark.django_db
QUESTIONS = {
    "public": lambda: Image.objects.public(),
    "settled": lambda: Image.objects.settled(),
    "used": lambda: Image.objects.used(),
}


def test_a_request_for_a_picture_reads_no_version_without_it():
    asked = Article.objects.showing(factories.picture()).public()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Of so few rows it would read all.
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = asked.explain()
    assert "SCAN" not in plan
    assert "(live_from<" not in plan
    assert "articles_article_lead_image_id" in plan
    assert "figure_image" in plan


@pytest.mark.skipif(
    connection.vendor == "postgresql", reason="It plans by how many rows there are"
)
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_library_asks_of_each_picture_by_indexes(question):
    plan = QUESTIONS[question]().filter(pk=factories.picture().pk).explain()
    assert "SCAN" not in plan
    assert "(live_from<" not in plan
    assert "articles_article_lead_image_id" in plan
    assert "articles_figure_image_id" in plan


def test_each_version_is_named_once_in_front_or_inside():
    image, other = factories.picture("Eins"), factories.picture("Zwei")
    inside = {"body": f'<p>Text.</p><img data-image="{image.key}">'}
    leading = factories.published(lead_image=str(image.key))
    both = factories.draft(lead_image=str(image.key), **inside)
    last = factories.draft(lead_image=str(other.key), **inside)
    factories.draft(lead_image=str(other.key))
    assert list(Article.objects.showing(image).order_by("pk")) == [leading, both, last]
    assert list(Article.objects.showing(image).public()) == [leading]
    assert set(Image.objects.public()) == {image}
    assert Article.objects.showing(image).count() == 3


@pytest.mark.skipif(
    connection.vendor == "postgresql", reason="It plans by how many rows there are"
)
def test_what_is_hidden_from_an_author_is_found_without_reading_what_stands():
    hidden = Article.objects.editions_hidden_from(factories.author())
    plan = hidden.explain()
    assert "article_later_unpublished" in plan
    assert "article_one_stands_for_edition" not in plan
