"""Pictures as the desk shows them in lists and passes them to its scripts."""

import re

from articles.domain.content import by_key
from articles.domain.pictures import renditions_at
from articles.models import Image

KEYS = re.compile(r'data-image="([0-9a-f-]{36})"', re.IGNORECASE)
THUMBNAIL = 320
WHOLE = 640


def thumbnail(image: Image):
    """Return the rendition that the desk shows in lists."""
    found = renditions_at(image, "card", "webp")
    return next((one for one in reversed(found) if one.width <= THUMBNAIL), found[0])


def whole(image: Image):
    """Return a rendition of all of it, to be looked at beside its words."""
    found = renditions_at(image, "article", "webp")
    return next((one for one in reversed(found) if one.width <= WHOLE), found[0])


def told(image: Image) -> dict:
    """Return what a script needs to show a picture and to know what it says."""
    small = thumbnail(image)
    return {
        "key": str(image.key),
        "title": image.title,
        "thumbnail": small.url,
        "width": small.width,
        "height": small.height,
        "alt": image.alts,
        "caption": image.captions,
        "isDecorative": image.is_decorative,
        "credit": ", ".join(part for part in (image.credit, image.licence) if part),
    }


def told_of(body: str | None) -> list[dict]:
    """Return it of each picture in a text, which may be typed and not clean yet."""
    keys = {key.lower() for key in KEYS.findall(body or "")}
    return [told(one) for one in by_key(Image, list(keys)).values()] if keys else []
