"""Pictures in the words of schema.org, with whose they are and what one may do."""

from collections.abc import Iterable

from articles.domain.pictures import Picture, plain_rendition
from articles.models import Article
from articles.site.shared import absolute, sources_of_pictures


def image_objects(pictures: Iterable[Picture], article: Article) -> list[dict]:
    """Describe an article's pictures by the one size that every program can read."""
    sources, lead = sources_of_pictures(article), article.lead_image_id
    return [
        image_object(picture, sources.get(picture.image.pk == lead, ""))
        for picture in pictures
    ]


def image_object(picture: Picture, source: str) -> dict:
    image, rendition = picture.image, plain_rendition(picture.image)
    facts = {
        "contentUrl": absolute(rendition.url),
        "encodingFormat": rendition.media_type,
        "width": rendition.width,
        "height": rendition.height,
        "caption": picture.caption,
        "description": picture.alt,
        "creditText": image.credit,
        "license": image.licence_url,
        "acquireLicensePage": image.source_url,
        "digitalSourceType": source,
    }
    return {"@type": "ImageObject"} | {k: fact for k, fact in facts.items() if fact}
