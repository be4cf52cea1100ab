"""Pictures in the words of schema.org, with whose they are and what one may do."""

from collections.abc import Iterable

from articles.domain.pictures import Picture, plain_rendition
from articles.site.shared import absolute


def image_objects(pictures: Iterable[Picture]) -> list[dict]:
    """Describe pictures by the one size that every program can read."""
    return [image_object(picture) for picture in pictures]


def image_object(picture: Picture) -> dict:
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
    }
    return {"@type": "ImageObject"} | {k: fact for k, fact in facts.items() if fact}
