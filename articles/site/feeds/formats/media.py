"""Pictures as subscribers get them: one file that every program can show.

The lead picture is named with what Media RSS says of one; in the text it is a figure as
the others are.
"""

import logging
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string

from articles.domain.pictures import (
    Picture,
    Rendition,
    lead_picture,
    picture_of,
    plain_rendition,
)
from articles.foundation.markup import Mention, shown
from articles.models import Article, Image
from articles.site.shared import absolute

logger = logging.getLogger(__name__)

NAMESPACE = {"xmlns:media": "http://search.yahoo.com/mrss/"}


@dataclass(frozen=True, slots=True)
class Media:
    """A picture beside an entry. `length` is the size of its file in bytes."""

    url: str
    media_type: str
    length: int
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""
    licence_url: str = ""


def lead_media(article: Article) -> Media | None:
    """Return the lead picture; None if there is none, or if its file can't be named."""
    picture = lead_picture(article, "article")
    rendition = file_of(picture.image) if picture else None
    length = length_of(rendition) if rendition else None
    if picture is None or rendition is None or length is None:
        return None
    image = picture.image
    return Media(
        url=absolute(rendition.url),
        media_type=rendition.media_type,
        length=length,
        width=rendition.width,
        height=rendition.height,
        alt=picture.alt,
        caption=picture.caption,
        credit=image.credit,
        licence=image.licence,
        licence_url=image.licence_url,
    )


def file_of(image: Image) -> Rendition | None:
    """Return the rendition for subscribers, None if the picture's file is lost."""
    rendition = plain_rendition(image)
    if rendition.is_there:
        return rendition
    said = "Picture %s is left out of the feeds: its file %s is lost"
    log_once(said, image.pk, image.file.name)
    return None


def length_of(rendition: Rendition) -> int | None:
    """Return its size in bytes, None if it can't be made or stored."""
    try:
        return rendition.size
    except OSError as error:
        said = "Picture %s is left out of the feeds' enclosures: %s"
        log_once(said, rendition.image.pk, str(error))
        return None


@lru_cache(maxsize=1000)
def log_once(message: str, *details) -> None:
    """Log it once: feed readers ask every half an hour."""
    logger.error(message, *details)


def lead_figure(article: Article) -> str:
    picture = lead_picture(article, "article")
    return figure(picture) if picture else ""


def with_figures(body: str, article: Article, images: dict[str, Image]) -> str:
    """Return a sanitised body, its figures as HTML with absolute addresses."""

    def render(mention: Mention) -> str:
        image = images.get(mention.key)
        if image is None:
            return ""
        return figure(picture_of(image, mention, article.language, "article"))

    return shown(body, render)


def figure(picture: Picture) -> str:
    rendition = file_of(picture.image)
    if rendition is None:
        return ""
    context = {"picture": picture, "rendition": rendition}
    context["origin"] = settings.NEWSROOM_ORIGIN
    return render_to_string("articles/feed_figure.html", context)


def add_media(handler, media: Media | None) -> None:
    """Write it in the words of Media RSS, which RSS and Atom share."""
    if media is None:
        return
    attributes = {
        "url": media.url,
        "type": media.media_type,
        "medium": "image",
        "fileSize": str(media.length),
        "width": str(media.width),
        "height": str(media.height),
    }
    handler.startElement("media:content", attributes)
    if media.caption:
        handler.addQuickElement("media:title", media.caption, {"type": "plain"})
    if media.alt:
        handler.addQuickElement("media:description", media.alt, {"type": "plain"})
    if media.credit:
        handler.addQuickElement("media:credit", media.credit)
    if media.licence_url:
        link = {"type": "text/html", "href": media.licence_url}
        handler.addQuickElement("media:license", media.licence, link)
    handler.endElement("media:content")


def add_enclosure(handler, media: Media | None) -> None:
    """Write the file as RSS has it."""
    if media:
        file = {"url": media.url, "length": str(media.length), "type": media.media_type}
        handler.addQuickElement("enclosure", None, file)


def add_enclosure_link(handler, media: Media | None) -> None:
    """Write the file as Atom has it."""
    if media:
        file = {"rel": "enclosure", "href": media.url, "type": media.media_type}
        handler.addQuickElement("link", "", file | {"length": str(media.length)})


def attachments(media: Media | None) -> list[dict]:
    """Return the file as JSON Feed has it."""
    if media is None:
        return []
    file = {"url": media.url, "mime_type": media.media_type}
    file |= {"title": media.alt} if media.alt else {}
    return [file | {"size_in_bytes": media.length}]
