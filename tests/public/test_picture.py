"""Renditions of pictures: for readers if an article shows them, else for the desk."""

import io

import pytest
from PIL import Image as Pillow

from articles.pictures.renditions import all_renditions, renditions
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_picture_of_a_public_article_is_served_in_every_size(client):
    image = factories.picture("Kran", size=(700, 500))
    factories.published(lead_image=str(image.key))
    for rendition in all_renditions(image):
        response = client.get(rendition.url)
        assert response.status_code == 200, rendition.name
        assert response["Content-Type"] == rendition.media_type
        assert "immutable" in response["Cache-Control"]
        assert not response.cookies
        with Pillow.open(io.BytesIO(response.content)) as picture:
            assert picture.size == (rendition.width, rendition.height)


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn", "expired"])
def test_a_picture_that_no_public_article_has_is_for_the_desk_alone(client, state):
    image = factories.picture("Kran")
    body = f'<p>Text.</p><img data-image="{image.key}">'
    getattr(factories, state)(body=body)
    url = renditions(image, "article", "webp")[0].url
    assert client.get(url).status_code == 404
    client.force_login(factories.author())
    response = client.get(url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
