"""Pages describe their pictures in the words of schema.org, with size and owner."""

import pytest

from articles.domain.pictures import plain_rendition
from tests.site.public.machines.test_jsonld import ORIGIN, article_data
from tests.support.factories import picture, published

pytestmark = pytest.mark.django_db


def test_pictures_are_described_in_the_order_of_the_page_each_once(client):
    lead = picture("Hafen", source_url="https://example.org/hafen", size=(1500, 1000))
    plain = picture("Muster", is_decorative=True, alt="", alt_en="")
    plain.licence = "Nach Absprache"
    plain.save()
    figures = "".join(f'<img data-image="{one.key}">' for one in (plain, lead))
    article = published(
        lead_image=str(lead.key), lead_caption="Der Hafen", body=f"<p>A</p>{figures}"
    )
    first, second = article_data(client, article)["image"]
    assert first == {
        "@type": "ImageObject",
        "contentUrl": ORIGIN + plain_rendition(lead).url,
        "encodingFormat": "image/jpeg",
        "width": 1280,
        "height": 853,
        "caption": "Der Hafen",
        "description": "Hafen, von oben",
        "creditText": "Erika Muster",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "acquireLicensePage": "https://example.org/hafen",
    }
    named = {"@type", "contentUrl", "encodingFormat", "width", "height", "creditText"}
    assert set(second) == named


def test_an_article_without_pictures_says_nothing_of_any(client):
    assert "image" not in article_data(client, published())
